package dev.lifebar.core.command;

import dev.lifebar.core.provider.EditDistance;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the command that somebody typed. */
final class Directory {
    private static final String COMMON = "lifebar";
    private static final int MOST_EDITS = 2;
    private static final int LONGEST_TYPED = 40;

    /** What a group's name alone means. */
    private static final Map<String, String> ALONE = Map.of("alerts", "alerts list", COMMON, "lifebar help");

    private final List<Command> commands;

    Directory(List<Command> commands) {
        this.commands = commands;
    }

    /** A command, and the words that are left for it. */
    record Found(Command command, List<String> rest) {}

    List<Command> all() {
        return commands;
    }

    Optional<Command> find(String path) {
        return commands.stream()
                .filter(command -> command.spec().path().equals(path))
                .findFirst();
    }

    /** The command these words begin with; {@code providers} is short for {@code lifebar providers}. */
    Found lookUp(List<String> words) {
        String first = word(words, 0);
        String two = first + " " + word(words, 1);
        return match(two, words, 2)
                .or(() -> match(first, words, 1))
                .or(() -> match(COMMON + " " + first, words, 1))
                .or(() -> words.size() == 1 ? match(ALONE.getOrDefault(first, ""), words, 1) : Optional.empty())
                .orElseThrow(() -> unknown(words));
    }

    private Optional<Found> match(String path, List<String> words, int taken) {
        return words.size() < taken
                ? Optional.empty()
                : find(path).map(command -> new Found(command, words.subList(taken, words.size())));
    }

    private UsageException unknown(List<String> words) {
        String typed =
                words.size() > 1 && isGroup(word(words, 0)) ? word(words, 0) + " " + word(words, 1) : word(words, 0);
        return nearest(typed)
                .map(path -> new UsageException(Texts.line("error.command.nearest", Clean.quote(typed), path)))
                .orElseGet(() -> new UsageException(Texts.line("error.command", Clean.quote(typed))));
    }

    private boolean isGroup(String first) {
        return commands.stream().anyMatch(command -> command.spec().path().startsWith(first + " "));
    }

    private Optional<String> nearest(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        return commands.stream()
                .map(command -> command.spec().path())
                .filter(path -> edits(typed, path) <= MOST_EDITS)
                .min(Comparator.comparingInt(path -> edits(typed, path)));
    }

    private static int edits(String typed, String path) {
        int whole = EditDistance.between(typed, path);
        return path.startsWith(COMMON + " ")
                ? Math.min(whole, EditDistance.between(typed, path.substring(COMMON.length() + 1)))
                : whole;
    }

    private static String word(List<String> words, int index) {
        if (index >= words.size()) {
            return "";
        }
        String word = words.get(index).toLowerCase(Locale.ROOT);
        return index == 0 && word.startsWith("/") ? word.substring(1) : word;
    }
}
