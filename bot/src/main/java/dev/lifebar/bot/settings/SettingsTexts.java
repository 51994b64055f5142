package dev.lifebar.bot.settings;

import dev.lifebar.core.reply.Bundle;
import java.util.List;

/** The sentences about what was chosen before the start. */
final class SettingsTexts {
    private static final Bundle BUNDLE = Bundle.beside(SettingsTexts.class, "settings");

    private SettingsTexts() {}

    static String text(String key, Object... arguments) {
        return BUNDLE.text(key, arguments);
    }

    /** The keys there are, for the test that holds them against the code. */
    static List<String> keys() {
        return BUNDLE.keys();
    }
}
