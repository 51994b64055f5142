package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeSource;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Reply;
import java.nio.file.Path;
import java.util.List;
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
                lifebar.type("/lifebar connect openrouter env:" + FakeSource.VARIABLE + " script");
                Answer answer = lifebar.type(spec.example());
                assertThat(answer instanceof Reply reply ? reply.outcome() : Reply.Outcome.QUESTION)
                        .describedAs(spec.example())
                        .isIn(Reply.Outcome.DONE, Reply.Outcome.QUESTION);
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
