package dev.lifebar.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeSource;
import dev.lifebar.core.Property;
import dev.lifebar.core.Tables;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.ledger.Thinning.Grain;
import dev.lifebar.core.storage.ThinningStore;
import dev.lifebar.core.storage.ThinningStore.Progress;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.storage.WorkspaceStore.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspacesTest {
    private static final Channel ELSEWHERE = new Channel(TestLifebar.PLATFORM, "c-other", "#other");
    private static final Caller MANAGER = new Caller("u-ann", "Ann", Set.of(), EnumSet.allOf(Permission.class));

    @TempDir
    private Path directory;

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
    void makesAWorkspaceOnceWhenManySpeakFirst() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Callable<Workspace> first = () -> lifebar.lifebar().workspaces().of(TestLifebar.ACME);
        Set<Workspace> made = new HashSet<>();
        for (Future<Workspace> each :
                threads.invokeAll(List.of(first, first, first, first, first, first, first, first))) {
            made.add(each.get());
        }
        threads.shutdown();

        assertThat(made).hasSize(1);
    }

    @Test
    void neverTouchesWhatBelongsToAnother() {
        Property.holds(60, random -> {
            boolean other = random.nextBoolean();
            Map<String, List<Map<String, Object>>> before = rowsOf(other ? TestLifebar.ACME : TestLifebar.OTHER);
            type(other, command(random));
            lifebar.lifebar().sendDue();

            assertThat(rowsOf(other ? TestLifebar.ACME : TestLifebar.OTHER)).isEqualTo(before);
            lifebar.time().pass(Duration.ofHours(random.nextInt(30)));
        });
    }

    @Test
    void forgetsEverythingOfOneAndNothingOfAnother() {
        fill(true);
        Map<String, List<Map<String, Object>>> others = Tables.all(lifebar.database());
        fill(false);
        Tables.all(lifebar.database())
                .forEach((table, rows) -> assertThat(rows)
                        .as("rows of both in %s; a new table must be filled here", table)
                        .hasSizeGreaterThan(
                                others.getOrDefault(table, List.of()).size()));

        lifebar.type("/lifebar forget yes");

        assertThat(Tables.all(lifebar.database())).isEqualTo(others);
    }

    @Test
    void forgetsWhatItLeftThirtyDaysAgo() {
        fill(true);
        Map<String, List<Map<String, Object>>> others = Tables.all(lifebar.database());
        fill(false);
        Workspaces workspaces = lifebar.lifebar().workspaces();

        workspaces.leave(TestLifebar.ACME);
        lifebar.time().pass(Workspaces.KEPT.minusMillis(1));
        workspaces.leave(TestLifebar.ACME);
        workspaces.forgetLeft();
        assertThat(workspaces.find(TestLifebar.ACME)).isPresent();

        lifebar.time().pass(Duration.ofMillis(1));
        workspaces.forgetLeft();
        assertThat(Tables.all(lifebar.database())).isEqualTo(others);
    }

    @Test
    void leavesTheFileAloneWhereNothingIsToBeForgotten() throws IOException {
        fill(false);
        Path log = directory.resolve("lifebar.db-wal");
        long before = Files.size(log);

        lifebar.lifebar().workspaces().forgetLeft();

        assertThat(before).isPositive();
        assertThat(Files.size(log)).isEqualTo(before);
    }

    @Test
    void knowsWhereItIsPresent() {
        Workspaces workspaces = lifebar.lifebar().workspaces();
        workspaces.of(TestLifebar.ACME);
        workspaces.of(new WorkspaceKey("elsewhere", "1", "Elsewhere"));

        assertThat(workspaces.present(TestLifebar.PLATFORM)).containsExactly(TestLifebar.ACME);
        workspaces.leave(TestLifebar.ACME);
        assertThat(workspaces.present(TestLifebar.PLATFORM)).isEmpty();
    }

    @Test
    void keepsWhatItCameBackTo() {
        fill(false);
        Workspaces workspaces = lifebar.lifebar().workspaces();

        workspaces.leave(TestLifebar.ACME);
        lifebar.time().pass(Duration.ofDays(29));
        workspaces.join(TestLifebar.ACME);
        Map<String, List<Map<String, Object>>> before = Tables.all(lifebar.database());
        lifebar.time().pass(Duration.ofDays(2));
        workspaces.forgetLeft();

        assertThat(Tables.all(lifebar.database())).isEqualTo(before);
    }

    @Test
    void leavesAndJoinsWhatItNeverKnew() {
        Workspaces workspaces = lifebar.lifebar().workspaces();

        workspaces.leave(TestLifebar.OTHER);
        workspaces.join(TestLifebar.OTHER);

        assertThat(workspaces.find(TestLifebar.OTHER)).isEmpty();
    }

    @ParameterizedTest(name = "{0} with grants {1}: {2}")
    @CsvSource(nullValues = "nothing", textBlock = """
            VIEW,               nothing,               VIEW
            VIEW;UPDATE,        nothing,               VIEW;UPDATE
            MANAGE,             nothing,               VIEW;ACK;UPDATE;MANAGE
            VIEW,               UPDATE u-bob,          VIEW;UPDATE
            VIEW,               UPDATE g-ops,          VIEW;UPDATE
            VIEW,               UPDATE g-dev,          VIEW
            VIEW;UPDATE,        VIEW g-dev,            UPDATE
            VIEW,               VIEW g-dev;VIEW u-bob, VIEW
            MANAGE,             VIEW g-dev,            VIEW;ACK;UPDATE;MANAGE
            VIEW,               MANAGE g-ops,          VIEW;ACK;UPDATE;MANAGE
            """)
    void permits(String granted, @Nullable String grants, String permitted) {
        Workspace workspace = lifebar.workspace();
        Caller bob = new Caller("u-bob", "Bob", Set.of("g-ops"), permissions(granted));
        for (String grant : grants == null ? new String[0] : grants.split(";", -1)) {
            String[] words = grant.split(" ", -1);
            lifebar.database().write(handle -> {
                new WorkspaceStore(handle).grant(workspace.id(), new Grant(Permission.valueOf(words[0]), words[1]));
                return grant;
            });
        }

        assertThat(lifebar.lifebar().workspaces().permissions(workspace, bob)).isEqualTo(permissions(permitted));
    }

    private static String command(RandomGenerator random) {
        String provider = List.of("openai", "anthropic", "openai/prod").get(random.nextInt(3));
        List<String> commands = List.of(
                "/sync " + provider + " " + random.nextInt(100),
                "/sync " + provider + " " + random.nextInt(100) + " 100",
                "/sync " + provider + " " + random.nextInt(10) + " yes",
                "/topup " + provider + " " + random.nextInt(1, 50),
                "/undo " + provider,
                "/undo",
                "/credits",
                "/history",
                "/alerts here",
                "/alerts off",
                "/alerts test",
                "/lifebar disable " + provider,
                "/lifebar enable " + provider,
                "/lifebar rules percent:90,60,30",
                "/lifebar rules " + provider + " money:20,10",
                "/lifebar timezone Europe/Berlin",
                "/lifebar access update ops",
                "/lifebar setup " + provider,
                "/lifebar forget yes");
        return commands.get(random.nextInt(commands.size()));
    }

    /** Leaves at least a row of a workspace in every table. */
    private void fill(boolean other) {
        for (String command : List.of(
                "/alerts here",
                "/alerts escalate here 30m",
                "/lifebar access update ops",
                "/sync openai 50 60",
                "/sync openai 20",
                "/sync openai 3")) {
            type(other, command);
        }
        WorkspaceKey workspace = other ? TestLifebar.OTHER : TestLifebar.ACME;
        lifebar.fillIn(workspace, "/lifebar connect openrouter script", Map.of("key", FakeSource.KEY));
        long account = lifebar.balances()
                .find(lifebar.lifebar().workspaces().of(workspace), TestLifebar.name("openrouter"))
                .orElseThrow()
                .id();
        lifebar.database().write(handle -> {
            new ThinningStore(handle).advance(account, Grain.HOUR, new Progress(1, List.of(), Map.of()));
            return handle;
        });
    }

    private void type(boolean other, String text) {
        WorkspaceKey workspace = other ? TestLifebar.OTHER : TestLifebar.ACME;
        Channel channel = other ? ELSEWHERE : TestLifebar.OPS;
        String request = lifebar.request().id();
        lifebar.lifebar()
                .commands()
                .run(new Origin(workspace, MANAGER, channel, Place.SHARED, String.valueOf(request)), text);
    }

    /** All that a workspace has, found by the columns that say whose a row is. */
    private Map<String, List<Map<String, Object>>> rowsOf(WorkspaceKey key) {
        Map<String, List<Map<String, Object>>> all = Tables.all(lifebar.database());
        List<Object> workspaces = values(all, "workspace", "external_id", List.of(key.externalId()));
        List<Object> accounts = values(all, "account", "workspace_id", workspaces);
        all.replaceAll((table, rows) -> rows.stream()
                .filter(row -> table.equals("workspace")
                        ? workspaces.contains(row.get("id"))
                        : row.containsKey("workspace_id")
                                ? workspaces.contains(row.get("workspace_id"))
                                : accounts.contains(row.get("account_id")))
                .toList());
        return all;
    }

    private static List<Object> values(
            Map<String, List<Map<String, Object>>> all, String table, String column, List<?> wanted) {
        List<Object> ids = new ArrayList<>();
        for (Map<String, Object> row : all.getOrDefault(table, List.of())) {
            if (wanted.contains(row.get(column))) {
                ids.add(row.get("id"));
            }
        }
        return ids;
    }

    private static Set<Permission> permissions(String text) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String each : text.split(";", -1)) {
            permissions.add(Permission.valueOf(each));
        }
        return permissions;
    }
}
