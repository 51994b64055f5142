package dev.lifebar.bot.web;

import dev.lifebar.core.reply.Bundle;
import java.util.List;

/** The sentences only the web needs. */
final class WebTexts {
    private static final Bundle BUNDLE = Bundle.beside(WebTexts.class, "web");

    private WebTexts() {}

    static String text(String key, Object... arguments) {
        return BUNDLE.text(key, arguments);
    }

    /** The keys there are, for the test that holds them against the code. */
    static List<String> keys() {
        return BUNDLE.keys();
    }
}
