package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Bundle;
import java.util.List;

/** The sentences only Discord needs. */
final class DiscordTexts {
    private static final Bundle BUNDLE = Bundle.beside(DiscordTexts.class, "discord");

    private DiscordTexts() {}

    static String text(String key, Object... arguments) {
        return BUNDLE.text(key, arguments);
    }

    /** The keys there are, for the test that holds them against the code. */
    static List<String> keys() {
        return BUNDLE.keys();
    }
}
