package dev.lifebar.bot.slack;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one person or group that a message pings.
 *
 * @param markup as Slack writes it: {@code <@U1>} for a person, {@code <!subteam^S1>} for a group
 */
record Mention(String markup) {
    private static final Pattern FORM = Pattern.compile("<@[UW][A-Z0-9]{1,20}>|<!subteam\\^S[A-Z0-9]{1,20}>");

    /** Nothing for anything else: what was stored must not be able to ping everyone. */
    static Optional<Mention> of(@Nullable String markup) {
        return Optional.ofNullable(markup)
                .filter(text -> FORM.matcher(text).matches())
                .map(Mention::new);
    }
}
