package dev.lifebar.core.command;

import dev.lifebar.core.provider.EditDistance;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the command that somebody typed. */
final class Directory {
    private static final String COMMON = "lifebar";
    private static final int MOST_EDITS = 2;
    private static final int LONGEST_TYPED = 40;

    /** What a group's name alone means, and what nothing at all does. */
    private static final Map<String, String> ALONE =
            Map.of("alerts", "alerts list", COMMON, "lifebar help", "", "lifebar help");

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

    /**
     * The command these words begin with. {@code providers} is short for {@code lifebar providers}, and because programs
     * are called that way, {@code lifebar credits} is as good as {@code credits}.
     */
    Optional<Found> find(List<String> words) {
        return match(words)
                .or(() -> word(words, 0).equals(COMMON) ? match(words.subList(1, words.size())) : Optional.empty());
    }

    /** The command these words begin with, or a {@link UsageException} that names the nearest. */
    Found lookUp(List<String> words) {
        return find(words).orElseThrow(() -> unknown(words));
    }

    private Optional<Found> match(List<String> words) {
        String first = word(words, 0);
        return match(first + " " + word(words, 1), words, 2)
                .or(() -> match(first, words, 1))
                .or(() -> match(COMMON + " " + first, words, 1))
                .or(() -> words.size() <= 1
                        ? match(ALONE.getOrDefault(first, ""), words, words.size())
                        : Optional.empty());
    }

    private Optional<Found> match(String path, List<String> words, int taken) {
        return words.size() < taken
                ? Optional.empty()
                : find(path).map(command -> new Found(command, words.subList(taken, words.size())));
    }

    private UsageException unknown(List<String> words) {
        String first = word(words, 0);
        String two = first + " " + word(words, 1);
        boolean grouped = words.size() > 1 && ALONE.containsKey(first);
        String typed = grouped ? two : first;
        return (grouped ? Stream.of(two) : Stream.of(two, first))
                .flatMap(this::guesses)
                .min(Comparator.comparingInt(Guess::edits))
                .map(guess -> new UsageException(Texts.line("error.command.nearest", Clean.quote(typed), guess.path())))
                .orElseGet(() -> new UsageException(Texts.line("error.command", Clean.quote(typed))));
    }

    private Stream<Guess> guesses(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Stream.of();
        }
        Stream<String> paths = commands.stream().map(command -> command.spec().path());
        return Stream.concat(paths, ALONE.keySet().stream().filter(group -> !group.isEmpty()))
                .map(path -> new Guess(path, edits(typed.strip(), path)))
                .filter(guess -> guess.edits() <= MOST_EDITS);
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

    /** A command that may have been meant. */
    private record Guess(String path, int edits) {}
}
