package dev.lifebar.core.provider;

import dev.lifebar.core.provider.Condition.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in an answer something stands: names between dots, {@code [0]} for one element of a list, {@code [*]} for each,
 * {@code [units=usd]}, {@code [amount!=0]} and {@code [name~usd]} for those whose member is this, is not, or contains it,
 * {@code [currency=USD][amount!=0]} for those of which both is so, {@code [currency={currency}]} for what a field of the recipe
 * says. Of a name with a question mark, as in {@code rows?[*]}, nothing need be there.
 *
 * @param text as it was written
 */
public record Path(String text, List<Step> steps) {

    /** One step into an answer. */
    public sealed interface Step {
        /** The member of an object, which may be missing if it is optional. */
        record Member(String name, boolean optional) implements Step {}

        /** One element of a list, counted from nothing. */
        record Element(int index) implements Step {}

        /** Each element of a list. */
        record Each() implements Step {}

        /** The elements of a list whose member compares like this with a value. */
        record Those(String member, Comparison comparison, String value) implements Step {}

        /** Those among the ones before of which this is so too. */
        record Also(Those those) implements Step {}
    }

    private static final Pattern THOSE = Pattern.compile("([\\p{L}\\p{Nd}_$-]+)(=|!=|~)(.*)");

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
            steps.add(after(steps, step(text.substring(at, end))));
            at = end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
        }
        if (steps.isEmpty() || text.endsWith(".")) {
            throw new IllegalArgumentException(text);
        }
        return new Path(text, steps);
    }

    private static Step after(List<Step> before, Step step) {
        if (before.isEmpty() || !(step instanceof Step.Those those)) {
            return step;
        }
        Step last = before.get(before.size() - 1);
        return last instanceof Step.Those || last instanceof Step.Also ? new Step.Also(those) : step;
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
        return end > from && end < text.length() && text.charAt(end) == '?' ? end + 1 : end;
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '-' || character == '$';
    }

    private static Step step(String text) {
        if (text.charAt(0) != '[') {
            boolean optional = text.endsWith("?");
            return new Step.Member(optional ? text.substring(0, text.length() - 1) : text, optional);
        }
        String inside = text.substring(1, text.length() - 1);
        if (inside.equals("*")) {
            return new Step.Each();
        }
        Matcher those = THOSE.matcher(inside);
        return those.matches()
                ? new Step.Those(those.group(1), comparison(those.group(2)), those.group(3))
                : new Step.Element(Integer.parseUnsignedInt(inside));
    }

    private static Comparison comparison(String sign) {
        return switch (sign) {
            case "=" -> Comparison.IS;
            case "!=" -> Comparison.IS_NOT;
            default -> Comparison.CONTAINS;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
