package dev.lifebar.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.storage.ReadingStore;
import dev.lifebar.core.workspace.Workspace;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that share a key are known by what was drawn for it, of which no key can be guessed. */
class SameKeyTest {
    private static final GivenKey SHORT = new GivenKey(KeptKey.Kind.KEY, "sk-1234");
    private static final GivenKey VARIABLE = new GivenKey(KeptKey.Kind.ENV, "KEY");

    @TempDir
    private Path directory;

    @TempDir
    private Path another;

    private TestLifebar lifebar;

    @BeforeEach
    void open() {
        lifebar = TestLifebar.in(directory);
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void isKnownInEveryWorkspaceAndAfterARotation() {
        String first = keep(lifebar, TestLifebar.ACME, "openrouter", SHORT, Map.of());
        new Rotation(lifebar.database(), new MasterKeys(null, directory.resolve("master.key"))).rotate();

        assertThat(keep(lifebar, TestLifebar.OTHER, "openrouter/b", SHORT, Map.of()))
                .isEqualTo(first);
        assertThat(keep(lifebar, TestLifebar.ACME, "openrouter", SHORT, Map.of()))
                .isEqualTo(first);
    }

    @Test
    void isAnotherWithAnythingElse() {
        String first = keep(lifebar, TestLifebar.ACME, "openrouter", SHORT, Map.of());

        GivenKey alike = new GivenKey(KeptKey.Kind.KEY, "sk-4321");
        assertThat(alike.hint()).isEqualTo(SHORT.hint());
        assertThat(keep(lifebar, TestLifebar.ACME, "openrouter/b", alike, Map.of()))
                .isNotEqualTo(first);
        assertThat(keep(lifebar, TestLifebar.ACME, "openrouter/c", SHORT, Map.of("team", "x")))
                .isNotEqualTo(first);
    }

    @Test
    void isReadForOneWorkspace() {
        String first = keep(lifebar, TestLifebar.ACME, "openrouter", VARIABLE, Map.of());

        assertThat(keep(lifebar, TestLifebar.ACME, "openrouter/b", VARIABLE, Map.of()))
                .isEqualTo(first);
        assertThat(keep(lifebar, TestLifebar.OTHER, "openrouter", VARIABLE, Map.of()))
                .isNotEqualTo(first);
    }

    @Test
    void cannotBeFoundByTryingKeys() {
        String first = keep(lifebar, TestLifebar.ACME, "openrouter", SHORT, Map.of());
        try (TestLifebar attacker = TestLifebar.in(another)) {
            assertThat(keep(attacker, TestLifebar.ACME, "openrouter", SHORT, Map.of()))
                    .isNotEqualTo(first);
        }
        lifebar.lifebar().keys().drop(account(lifebar, TestLifebar.ACME, "openrouter"));
        assertThat(keep(lifebar, TestLifebar.ACME, "openrouter", SHORT, Map.of()))
                .isNotEqualTo(first);
    }

    private static @Nullable String keep(
            TestLifebar lifebar, WorkspaceKey workspace, String name, GivenKey given, Map<String, String> fields) {
        Workspace where = lifebar.lifebar().workspaces().of(workspace);
        lifebar.lifebar().ledger().watch(where, TestLifebar.name(name), Unit.of("USD"), true, lifebar.request());
        Account account = account(lifebar, workspace, name);
        lifebar.lifebar().keys().keep(account, given, fields, TestLifebar.ANN, TestLifebar.START);
        return lifebar.database()
                .read(handle -> new ReadingStore(handle).find(account.id()))
                .orElseThrow()
                .fingerprint();
    }

    private static Account account(TestLifebar lifebar, WorkspaceKey workspace, String name) {
        return new Balances(lifebar.database(), Catalogue.bundled())
                .find(lifebar.lifebar().workspaces().of(workspace), TestLifebar.name(name))
                .orElseThrow();
    }
}
