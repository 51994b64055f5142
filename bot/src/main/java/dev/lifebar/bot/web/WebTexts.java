package dev.lifebar.bot.web;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences only the web needs, from one resource bundle. */
final class WebTexts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.lifebar.bot.web.web", Locale.ROOT, WebTexts.class.getModule());
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private WebTexts() {}

    /** The text with its places {@code {0}}, {@code {1}} … filled in. */
    static String text(String key, Object... arguments) {
        return PLACE.matcher(BUNDLE.getString(key))
                .replaceAll(
                        place -> Matcher.quoteReplacement(String.valueOf(arguments[Integer.parseInt(place.group(1))])));
    }

    /** The keys there are, for the test that holds them against the code. */
    static List<String> keys() {
        return List.copyOf(BUNDLE.keySet());
    }
}
