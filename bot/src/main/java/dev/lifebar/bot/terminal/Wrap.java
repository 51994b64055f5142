package dev.lifebar.bot.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Breaks long lines between words. */
final class Wrap {
    private Wrap() {}

    /**
     * The line in pieces that fit.
     *
     * @param width columns, counting wide characters twice; zero leaves the line whole
     */
    static List<AttributedString> at(int width, AttributedString line) {
        List<AttributedString> pieces = new ArrayList<>();
        AttributedString rest = line;
        while (width > 0 && rest.columnLength() > width) {
            int cut = cut(rest, rest.columnSubSequence(0, width).length());
            pieces.add(rest.subSequence(0, cut));
            rest = withoutLeadingSpaces(rest.subSequence(cut, rest.length()));
        }
        if (rest.length() > 0 || pieces.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    /** Where to break a text of which so many characters fit: at the last space, or where it must be. */
    private static int cut(AttributedString text, int fitting) {
        int space = text.toString().lastIndexOf(' ', fitting);
        if (space > 0 && !text.toString().substring(0, space).isBlank()) {
            return space;
        }
        return Math.max(Character.charCount(text.codePointAt(0)), fitting);
    }

    private static AttributedString withoutLeadingSpaces(AttributedString text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return text.subSequence(start, text.length());
    }
}
