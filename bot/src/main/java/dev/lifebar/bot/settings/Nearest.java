package dev.lifebar.bot.settings;

import dev.lifebar.core.provider.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant by a misspelt name. */
final class Nearest {
    /** More slips than this, or in more than half of it, and it is another word. */
    private static final int SLIPS = 3;

    private Nearest() {}

    static Optional<String> to(String text, List<String> names) {
        String typed = text.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.comparingInt(name -> EditDistance.between(typed, name)))
                .filter(name -> EditDistance.between(typed, name) <= Math.min(SLIPS, name.length() / 2));
    }
}
