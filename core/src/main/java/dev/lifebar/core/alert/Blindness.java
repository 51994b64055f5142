package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Notice.Topic;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ReadingStore;
import dev.lifebar.core.storage.ReadingStore.Failing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Says once that a balance could not be read for hours: what is shown is old, and alerts would come late. */
public final class Blindness {
    private static final Duration LONG = Duration.ofHours(6);
    private static final int BATCH = 100;

    private final Database database;
    private final Catalogue catalogue;
    private final Alerts alerts;
    private final InstantSource time;

    public Blindness(Database database, Catalogue catalogue, Alerts alerts, InstantSource time) {
        this.database = database;
        this.catalogue = catalogue;
        this.alerts = alerts;
        this.time = time;
    }

    public void run() {
        Instant now = time.instant();
        List<Failing> blind = database.read(handle -> new ReadingStore(handle).failingSince(now.minus(LONG), BATCH));
        if (!blind.isEmpty()) {
            database.write(handle -> {
                blind.forEach(failing -> new AccountStore(handle)
                        .find(failing.asked().accountId())
                        .ifPresent(account -> tell(handle, account, failing)));
                return blind;
            });
            alerts.wake();
        }
    }

    private void tell(Handle handle, Account account, Failing failing) {
        if (alerts.notice(handle, account.workspaceId(), notice(account, failing))) {
            new ReadingStore(handle).toldFailing(account.id());
        }
    }

    private Notice notice(Account account, Failing failing) {
        AccountName name = account.name();
        Projection projection = account.projection();
        return new Notice(
                Topic.UNREADABLE,
                name.provider(),
                name.label(),
                catalogue.nameOf(name),
                projection.unit().code(),
                projection.balance() == null ? null : projection.balance().micros(),
                Objects.requireNonNull(failing.asked().failure()).name(),
                0,
                failing.since().toEpochMilli(),
                null);
    }
}
