package dev.lifebar.bot.discord;

import dev.lifebar.core.alert.Nonce;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.jspecify.annotations.Nullable;

/**
 * The number that a posted message carries as the id of its container, since Discord does not give its nonce back.
 *
 * @param id a positive number, as Discord wants it; of the few deliveries of one channel no two have the same
 * @param since before this it was not posted; null if that is not known
 */
record Mark(int id, @Nullable Instant since) {
    /** The most there are: https://docs.discord.com/developers/resources/message#get-channel-messages */
    private static final int PAGE = 100;

    private static final int PAGES = 5;

    /** How far the clock here and Discord's may be apart. */
    private static final Duration DOUBT = Duration.ofMinutes(10);

    static Mark of(String nonce) {
        CRC32 checksum = new CRC32();
        checksum.update(nonce.getBytes(StandardCharsets.UTF_8));
        Instant since = Nonce.madeAt(nonce).map(made -> made.minus(DOUBT)).orElse(null);
        return new Mark(Math.max(1, (int) (checksum.getValue() >>> 1)), since);
    }

    /** The same message, marked. */
    DataObject on(DataObject message) {
        message.getArray("components").getObject(0).put("id", id);
        return message;
    }

    /** A part of a channel's messages, the latest first. */
    private record Page(List<DataObject> messages) {
        boolean isLast(@Nullable Instant since) {
            if (since == null || messages.size() < PAGE) {
                return true;
            }
            return TimeUtil.getTimeCreated(Long.parseUnsignedLong(oldest()))
                    .toInstant()
                    .isBefore(since);
        }

        String oldest() {
            return messages.get(messages.size() - 1).getString("id");
        }
    }

    /** The id of our message with this mark among the channel's latest, where we may read them. */
    Optional<String> find(JDA connection, String channel) throws RateLimitedException {
        Route.CompiledRoute latest =
                Route.Messages.GET_MESSAGE_HISTORY.compile(channel).withQueryParams("limit", String.valueOf(PAGE));
        try {
            Page page = read(connection, latest);
            Optional<String> found = among(page, connection);
            for (int pages = 1; found.isEmpty() && !page.isLast(since) && pages < PAGES; pages++) {
                page = read(connection, latest.withQueryParams("before", page.oldest()));
                found = among(page, connection);
            }
            return found;
        } catch (ErrorResponseException e) {
            if (Refusal.isSilence(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Page read(JDA connection, Route.CompiledRoute route) throws RateLimitedException {
        return new RestActionImpl<Page>(
                        connection,
                        route,
                        (response, request) -> new Page(
                                response.getArray().stream(DataArray::getObject).toList()))
                .complete(false);
    }

    private Optional<String> among(Page page, JDA connection) {
        String self = connection.getSelfUser().getId();
        return page.messages().stream()
                .filter(message -> message.getObject("author").getString("id").equals(self))
                .filter(this::isOn)
                .map(message -> message.getString("id"))
                .findFirst();
    }

    private boolean isOn(DataObject message) {
        return message.optArray("components").stream()
                .flatMap(components -> components.stream(DataArray::getObject))
                .anyMatch(component -> component.getInt("id", 0) == id);
    }
}
