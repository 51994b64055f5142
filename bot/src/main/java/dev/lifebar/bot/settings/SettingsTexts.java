package dev.lifebar.bot.settings;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences about what was chosen before the start, from one resource bundle. */
final class SettingsTexts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.lifebar.bot.settings.settings", Locale.ROOT, SettingsTexts.class.getModule());
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private SettingsTexts() {}

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
