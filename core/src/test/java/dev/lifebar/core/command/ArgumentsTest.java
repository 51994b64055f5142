package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifebar.core.Property;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.workspace.Permission;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final Spec SYNC = spec(
            Options.ACCOUNT.asRequired(),
            Option.amount("balance").asRequired(),
            Option.amount("max"),
            Option.flag("quiet"),
            Options.YES);
    private static final Spec SEARCH = spec(Options.choice("kind", "a", "b"), Option.text("text"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            openai 5                          | {balance=5, provider=openai}
            openai 5 10                       | {balance=5, max=10, provider=openai}
            balance:5 openai                  | {balance=5, provider=openai}
            max:10 balance:5 provider:openai  | {balance=5, max=10, provider=openai}
            --max 10 openai 5                 | {balance=5, max=10, provider=openai}
            --max=10 openai --balance:5       | {balance=5, max=10, provider=openai}
            openai MAX:10 --BALANCE 5         | {balance=5, max=10, provider=openai}
            openai quiet 5                    | {balance=5, provider=openai, quiet=yes}
            --quiet openai 5                  | {balance=5, provider=openai, quiet=yes}
            openai 5 quiet:true yes           | {balance=5, provider=openai, quiet=true, yes=yes}
            openai 5 --quiet=no yes:false     | {balance=5, provider=openai}
            openai -5                         | {balance=-5, provider=openai}
            openai --balance -5               | {balance=-5, provider=openai}
            openai max                        | {balance=max, provider=openai}
            openai 5 a:b:c                    | {balance=5, max=a:b:c, provider=openai}
            openai 5 max:a:b:c                | {balance=5, max=a:b:c, provider=openai}
            "openai" "1 234" max:"2 000"      | {balance=1 234, max=2 000, provider=openai}
            “openai” --max=“2 000” 5          | {balance=5, max=2 000, provider=openai}
            openai 5"                         | {balance=5", provider=openai}
            "openai                           | {provider="openai}
            openai "5                         | {balance="5, provider=openai}
            ""openai                          | !provider has no value.
            openai 5 max:                     | !max has no value.
            openai 5 --max                    | !max has no value.
            openai 5 6 7                      | !"7" is more than I expected.
            openai provider:xai provider:groq | !provider was given twice.
            quiet quiet                       | !quiet was given twice.
            openai --force                    | !There is no option "--force".
            openai 5 --quiet=maybe            | !quiet can be yes or no, not "maybe".
            """)
    void areReadInAnyOrder(String typed, String read) {
        if (!read.startsWith("!")) {
            assertThat(new TreeMap<>(parse(SYNC, typed))).hasToString(read);
            return;
        }
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(SYNC, typed))
                .satisfies(
                        complaint -> assertThat(text(complaint)).contains(read.substring(1), "Nothing was changed."));
    }

    @Test
    void giveTheLastTextAllWordsThatAreLeft() {
        assertThat(parse(SEARCH, "a New  York")).isEqualTo(Map.of("kind", "a", "text", "New York"));
        assertThat(parse(SEARCH, "New text:York")).isEqualTo(Map.of("kind", "New", "text", "York"));
    }

    @Test
    void areNeverLost() {
        Property.holds(random -> {
            String text = Garbage.line(random);
            String joined = String.join("", Arguments.words(text));

            assertThat(bare(joined)).isEqualTo(bare(text));
        });
    }

    @Test
    void areSplitInTimeThatGrowsWithTheText() {
        for (String part : List.of("\"", "“a ", "a:\"", "a ", "--x=“")) {
            assertThat(Arguments.words(part.repeat(20_000))).isNotEmpty();
        }
    }

    private static String bare(String text) {
        return text.chars()
                .filter(letter -> !Character.isWhitespace(letter) && "\"“”".indexOf(letter) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String text(UsageException complaint) {
        StringBuilder text = new StringBuilder();
        complaint
                .lines()
                .forEach(line -> line.spans().forEach(span -> {
                    text.append(span instanceof Span.Plain plain ? plain.text() : "");
                    text.append(span instanceof Span.Code code ? code.text() : "");
                }));
        return text.toString();
    }

    private static Map<String, String> parse(Spec spec, String typed) {
        return Arguments.parse(spec, Arguments.words(typed));
    }

    private static Spec spec(Option<?>... options) {
        return new Spec("sync", List.of(options), Permission.UPDATE, Spec.Audience.CALLER, false);
    }
}
