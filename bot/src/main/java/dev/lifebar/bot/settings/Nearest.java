package dev.lifebar.bot.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant by a misspelt name. */
final class Nearest {
    /** More slips than this, and it is another word. */
    private static final int SLIPS = 3;

    private Nearest() {}

    static Optional<String> to(String text, List<String> names) {
        String typed = text.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.comparingInt(name -> slips(typed, name)))
                .filter(name -> slips(typed, name) <= Math.min(SLIPS, name.length() / 2));
    }

    /** Letters to insert, delete or replace to get from one to the other. */
    private static int slips(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 0; row < one.length(); row++) {
            above = next(above, row, one.charAt(row), other);
        }
        return above[other.length()];
    }

    private static int[] next(int[] above, int row, char letter, String other) {
        int[] line = new int[above.length];
        line[0] = row + 1;
        for (int column = 1; column < line.length; column++) {
            int replaced = above[column - 1] + (other.charAt(column - 1) == letter ? 0 : 1);
            line[column] = Math.min(replaced, 1 + Math.min(above[column], line[column - 1]));
        }
        return line;
    }
}
