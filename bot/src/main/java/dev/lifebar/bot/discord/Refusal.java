package dev.lifebar.bot.discord;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.workspace.Channel;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.jspecify.annotations.Nullable;

/** Tells what a refused message means: whether it may work later, and what a person can do. */
final class Refusal {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int SERVER_ERROR = 500;
    private static final int UNREACHED = 0;

    private final JDA jda;
    private final Channel channel;

    Refusal(JDA jda, Channel channel) {
        this.jda = jda;
        this.channel = channel;
    }

    Outcome outcome(ErrorResponseException refused) {
        if (EditLimits.isMetBy(refused)) {
            return new Outcome.TooManyEdits(DiscordTexts.text("post.edits"));
        }
        return switch (refused.getErrorResponse()) {
            case UNKNOWN_CHANNEL -> known() == null ? refused("post.gone") : later(DiscordTexts.text("post.access"));
            case UNKNOWN_MESSAGE -> refused("post.deleted");
            case CANNOT_SEND_TO_USER, NO_MUTUAL_GUILDS, UNKNOWN_USER -> refused("post.person");
            case MISSING_ACCESS -> later(DiscordTexts.text("post.access"));
            case MISSING_PERMISSIONS -> later(missing());
            case ILLEGAL_OPERATION_ARCHIVED_THREAD -> later(DiscordTexts.text("post.archived"));
            case INVALID_FORM_BODY, INVALID_AUTHOR_EDIT, EMPTY_MESSAGE, REQUEST_ENTITY_TOO_LARGE -> wrong(refused);
            default -> other(refused);
        };
    }

    /** Whether Discord may have done it although it did not say so. */
    static boolean isSilence(ErrorResponseException refused) {
        int status = refused.getResponse().code;
        return status >= SERVER_ERROR || status <= UNREACHED;
    }

    /** A token that was replaced, a block by address, a code that is new: what we do not know may pass, or not. */
    private static Outcome other(ErrorResponseException refused) {
        int status = refused.getResponse().code;
        if (isSilence(refused)) {
            return new Outcome.TryLater(DiscordTexts.text("post.silent"), null);
        }
        if (status == BAD_REQUEST) {
            return wrong(refused);
        }
        String reason = status == UNAUTHORIZED
                ? DiscordTexts.text("post.token")
                : DiscordTexts.text("post.unknown", status, refused.getErrorCode());
        return new Outcome.TryLater(reason, null);
    }

    /** The message itself is what Discord does not like, today and tomorrow. */
    private static Outcome wrong(ErrorResponseException refused) {
        return new Outcome.Refused(DiscordTexts.text("post.refused", refused.getErrorCode()));
    }

    private static Outcome refused(String key) {
        return new Outcome.Refused(DiscordTexts.text(key));
    }

    private static Outcome later(String reason) {
        return new Outcome.Forbidden(reason);
    }

    /** Which permission is missing, as far as we know the channel. */
    private String missing() {
        GuildChannel known = known();
        if (known == null) {
            return DiscordTexts.text("post.permission.unknown");
        }
        return missing(known, Permission.VIEW_CHANNEL, Permission.MESSAGE_SEND, Permission.MESSAGE_SEND_IN_THREADS)
                .orElseGet(() -> DiscordTexts.text("post.permission.unknown"));
    }

    /** The channel as the gateway told of it, which tells of what the bot may not view too; threads may be unknown. */
    private @Nullable GuildChannel known() {
        return jda.getGuildChannelById(channel.id());
    }

    /** Which of these permissions the bot has not in a channel. */
    static Optional<String> missing(GuildChannel known, Permission... wanted) {
        return Stream.of(wanted)
                .filter(permission -> !known.getGuild().getSelfMember().hasPermission(known, permission))
                .map(permission -> DiscordTexts.text("post.permission", permission.getName()))
                .findFirst();
    }
}
