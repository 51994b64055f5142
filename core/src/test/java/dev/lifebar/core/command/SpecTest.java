package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reply.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What platforms rely on when they register the commands. */
class SpecTest {
    @TempDir
    private Path directory;

    @Test
    void fitsWhatPlatformsAllow() {
        assertThat(specs()).allSatisfy(spec -> {
            assertThat(spec.path()).matches("[a-z]{1,32}( [a-z]{1,32})?");
            assertThat(spec.summary()).hasSizeBetween(1, 100);
            assertThat(spec.shown()).hasSizeLessThanOrEqualTo(25);
            assertThat(spec.shown()).allSatisfy(option -> {
                assertThat(option.name()).matches("[a-z]{1,32}");
                assertThat(spec.describe(option)).hasSizeBetween(1, 45);
                assertThat(option.isFlag() ? "" : spec.hint(option)).hasSizeLessThan(100);
                assertThat(option.choices()).hasSizeLessThanOrEqualTo(25);
                assertThat(option.choices().isEmpty()).isEqualTo(option.kind() != Option.Kind.CHOICE);
            });
        });
    }

    @Test
    void isInTheTableForEveryCommand() throws IOException {
        Path sources = Path.of("src/main/java/dev/lifebar/core/command");
        String table = Files.readString(sources.resolve("CommandTable.java"));
        try (Stream<Path> files = Files.list(sources)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Command.java") && !name.equals("Command.java")))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(name -> assertThat(table).contains("new " + name.replace(".java", "(")));
        }
    }

    @Test
    void namesWhatIsRequiredFirst() {
        assertThat(specs()).allSatisfy(spec -> {
            List<Boolean> required = spec.shown().stream().map(Option::required).toList();
            assertThat(required.lastIndexOf(true)).isLessThan(required.contains(false) ? required.indexOf(false) : 99);
        });
    }

    @Test
    void givesAnExampleThatWorks() {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            for (Spec spec : lifebar.lifebar().commands().specs()) {
                lifebar.type("/alerts here");
                lifebar.type("/sync openai 5");
                assertThat(lifebar.type(spec.example()))
                        .describedAs(spec.example())
                        .isInstanceOfSatisfying(
                                Reply.class,
                                reply -> assertThat(reply.outcome()).isIn(Reply.Outcome.DONE, Reply.Outcome.QUESTION));
            }
        }
    }

    @Test
    void givesFactsToScriptsWhereItOnlyReads() {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            List<Spec> reading = lifebar.lifebar().commands().specs().stream()
                    .filter(Spec::reading)
                    .toList();

            assertThat(reading).extracting(Spec::path).contains("credits", "history", "lifebar providers");
            for (Spec spec : reading) {
                assertThat(lifebar.type(spec.path()))
                        .describedAs(spec.path())
                        .isInstanceOfSatisfying(
                                Reply.class, reply -> assertThat(reply.facts()).isNotNull());
            }
        }
    }

    @Test
    void keepsForButtonsWhatNobodyNeedsToType() {
        assertThat(specs().stream().map(Spec::usage))
                .contains("/sync <provider> <balance> [max]", "/undo [provider]", "/lifebar forget");
    }

    private List<Spec> specs() {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            return lifebar.lifebar().commands().specs();
        }
    }
}
