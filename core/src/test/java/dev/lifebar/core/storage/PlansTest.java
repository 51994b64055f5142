package dev.lifebar.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.alert.Delivery;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Draft;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens for every reading and every message costs the same however much there is of others. */
class PlansTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private final Asked asked = new Asked();

    /** The statements that were asked. */
    private static final class Asked implements SqlLogger {
        private final Set<String> statements = new LinkedHashSet<>();

        @Override
        public void logBeforeExecution(StatementContext context) {
            statements.add(context.getParsedSql().getSql());
        }

        /** Those that look through a whole table or index, with what SQLite says of them. */
        List<String> searching(Database database) {
            return database.read(handle -> statements.stream()
                    .flatMap(sql -> handle
                            .createQuery("explain query plan " + sql.replace('?', '1'))
                            .map((row, context) -> row.getString("detail"))
                            .list()
                            .stream()
                            .filter(step -> step.startsWith("SCAN ") && !step.equals("SCAN CONSTANT ROW"))
                            .map(step -> step + " by " + sql))
                    .toList());
        }
    }

    @BeforeEach
    void open() {
        lifebar = TestLifebar.in(directory);
        lifebar.type("/alerts here");
        lifebar.reading("openai", "100");
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void aReadingLooksThroughNothing() {
        for (String left : List.of("99", "60", "20", "60", "20", "0", "100")) {
            read("openai", Amount.usd(left));
            lifebar.time().pass(Duration.ofMinutes(5));
            lifebar.lifebar().sendDue();
        }

        assertThat(asked.statements)
                .anyMatch(sql -> sql.contains("insert into entry"))
                .anyMatch(sql -> sql.contains("insert into delivery"))
                .anyMatch(sql -> sql.contains("update episode"));
        assertThat(asked.searching(lifebar.database())).isEmpty();
    }

    @Test
    void aDeliveryLooksThroughNothing() {
        lifebar.reading("openai", "20");
        lifebar.database().write(handle -> {
            DeliveryStore deliveries = new DeliveryStore(logged(handle));
            BulletinStore bulletins = new BulletinStore(handle);
            Instant now = lifebar.time().instant();
            Delivery delivery = deliveries.anyWaiting(TestLifebar.OPS).orElseThrow();
            deliveries.firstWaiting(TestLifebar.OPS, now);
            deliveries.nextDue(TestLifebar.OPS);
            deliveries.find(delivery.id());
            deliveries.claim(delivery.id(), now);
            deliveries.isOvertaken(delivery);
            deliveries.postpone(delivery.id(), "", now);
            deliveries.hurry(TestLifebar.OPS, now);
            new EpisodeStore(handle).of(delivery.bulletinId());
            bulletins.find(delivery.bulletinId());
            deliveries.sent(delivery.id(), "1", now);
            bulletins.posted(delivery.bulletinId(), "1", now);
            deliveries.dwell(delivery.workspaceId(), TestLifebar.OPS, Duration.ZERO);
            bulletins.leave(1);
            EpisodeStore episodes = new EpisodeStore(handle);
            episodes.latest(1);
            episodes.lost(delivery.workspaceId(), TestLifebar.OPS, now);
            deliveries.unschedule("deliver-test", "1");
            return delivery;
        });

        assertThat(asked.searching(lifebar.database())).isEmpty();
    }

    @Test
    void whatIsOldIsFoundWithoutALookAtWhatIsNew() {
        lifebar.reading("openai", "20");
        lifebar.lifebar().sendDue();
        lifebar.database().read(handle -> {
            Instant now = lifebar.time().instant();
            logged(handle);
            new BulletinStore(handle).over(now, 0, 1);
            new DeliveryStore(handle).over(now, 0, 1);
            return new EpisodeStore(handle).over(now, 0, 1);
        });

        assertThat(asked.searching(lifebar.database())).isEmpty();
    }

    private void read(String name, Amount left) {
        long id = lifebar.account(name).id();
        lifebar.database().write(handle -> {
            Account account = new AccountStore(logged(handle)).find(id).orElseThrow();
            Draft draft = Draft.reading(left, lifebar.time().instant());
            return lifebar.ledger().read(handle, account, draft);
        });
    }

    private Handle logged(Handle handle) {
        return handle.setSqlLogger(asked);
    }
}
