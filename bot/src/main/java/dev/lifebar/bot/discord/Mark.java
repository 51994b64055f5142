package dev.lifebar.bot.discord;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.Request;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/**
 * The number that a posted message carries as the id of its container, since Discord does not give its nonce back.
 *
 * @param id a positive number, as Discord wants it; of the few deliveries of one channel no two have the same
 */
record Mark(int id) {
    private static final int LATEST = 50;

    static Mark of(String nonce) {
        CRC32 checksum = new CRC32();
        checksum.update(nonce.getBytes(StandardCharsets.UTF_8));
        return new Mark(Math.max(1, (int) (checksum.getValue() >>> 1)));
    }

    /** The same message, marked. */
    DataObject on(DataObject message) {
        message.getArray("components").getObject(0).put("id", id);
        return message;
    }

    /** The id of our message with this mark among the channel's latest, where we may read them. */
    Optional<String> find(JDA connection, String channel) throws RateLimitedException {
        Route.CompiledRoute latest =
                Route.Messages.GET_MESSAGE_HISTORY.compile(channel).withQueryParams("limit", String.valueOf(LATEST));
        try {
            return new RestActionImpl<Optional<String>>(connection, latest, this::find).complete(false);
        } catch (ErrorResponseException e) {
            if (Refusal.isSilence(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<String> find(Response response, Request<Optional<String>> request) {
        String self = request.getJDA().getSelfUser().getId();
        return response.getArray().stream(DataArray::getObject)
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
