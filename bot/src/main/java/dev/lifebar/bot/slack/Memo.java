package dev.lifebar.bot.slack;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a view remembers of how it came up; Slack keeps it with the view, so that it works after a restart.
 *
 * @param team the Slack workspace it was opened in; a form counts nowhere else
 * @param channel where the answer goes
 * @param responseUrl the address for the answer; empty where there is none
 * @param openedAt in seconds; the address is good for half an hour
 * @param quiet whether the answer is for the caller alone, because a message in the channel will tell anyway
 */
record Memo(
        String team,
        String path,
        Map<String, String> given,
        String channel,
        String channelName,
        String responseUrl,
        long openedAt,
        boolean quiet) {
    private static final Gson GSON = new Gson();
    /**
     * https://docs.slack.dev/interactivity/handling-user-interaction says 30 minutes; some of it may be gone when the view opens.
     */
    private static final Duration ANSWERABLE = Duration.ofMinutes(29);

    static Memo of(Form form, Origin origin, String responseUrl, Instant now) {
        Channel channel = origin.channel();
        String name = channel.name().startsWith("#") ? channel.name().substring(1) : "";
        return new Memo(
                origin.workspace().externalId(),
                form.path(),
                form.given(),
                channel.id(),
                name,
                responseUrl,
                now.getEpochSecond(),
                origin.place() == Place.APART);
    }

    /** What was written, or nothing if it is not ours. */
    static Optional<Memo> read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(GSON.fromJson(text, Memo.class)).filter(Memo::isWhole);
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    String text() {
        return GSON.toJson(this);
    }

    boolean isAnswerable(Instant now) {
        return !responseUrl.isEmpty()
                && Instant.ofEpochSecond(openedAt).plus(ANSWERABLE).isAfter(now);
    }

    Form form() {
        return new Form("", path, given, List.of());
    }

    /** The same place and address for another form that follows. */
    Memo with(Form form) {
        return new Memo(team, form.path(), form.given(), channel, channelName, responseUrl, openedAt, quiet);
    }

    @SuppressWarnings("ConstantValue") // Gson leaves out what the text leaves out
    private boolean isWhole() {
        return team != null
                && path != null
                && given != null
                && channel != null
                && channelName != null
                && responseUrl != null;
    }
}
