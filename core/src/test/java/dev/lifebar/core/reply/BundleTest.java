package dev.lifebar.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.health.BoundariesException.Flaw;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.provider.Recipe.KeyKind;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Telling.Topic;
import dev.lifebar.core.secret.Unlocked;
import dev.lifebar.core.storage.StorageException.Trouble;
import dev.lifebar.core.workspace.Answers;
import dev.lifebar.core.workspace.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the bundle against the code: every text is said somewhere, and everything that is said is there. */
class BundleTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:\\.[a-z_]+)+)\"");
    private static final Pattern CALL = Pattern.compile("Texts\\.(?:text|line)\\(\\s*\"([a-z._]+)\"\\s*([,)])");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final List<String> FILES = List.of(".json", ".csv", ".db", ".texts");

    @TempDir
    private static Path directory;

    @Test
    void everyTextIsSaid() {
        Set<String> said = said();

        assertThat(Texts.keys().stream().filter(key -> !said.contains(key))).isEmpty();
    }

    @Test
    void everythingThatIsSaidIsThere() {
        assertThat(said().stream().filter(key -> !Texts.keys().contains(key))).isEmpty();
    }

    @Test
    void placesAreNumberedWithoutGaps() {
        for (String key : Texts.keys()) {
            Set<Integer> places = places(key);
            assertThat(places)
                    .as(key)
                    .hasSize(places.stream().mapToInt(place -> place + 1).max().orElse(0));
        }
    }

    @Test
    void everyCallFillsEveryPlace() {
        List<String> wrong = sources()
                .flatMap(source -> CALL.matcher(source)
                        .results()
                        .filter(call ->
                                arguments(source, call) != places(call.group(1)).size())
                        .map(call -> call.group(1)))
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void examplesAreOfTheirCommand() {
        for (Spec spec : specs()) {
            assertThat(spec.example()).startsWith("/" + spec.path());
        }
    }

    private static Set<String> said() {
        Set<String> said = new TreeSet<>(spelledOut());
        said.addAll(computed());
        return said;
    }

    /** Keys that stand in the code as they are; one that is no text itself has a text for one and one for many. */
    private static Set<String> spelledOut() {
        Set<String> families = Texts.keys().stream().map(BundleTest::family).collect(Collectors.toSet());
        return sources()
                .flatMap(source -> LITERAL.matcher(source).results().map(match -> match.group(1)))
                .filter(literal -> families.contains(family(literal)))
                .filter(literal -> FILES.stream().noneMatch(literal::endsWith))
                .flatMap(key -> Texts.has(key) ? Stream.of(key) : Stream.of(key + ".one", key + ".many"))
                .collect(Collectors.toSet());
    }

    /** Keys that the code puts together. */
    private static Set<String> computed() {
        return Stream.of(
                        names("state.", Level.values(), ""),
                        names("storage.", Trouble.values(), ""),
                        names("storage.", Trouble.values(), ".then"),
                        names("told.", Topic.values(), ""),
                        names("failure.", Failure.values(), ""),
                        names("refresh.", Failure.values(), ""),
                        names("failure.", Failure.values(), ".then"),
                        names("rules.flaw.", Flaw.values(), ""),
                        names("denied.", Permission.values(), ""),
                        names("denied.", Permission.values(), ".discord").filter(Texts::has),
                        names("denied.", Permission.values(), ".slack").filter(Texts::has),
                        names("notice.unreadable.", Failure.values(), ""),
                        Stream.of("1h", "tomorrow", "monday", "worse").map(choice -> "button.snooze." + choice),
                        names("key.some.", KeyKind.values(), ""),
                        names("key.the.", KeyKind.values(), ""),
                        names("connect.failed.", Failure.values(), ""),
                        names("connect.failed.", Failure.values(), ".then"),
                        names("connect.missing.", Unlocked.Reason.values(), "").filter(Texts::has),
                        names("connect.missing.", Unlocked.Reason.values(), ".then")
                                .filter(Texts::has),
                        names("keys.missing.", Unlocked.Reason.values(), ""),
                        names("credits.missing.", Unlocked.Reason.values(), ""),
                        Stream.of("notice.unreachable.then", "notice.notpassedon.then"),
                        Stream.of("discord", "slack").map(platform -> "error.access.unknown." + platform),
                        names("answers.", Answers.values(), ""),
                        names("access.", Permission.values(), ""),
                        names("access.", Permission.values(), ".named").filter(Texts::has),
                        names("access.", Permission.values(), ".discord").filter(Texts::has),
                        names("access.", Permission.values(), ".slack").filter(Texts::has),
                        names("setup.way.", Provider.Way.values(), "").filter(Texts::has),
                        names("providers.way.", Provider.Way.values(), ""),
                        names("providers.tells.", Provider.Way.values(), ""),
                        names("undo.done.", undoable(), ""),
                        names("history.change.", byPeople(), ""),
                        specs().stream().map(spec -> "help." + spec.path().replace(' ', '.')),
                        specs().stream().map(spec -> "help." + spec.path().replace(' ', '.') + ".example"),
                        specs().stream().flatMap(BundleTest::options))
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }

    private static EntryKind[] undoable() {
        return Stream.of(EntryKind.values()).filter(EntryKind::isUndoable).toArray(EntryKind[]::new);
    }

    private static EntryKind[] byPeople() {
        return Stream.concat(Stream.of(undoable()), Stream.of(EntryKind.UNDO, EntryKind.CLAIM))
                .toArray(EntryKind[]::new);
    }

    private static Stream<String> names(String prefix, Enum<?>[] values, String suffix) {
        return Stream.of(values).map(value -> prefix + value.name().toLowerCase(Locale.ROOT) + suffix);
    }

    private static Stream<String> options(Spec spec) {
        return spec.shown().stream().flatMap(option -> {
            String own = "option." + spec.path().replace(' ', '.') + "." + option.name();
            String key = Texts.has(own) ? own : "option." + option.name();
            return option.isFlag() ? Stream.of(key) : Stream.of(key, key + ".hint");
        });
    }

    private static String family(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static List<Spec> specs() {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            return lifebar.lifebar().commands().specs();
        }
    }

    private static String raw(String key) {
        return ResourceBundle.getBundle("dev.lifebar.core.reply.texts", Locale.ROOT)
                .getString(key);
    }

    private static Set<Integer> places(String key) {
        return PLACE.matcher(raw(key))
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .collect(Collectors.toSet());
    }

    /** How many arguments a call has after its key. */
    private static int arguments(String source, MatchResult call) {
        if (call.group(2).equals(")")) {
            return 0;
        }
        int count = 1;
        int depth = 0;
        boolean quoted = false;
        for (int at = call.end(); depth >= 0; at++) {
            char c = source.charAt(at);
            if (c == '"' && source.charAt(at - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
                count += c == ',' && depth == 0 ? 1 : 0;
            }
        }
        return count;
    }

    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(BundleTest::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
