package dev.lifebar.core.provider;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in an answer something stands: names between dots, {@code [0]} for one element of a list, {@code [*]} for each,
 * {@code [units=usd]} and {@code [amount!=0]} for those whose member is this or is not.
 *
 * @param text as it was written
 */
public record Path(String text, List<Step> steps) {

    /** One step into an answer. */
    public sealed interface Step {
        /** The member of an object. */
        record Member(String name) implements Step {}

        /** One element of a list, counted from nothing. */
        record Element(int index) implements Step {}

        /** Each element of a list. */
        record Each() implements Step {}

        /** The elements of a list whose member is this value, or is not. */
        record Those(String member, String value, boolean equal) implements Step {}
    }

    public Path {
        steps = List.copyOf(steps);
    }

    /** Reads a path, or complains with an {@link IllegalArgumentException}. */
    static Path of(String text) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '[' ? text.indexOf(']', at) + 1 : endOfName(text, at);
            if (end <= at) {
                throw new IllegalArgumentException(text);
            }
            steps.add(step(text.substring(at, end)));
            at = end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
        }
        if (steps.isEmpty() || text.endsWith(".")) {
            throw new IllegalArgumentException(text);
        }
        return new Path(text, steps);
    }

    /** Reads paths of which the first that leads anywhere counts, written {@code remaining | balance}. */
    static List<Path> either(String text) {
        List<Path> paths = new ArrayList<>();
        for (String path : text.split("\\|", -1)) {
            paths.add(of(path.strip()));
        }
        return paths;
    }

    private static int endOfName(String text, int from) {
        int end = from;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '-' || character == '$';
    }

    private static Step step(String text) {
        if (text.charAt(0) != '[') {
            return new Step.Member(text);
        }
        String inside = text.substring(1, text.length() - 1);
        if (inside.equals("*")) {
            return new Step.Each();
        }
        int equals = inside.indexOf('=');
        if (equals < 0) {
            return new Step.Element(Integer.parseUnsignedInt(inside));
        }
        boolean equal = inside.charAt(Math.max(equals - 1, 0)) != '!';
        String member = inside.substring(0, equal ? equals : equals - 1);
        if (member.isEmpty() || endOfName(member, 0) < member.length()) {
            throw new IllegalArgumentException(text);
        }
        return new Step.Those(member, inside.substring(equals + 1), equal);
    }

    @Override
    public String toString() {
        return text;
    }
}
