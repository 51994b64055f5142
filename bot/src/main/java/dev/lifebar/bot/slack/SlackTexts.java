package dev.lifebar.bot.slack;

import dev.lifebar.core.reply.Bundle;
import java.util.List;

/** The sentences only Slack needs. */
final class SlackTexts {
    private static final Bundle BUNDLE = Bundle.beside(SlackTexts.class, "slack");

    private SlackTexts() {}

    static String text(String key, Object... arguments) {
        return BUNDLE.text(key, arguments);
    }

    /** The keys there are, for the test that holds them against the code. */
    static List<String> keys() {
        return BUNDLE.keys();
    }
}
