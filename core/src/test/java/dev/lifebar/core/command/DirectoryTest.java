package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.workspace.Permission;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTest {
    private final Directory directory = new Directory(Stream.of(
                    "credits", "sync", "alerts here", "alerts off", "alerts list", "lifebar providers", "lifebar help")
            .map(DirectoryTest::command)
            .toList());

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /credits                | credits           | ''
            credits openai          | credits           | openai
            /CREDITS OpenAI         | credits           | OpenAI
            /alerts here red        | alerts here       | red
            /alerts                 | alerts list       | ''
            /providers open         | lifebar providers | open
            /lifebar providers open | lifebar providers | open
            help sync               | lifebar help      | sync
            /lifebar                | lifebar help      | ''
            /lifebar sync openai 5  | sync              | openai 5
            /lifebar alerts off     | alerts off        | ''
            /lifebar alerts         | alerts list       | ''
            /lifebar lifebar        | lifebar help      | ''
            /                       | lifebar help      | ''
            ''                      | lifebar help      | ''
            """)
    void findsWhatWasTyped(String typed, String path, String rest) {
        Directory.Found found = directory.lookUp(Arguments.words(typed));

        assertThat(found.command().spec().path()).isEqualTo(path);
        assertThat(String.join(" ", found.rest())).isEqualTo(rest);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            /credit openai     | "credit"           | /credits
            /synk openai 5     | "synk"             | /sync
            /alert here        | "alert"            | /alerts here
            /alert             | "alert"            | /alerts
            /alerts hear       | "alerts hear"      | /alerts here
            /lifebar provider  | "lifebar provider" | /lifebar providers
            /provider          | "provider"         | /lifebar providers
            /lifebr            | "lifebr"           | /lifebar
            /alerts nonsense   | "alerts nonsense"  | /lifebar help
            /nonsense          | "nonsense"         | /lifebar help
            /lifebar credit me | "lifebar credit"   | /lifebar help
            """)
    void suggestsTheNearest(String typed, String quoted, String suggestion) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> directory.lookUp(Arguments.words(typed)))
                .satisfies(complaint -> {
                    assertThat(codes(complaint)).containsExactly(suggestion);
                    assertThat(complaint.lines().get(0).spans()).contains(new Span.Plain(quoted));
                });
    }

    @Test
    void doesNotCompareFloods() {
        String flood = "credits".repeat(100_000);

        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> directory.lookUp(List.of(flood, flood)));
    }

    private static List<String> codes(UsageException complaint) {
        return complaint.lines().stream()
                .flatMap(line -> line.spans().stream())
                .filter(Span.Code.class::isInstance)
                .map(span -> ((Span.Code) span).text())
                .toList();
    }

    private static Command command(String path) {
        Spec spec = new Spec(path, List.of(), Permission.VIEW, Spec.Audience.CALLER, false);
        return new Command() {
            @Override
            public Spec spec() {
                return spec;
            }

            @Override
            public Answer run(Invocation invocation) {
                throw new AssertionError("not to be run");
            }
        };
    }
}
