package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Clean;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.jspecify.annotations.Nullable;

/** Why Discord cannot be reached, in words for whoever runs this. */
final class Unreachable {
    private Unreachable() {}

    static String why(Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            String why = word(cause);
            if (why != null) {
                return why;
            }
            cause = cause.getCause();
        }
        return DiscordTexts.text("unreachable.other");
    }

    private static @Nullable String word(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return DiscordTexts.text("unreachable.unknown", host(String.valueOf(cause.getMessage())));
        }
        if (cause instanceof InterruptedIOException) {
            return DiscordTexts.text("unreachable.silent");
        }
        if (cause instanceof SSLException) {
            return DiscordTexts.text("unreachable.insecure");
        }
        if (cause instanceof SocketException) {
            return DiscordTexts.text("unreachable.refused");
        }
        if (cause instanceof ErrorResponseException answered && answered.getResponse().code > 0) {
            return DiscordTexts.text("unreachable.status", answered.getResponse().code);
        }
        return cause instanceof IOException ? DiscordTexts.text("unreachable.broken") : null;
    }

    /** Java says the name, and on some systems why it was not found. */
    private static String host(String message) {
        return Clean.text(message.replaceFirst(":.*", ""));
    }
}
