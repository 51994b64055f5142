package dev.lifebar.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementCacheTest {
    private static final String ADD = "insert into number (number, name) values (?, ?)";
    private static final String NAME = "select name from number where number = ?";

    @TempDir
    private Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = new Database(directory.resolve("lifebar.db"), Duration.ofSeconds(5));
        database.write(handle -> handle.execute("create table number (number bigint primary key, name text)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select ?", "select :value"})
    void keepsAStatementFromOneTransactionToTheNext(String sql) {
        assertThat(database.<PreparedStatement>write(handle -> statement(handle, sql)))
                .isSameAs(database.<PreparedStatement>write(handle -> statement(handle, sql)));
    }

    @Test
    void keepsNoStatementThatIsDead() {
        database.<Integer>write(handle -> handle.createQuery("select 1")
                .map((row, context) -> {
                    context.getStatement().close();
                    return 1;
                })
                .one());

        assertThat(database.<Integer>write(handle ->
                        handle.createQuery("select 1").mapTo(int.class).one()))
                .isOne();
    }

    @Test
    void usesAStatementAgainThatFailed() {
        add(1, "one");

        assertThatThrownBy(() -> add(1, "again")).isInstanceOf(StorageException.class);
        add(2, "two");

        assertThat(name(1)).isEqualTo("one");
        assertThat(name(2)).isEqualTo("two");
    }

    @Test
    void remembersNoValueOfTheLastTime() {
        add(1, "one");
        add(2, null);

        assertThat(name(2)).isNull();
        assertThatThrownBy(() -> database.write(
                        handle -> handle.createUpdate(ADD).bind(0, 3).execute()))
                .hasStackTraceContaining("bind");
        assertThat(database.<Integer>read(handle -> handle.createQuery("select count(*) from number")
                        .mapTo(int.class)
                        .one()))
                .isEqualTo(2);
    }

    @Test
    void readsTheSameStatementTwiceAtOnce() {
        add(1, "one");
        add(2, "two");

        List<String> names = new ArrayList<>();
        database.read(handle -> {
            handle.createQuery("select number from number order by number")
                    .mapTo(int.class)
                    .useStream(numbers -> numbers.forEach(outer -> {
                        names.add(name(handle, outer));
                        handle.createQuery("select number from number order by number")
                                .mapTo(int.class)
                                .forEach(inner -> names.add(outer + "-" + inner));
                    }));
            return names.size();
        });

        assertThat(names).containsExactly("one", "1-1", "1-2", "two", "2-1", "2-2");
    }

    @Test
    void noticesThatATableHasChanged() {
        add(1, "one");
        assertThat(name(1)).isEqualTo("one");

        try (Database other = new Database(directory.resolve("lifebar.db"), Duration.ofSeconds(5))) {
            other.write(handle -> handle.execute("drop table number"));
            other.write(handle -> handle.execute("create table number (name text, number bigint primary key)"));
            other.write(handle -> handle.execute("insert into number (number, name) values (1, 'another')"));
        }

        assertThat(name(1)).isEqualTo("another");
    }

    private void add(int number, @Nullable String name) {
        database.write(
                handle -> handle.createUpdate(ADD).bind(0, number).bind(1, name).execute());
    }

    private @Nullable String name(int number) {
        return database.read(handle -> new Named(name(handle, number))).name();
    }

    private static @Nullable String name(Handle handle, int number) {
        return handle.createQuery(NAME)
                .bind(0, number)
                .map((row, context) -> new Named(row.getString(1)))
                .one()
                .name();
    }

    private static PreparedStatement statement(Handle handle, String sql) {
        return handle.createQuery(sql)
                .bind(0, 1)
                .bind("value", 1)
                .map((row, context) -> context.getStatement())
                .one();
    }

    /** A name, or that there is none. */
    private record Named(@Nullable String name) {}
}
