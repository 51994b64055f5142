package dev.lifebar.bot.discord;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The one person or role that a message pings.
 *
 * @param markup as Discord writes it: {@code <@1>} for a person, {@code <@&1>} for a role
 */
record Mention(String markup, Kind kind, String id) {
    private static final Pattern FORM = Pattern.compile("<@(&?)([0-9]{1,20})>");

    /** Whom it pings. */
    enum Kind {
        PERSON,
        ROLE
    }

    /** Nothing for anything else: what was stored must not be able to ping everyone. */
    static Optional<Mention> of(@Nullable String markup) {
        Matcher form = FORM.matcher(markup == null ? "" : markup);
        return form.matches()
                ? Optional.of(
                        new Mention(form.group(), form.group(1).isEmpty() ? Kind.PERSON : Kind.ROLE, form.group(2)))
                : Optional.empty();
    }

    /** The message, allowed to ping this one. */
    MessageCreateBuilder on(MessageCreateBuilder message) {
        return switch (kind) {
            case PERSON -> message.mentionUsers(id);
            case ROLE -> message.mentionRoles(id);
        };
    }
}
