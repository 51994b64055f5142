package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;

    @BeforeEach
    void watch() {
        lifebar = TestLifebar.in(directory);
        lifebar.type("/sync openai/prod 5");
        lifebar.type("/sync xai 5");
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            /cre|/credits
            cre|credits
            CRE|credits
            /alerts |here,off,list,test,ack,snooze,why,quiet,mention,route,escalate
            /alerts h|here
            /lifebar t|timezone
            /sync openai|openai/prod,openai,azure-openai
            /sync openr|openrouter
            /sync cla|anthropic
            /sync OPENAI/P|openai/prod
            /sync openai |max:
            /sync openai 5 |
            /sync openai 5 m|max:
            /sync openai 5 y|
            /sync provider:claude|provider:anthropic
            /sync balance:5 claude|anthropic
            /sync provider:xai b|balance:
            /alerts here |yellow,red
            /alerts here levels:r|levels:red
            /lifebar access view @ops |remove
            /lifebar export j|json
            /undo xai e|
            /history openai 3|30,365
            /history days:|days:7,days:30,days:90,days:365
            /lifebar timezone zone:berl|zone:Europe/Berlin
            /lifebar timezone pacific/chat|Pacific/Chatham
            /lifebar setup openr|openrouter
            /sync openai 5 6 7 |
            /nonsense |
            /credits nobody|
            """)
    void offersWhatCouldComeNext(String line, @Nullable String values) {
        assertThat(complete(line)).isEqualTo(values == null ? List.of() : List.of(values.split(",")));
    }

    @Test
    void offersTheNextOfSeveralProviders() {
        assertThat(complete("/lifebar setup openai,cla")).containsExactly("openai,anthropic");
    }

    @Test
    void offersOwnAccountsBeforeAllProviders() {
        assertThat(complete("/credits "))
                .startsWith("openai/prod", "xai")
                .endsWith("private", "refresh", "raw")
                .hasSize(28);
    }

    @Test
    void offersNobodyElsesAccounts() {
        Caller caller = new Caller("u", "U", Set.of(), Set.of());
        WorkspaceKey other = new WorkspaceKey("test", "other", "Other");

        assertThat(lifebar.lifebar()
                        .commands()
                        .complete(new Origin(other, caller, TestLifebar.OPS, Place.SHARED, "r"), "/sync openai/"))
                .isEmpty();
    }

    @Test
    void offersNoAccountsToThoseWhoMayNotSeeAmounts() {
        lifebar.type("/lifebar access view @finance");

        assertThat(complete("/sync openai")).containsExactly("openai", "azure-openai");
    }

    @Test
    void neverFails() {
        Property.holds(random -> assertThat(complete(Garbage.line(random))).hasSizeLessThan(100));
    }

    private List<String> complete(String line) {
        Caller caller = new Caller("u", "U", Set.of(), Set.of(Permission.VIEW));
        return lifebar
                .lifebar()
                .commands()
                .complete(new Origin(TestLifebar.ACME, caller, TestLifebar.OPS, Place.SHARED, "r"), line)
                .stream()
                .map(Suggestion::value)
                .toList();
    }
}
