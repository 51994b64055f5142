package dev.lifebar.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lifebar.core.storage.StorageException.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    @TempDir
    private Path directory;

    @Test
    void isDurableAndWaitsForOthers() {
        try (Database database = database()) {
            List<String> pragmas = List.of("journal_mode", "synchronous", "foreign_keys", "busy_timeout");

            assertThat(database.<List<String>>write(handle -> values(handle, pragmas)))
                    .containsExactly("wal", "2", "1", "200");
            assertThat(database.<List<String>>read(handle -> values(handle, pragmas)))
                    .containsExactly("wal", "2", "1", "200");
        }
    }

    @Test
    void writesNothingWhileReading() {
        try (Database database = database()) {
            assertTrouble(Trouble.NOT_WRITABLE, () -> database.read(handle -> add(handle, 1)));
        }
    }

    @Test
    void writesAllOrNothing() {
        try (Database database = database()) {
            assertThatThrownBy(() -> database.write(handle -> {
                        add(handle, 1);
                        throw new IllegalStateException("halfway");
                    }))
                    .isExactlyInstanceOf(IllegalStateException.class);

            assertThat(count(database)).isZero();
        }
    }

    @Test
    void belongsToItsOwnerAlone() throws IOException {
        try (Database database = database()) {
            database.write(handle -> add(handle, 1));

            assertThat(files())
                    .containsOnly("lifebar.db rw-------", "lifebar.db-wal rw-------", "lifebar.db-shm rw-------");
        }
        assertThat(files()).containsOnly("lifebar.db rw-------");
    }

    @Test
    void guardsAMigrationPrivately() throws IOException {
        Path guard = directory.resolve("lifebar.db.migrating");
        try (Connection holder = connect();
                Statement statement = holder.createStatement();
                Database database = database()) {
            statement.execute("begin immediate");
            assertTrouble(Trouble.BUSY, database::open);
            assertThat(files()).contains("lifebar.db.migrating rw-------");
            statement.execute("rollback");
            database.open();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(guard).doesNotExist();
    }

    @Test
    void keepsTheDaysOfTheFirstLayout() throws SQLException {
        new Migration(directory.resolve("lifebar.db"), PATIENCE).migrate(1);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into workspace (id, platform, external_id, name, zone, created_at)"
                    + " values (1, 'slack', 'T1', 'Acme', 'UTC', 0)");
            statement.execute("insert into account (id, workspace_id, provider, label, enabled, unit, basis, added,"
                    + " spent, capacity_origin, capacity_base, capacity_fixed, capacity_raised, observations, rule,"
                    + " last_sequence, created_at)"
                    + " values (1, 1, 'openai', '', true, 'USD', 'UNKNOWN', 0, 0, 'NONE', 0, 0, 0, 0, 'NONE', 0, 0)");
            statement.execute("insert into day (account_id, day, unit, spent, added, closing)"
                    + " values (1, 20000, 'USD', 5, 6, 7), (1, 20001, 'USD', 8, 9, null)");
        }

        try (Database database = database()) {
            assertThat(database.<List<String>>read(handle -> handle.createQuery(
                                    "select account_id || ',' || day || ',' || unit || ',' || spent || ',' || added"
                                            + " || ',' || coalesce(closing, 'none') from day order by day")
                            .mapTo(String.class)
                            .list()))
                    .containsExactly("1,20000,USD,5,6,7", "1,20001,USD,8,9,none");
        }
    }

    @Test
    void tellsVariablesOfWorkspacesApartThatWereKeptBefore() throws SQLException {
        new Migration(directory.resolve("lifebar.db"), PATIENCE).migrate(12);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into workspace (id, platform, external_id, name, zone, answers, created_at)"
                    + " values (7, 'slack', 'T1', 'Acme', 'UTC', 'ALERTS', 0)");
            for (String account : List.of("1, 'ENV'", "2, 'KEY'")) {
                String id = account.substring(0, 1);
                statement.execute("insert into account (id, workspace_id, provider, label, enabled, unit, basis, added,"
                        + " spent, capacity_origin, capacity_base, capacity_fixed, capacity_raised, observations, rule,"
                        + " last_sequence, created_at)"
                        + " values (" + id + ", 7, 'openai', '" + id
                        + "', true, 'USD', 'UNKNOWN', 0, 0, 'NONE', 0, 0, 0, 0, 'NONE', 0, 0)");
                statement.execute("insert into secret (account_id, kind, workspace_id, locked, master, hint, author_id,"
                        + " author_name, added_at) values (" + account + ", 7, x'00', 1, '', '', '', 0)");
                statement.execute("insert into reading (account_id, workspace_id, provider, fingerprint, next_at,"
                        + " claimed_until, failures, rejections, paused, told_at, told_from, told)"
                        + " values (" + id + ", 7, 'openai', 'f" + id + "', 0, 0, 0, 0, false, 0, 0, '')");
            }
        }

        new Migration(directory.resolve("lifebar.db"), PATIENCE).migrate(13);
        assertThat(fingerprints()).containsExactly("7:f1,7:f1", "f2,f2");
    }

    @Test
    void keepsNothingThatWasDerivedFromKeysBefore() throws SQLException, IOException {
        Path file = directory.resolve("lifebar.db");
        new Migration(file, PATIENCE).migrate(14);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into workspace (id, platform, external_id, name, zone, answers, created_at)"
                    + " values (7, 'slack', 'T1', 'Acme', 'UTC', 'ALERTS', 0)");
            for (String account : List.of("1, 'digest1', 'digest1'", "2, 'digest1', 'digest2'", "3, null, 'digest2'")) {
                String id = account.substring(0, 1);
                statement.execute("insert into account (id, workspace_id, provider, label, enabled, unit, basis, added,"
                        + " spent, capacity_origin, capacity_base, capacity_fixed, capacity_raised, observations, rule,"
                        + " last_sequence, created_at)"
                        + " values (" + id + ", 7, 'openai', '" + id
                        + "', true, 'USD', 'UNKNOWN', 0, 0, 'NONE', 0, 0, 0, 0, 'NONE', 0, 0)");
                statement.execute(
                        "insert into reading (account_id, fingerprint, told_key, workspace_id, provider, next_at,"
                                + " claimed_until, failures, rejections, paused) values (" + account
                                + ", 7, 'openai', 0, 0, 0, 0, false)");
            }
        }

        try (Database database = database()) {
            database.open();
        }

        List<String> drawn = fingerprints();
        String first = drawn.get(0).split(",", -1)[0];
        String second = drawn.get(2).split(",", -1)[1];
        assertThat(first).hasSize(32).isNotEqualTo(second);
        assertThat(drawn).containsExactly(first + "," + first, first + "," + second, "," + second);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("digest");
    }

    /** What each account has, and what its spend was told for. */
    private List<String> fingerprints() throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select coalesce(fingerprint, '') || ',' || told_key from reading order by account_id")) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    @Test
    void knowsWhoTypedBalancesBefore() throws SQLException {
        new Migration(directory.resolve("lifebar.db"), PATIENCE).migrate(13);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into workspace (id, platform, external_id, name, zone, answers, created_at)"
                    + " values (7, 'slack', 'T1', 'Acme', 'UTC', 'ALERTS', 0)");
            for (String account :
                    List.of("1, 'MANUAL', 30", "2, 'ESTIMATED', 20", "3, 'LIVE', 30", "4, 'ESTIMATED', 40")) {
                String[] known = account.split(", ", -1);
                statement.execute("insert into account (id, workspace_id, provider, label, enabled, unit, basis, as_of,"
                        + " added, spent, capacity_origin, capacity_base, capacity_fixed, capacity_raised, observations,"
                        + " rule, last_sequence, created_at) values (" + known[0] + ", 7, 'openai', '" + known[0]
                        + "', true, 'USD', " + known[1] + ", " + known[2]
                        + ", 0, 0, 'NONE', 0, 0, 0, 0, 'NONE', 0, 0)");
                for (String sync : List.of("20, 'Bob'", "30, 'Ann'")) {
                    String at = sync.substring(0, 2);
                    statement.execute(
                            "insert into entry (id, workspace_id, account_id, sequence, kind, amount, unit, at,"
                                    + " author_name, author_id) values (" + known[0] + at + ", 7, " + known[0] + ", "
                                    + at
                                    + ", 'SYNC', 5, 'USD', " + sync + ", '')");
                }
            }
        }

        try (Database database = database()) {
            assertThat(database.<List<String>>read(handle -> handle.createQuery(
                                    "select id || ' ' || coalesce(typed_by, 'nobody') from account order by id")
                            .mapTo(String.class)
                            .list()))
                    .containsExactly("1 Ann", "2 Bob", "3 nobody", "4 nobody");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "100%", "who?cache=shared", "#1", "ünïcödé", "it's"})
    void liesWhereverItIsTold(String folder) throws IOException {
        Path file = Files.createDirectory(directory.resolve(folder)).resolve("lifebar.db");
        try (Database database = new Database(file, PATIENCE)) {
            database.write(handle -> add(handle, 1));
        }

        assertThat(file).isNotEmptyFile();
        assertThat(files()).containsOnly(folder + " rwxr-xr-x");
    }

    @Test
    void readsWhatWasNotYetMovedOutOfTheLog() throws IOException {
        Path copy = Files.createDirectory(directory.resolve("copy"));
        try (Database database = database()) {
            database.write(handle -> add(handle, 1));
            for (String name : List.of("lifebar.db", "lifebar.db-wal")) {
                Files.copy(directory.resolve(name), copy.resolve(name));
            }
        }
        assertThat(copy.resolve("lifebar.db-wal")).isNotEmptyFile();
        try (Database crashed = new Database(copy.resolve("lifebar.db"), PATIENCE)) {
            assertThat(count(crashed)).isOne();
        }
    }

    @Test
    void isOpenedByManyThreadsAtOnce() throws Exception {
        int many = 6;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> added = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int id = i;
            added.add(threads.submit(() -> {
                start.await();
                try (Database database = new Database(file(), Duration.ofSeconds(30))) {
                    return database.write(handle -> add(handle, id));
                }
            }));
        }
        start.countDown();
        for (Future<Integer> each : added) {
            assertThat(each.get()).isOne();
        }
        threads.shutdown();
    }

    @Test
    void isOpenedByManyProcessesAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            processes.add(OpeningProcess.start(file(), number));
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        try (Database database = database()) {
            assertThat(count(database)).isEqualTo(3);
        }
        assertThat(files()).containsOnly("lifebar.db rw-------");
    }

    @Test
    void knowsItsNewestMigration() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of("src", "main", "resources", "dev", "lifebar", "core", "storage", "migration"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .map(name -> Integer.parseInt(name.substring(1, name.indexOf("__")))))
                    .contains(Migration.NEWEST)
                    .allMatch(number -> number <= Migration.NEWEST);
        }
    }

    @Test
    void saysThatAnotherIsWriting() throws SQLException {
        try (Database database = database();
                Connection holder = connect();
                Statement statement = holder.createStatement()) {
            database.write(handle -> add(handle, 1));
            statement.execute("begin immediate");

            assertTrouble(Trouble.BUSY, () -> database.write(handle -> add(handle, 2)));
            assertThat(count(database)).isOne();

            statement.execute("rollback");
            database.write(handle -> add(handle, 2));
            assertThat(count(database)).isEqualTo(2);
        }
    }

    @Test
    void saysThatAnotherIsWritingToThoseWhoQueueHere() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(1);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        try (Database database = database()) {
            Future<Boolean> slow = threads.submit(() -> database.write(handle -> {
                writing.countDown();
                return isDown(enough);
            }));
            writing.await();

            assertTrouble(Trouble.BUSY, () -> database.write(handle -> add(handle, 1)));

            enough.countDown();
            assertThat(slow.get()).isTrue();
        }
        threads.shutdown();
    }

    @Test
    void neverSaysBusyOfWhatIsStored() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try (Database database = database();
                Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("pragma busy_timeout = 0");
            for (int id = 0; id < 100; id++) {
                int number = id;
                CountDownLatch written = new CountDownLatch(1);
                CountDownLatch answered = new CountDownLatch(1);
                Future<Boolean> rival = threads.submit(() -> seize(statement, written, answered));
                database.write(handle -> {
                    int added = add(handle, number);
                    written.countDown();
                    return added;
                });
                answered.countDown();
                rival.get();
            }
            assertThat(count(database)).isEqualTo(100);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void saysThatTheDiskIsFull() {
        try (Database database = database()) {
            database.write(handle -> add(handle, 1));
            long pages = database.read(handle -> number(handle, "pragma page_count"));
            database.write(handle -> number(handle, "pragma max_page_count = " + pages));

            assertTrouble(
                    Trouble.FULL,
                    () -> database.write(
                            handle -> handle.execute("update workspace set name = ?", "n".repeat(1_000_000))));
            assertThat(count(database)).isOne();

            database.write(handle -> number(handle, "pragma max_page_count = 1000000"));
            database.write(handle -> add(handle, 2));
            assertThat(count(database)).isEqualTo(2);
        }
    }

    @Test
    void saysThatTheFolderIsAFile() throws IOException {
        Files.createFile(directory.resolve("file"));

        assertTrouble(Trouble.NOT_WRITABLE, new Database(directory.resolve("file/lifebar.db"), PATIENCE)::open);
    }

    @Test
    void saysThatTheFolderIsMissing() {
        assertTrouble(Trouble.NOT_WRITABLE, new Database(directory.resolve("none/lifebar.db"), PATIENCE)::open);
    }

    @Test
    void saysThatTheFileIsAFolder() throws IOException {
        Files.createDirectory(file());

        assertTrouble(Trouble.NOT_WRITABLE, database()::open);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysThatTheFileIsReadOnly() throws IOException {
        try (Database database = database()) {
            database.open();
        }
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--------"));

        assumeThat(Files.isWritable(file()))
                .describedAs("an administrator may write everywhere")
                .isFalse();
        assertTrouble(Trouble.NOT_WRITABLE, () -> {
            try (Database database = database()) {
                database.write(handle -> add(handle, 1));
            }
        });
    }

    @Test
    void leavesANewerLayoutAlone() throws Exception {
        try (Database database = database()) {
            database.write(handle -> handle.execute("update flyway_schema_history set version = '99'"));
        }
        byte[] before = Files.readAllBytes(file());

        assertTrouble(Trouble.NEWER, database()::open);
        assertThat(file()).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entry", "flyway_schema_history"})
    void leavesTheFileOfAnotherProgramAlone(String table) throws Exception {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("create table recipe (id integer)");
            statement.execute("create table " + table + " (version text, success boolean)");
        }
        byte[] before = Files.readAllBytes(file());

        assertTrouble(Trouble.FOREIGN, database()::open);
        assertThat(file()).hasBinaryContent(before);
        assertThat(files()).hasSize(1);
    }

    @Test
    void leavesWhatIsNoDatabaseAlone() throws IOException {
        byte[] letter = "Dear diary, ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        Files.write(file(), letter);

        assertTrouble(Trouble.DAMAGED, database()::open);
        assertThat(file()).hasBinaryContent(letter);
    }

    @Test
    void saysThatAPageIsDamaged() throws IOException {
        try (Database database = database()) {
            database.write(handle -> {
                for (int id = 0; id < 1000; id++) {
                    add(handle, id);
                }
                return true;
            });
        }
        byte[] bytes = Files.readAllBytes(file());
        for (int i = 4096 * 2; i < bytes.length; i++) {
            bytes[i] = (byte) 0xA5;
        }
        Files.write(file(), bytes);

        assertTrouble(Trouble.DAMAGED, () -> {
            try (Database database = database()) {
                count(database);
            }
        });
        assertThat(file()).hasBinaryContent(bytes);
    }

    @Test
    void makesNothingOnANetwork() throws IOException {
        assertTrouble(Trouble.NETWORK, new Database(file(), PATIENCE, folder -> "nfs4")::open);
        assertThat(files()).isEmpty();
    }

    @Test
    void staysClosed() throws IOException {
        Database database = database();
        database.open();
        database.close();

        assertTrouble(Trouble.OTHER, () -> count(database));
        assertTrouble(Trouble.OTHER, () -> database.write(handle -> add(handle, 1)));
        assertThat(files()).containsOnly("lifebar.db rw-------");
    }

    @Test
    void opensOnceTheTroubleIsOver() throws IOException {
        Files.createDirectory(file());
        try (Database database = database()) {
            assertTrouble(Trouble.NOT_WRITABLE, database::open);

            Files.delete(file());
            assertThat(count(database)).isZero();
        }
    }

    private Path file() {
        return directory.resolve("lifebar.db");
    }

    private Database database() {
        return new Database(file(), PATIENCE);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private List<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                names.add(
                        file.getFileName() + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return names;
    }

    private static void assertTrouble(Trouble trouble, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        failure -> assertThat(failure.trouble()).isEqualTo(trouble));
    }

    private static int add(Handle handle, long id) {
        return handle.execute(
                "insert into workspace (id, platform, external_id, name, zone, created_at) values (?, 'p', ?, '', 'Z', 0)",
                id,
                "w" + id);
    }

    private static long count(Database database) {
        return database.read(handle -> number(handle, "select count(name) from workspace"));
    }

    private static long number(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Long.class).one();
    }

    private static List<String> values(Handle handle, List<String> pragmas) {
        return pragmas.stream()
                .map(pragma -> handle.createQuery("pragma " + pragma)
                        .mapTo(String.class)
                        .one())
                .toList();
    }

    /** Begins to write as soon as nobody else does, and holds on until the other has an answer. */
    private static boolean seize(Statement statement, CountDownLatch written, CountDownLatch answered)
            throws Exception {
        written.await();
        while (!begins(statement)) {
            Thread.onSpinWait();
        }
        answered.await();
        return statement.execute("rollback");
    }

    private static boolean begins(Statement statement) {
        try {
            statement.execute("begin immediate");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean isDown(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
