package dev.lifebar.core.storage;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Capacity;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.Assessment;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.Reason;
import dev.lifebar.core.health.RuleKind;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.ledger.Account;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps accounts with what their entries add up to. */
public final class AccountStore {
    private final Handle handle;

    public AccountStore(Handle handle) {
        this.handle = handle;
    }

    public List<Account> of(long workspaceId) {
        return handle.createQuery("select * from account where workspace_id = ? order by provider, label")
                .bind(0, workspaceId)
                .map((row, context) -> account(row))
                .list();
    }

    public Optional<Account> find(long workspaceId, AccountName name) {
        return handle.createQuery("select * from account where workspace_id = ? and provider = ? and label = ?")
                .bind(0, workspaceId)
                .bind(1, name.provider())
                .bind(2, name.label())
                .map((row, context) -> account(row))
                .findOne();
    }

    public Optional<Account> find(long id) {
        return handle.createQuery("select * from account where id = ?")
                .bind(0, id)
                .map((row, context) -> account(row))
                .findOne();
    }

    /** Adds an account nothing is known about yet. */
    public void add(Account account, Instant at) {
        handle.createUpdate("""
                        insert into account (id, workspace_id, provider, label, enabled, unit, basis, added, spent,
                            capacity_origin, capacity_base, capacity_fixed, capacity_raised, observations, rule,
                            last_sequence, created_at)
                        values (:id, :workspace, :provider, :label, :enabled, :unit, 'UNKNOWN', 0, 0,
                            'NONE', 0, 0, 0, 0, 'NONE', 0, :at)
                        """)
                .bind("id", account.id())
                .bind("workspace", account.workspaceId())
                .bind("provider", account.name().provider())
                .bind("label", account.name().label())
                .bind("enabled", account.enabled())
                .bind("unit", account.projection().unit().code())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** Stores what an account's entries add up to now. */
    public void project(Account account) {
        Projection projection = account.projection();
        Capacity capacity = projection.capacity();
        handle.createUpdate("""
                        update account set unit = :unit, balance = :balance, basis = :basis, as_of = :asOf,
                            typed_by = :typedBy, added = :added, spent = :spent, capacity_origin = :origin,
                            capacity_base = :base, capacity_fixed = :fixed, capacity_raised = :raised, since = :since,
                            observed_at = :observedAt, observations = :observations, level = :level, rule = :rule,
                            boundary = :boundary, checked_at = :checkedAt, last_sequence = :sequence
                        where id = :id
                        """)
                .bind("unit", projection.unit().code())
                .bind("balance", micros(projection.balance()))
                .bind("basis", projection.basis().name())
                .bind("asOf", Rows.millis(projection.asOf()))
                .bind("typedBy", projection.typedBy())
                .bind("added", projection.added())
                .bind("spent", projection.spent())
                .bind("origin", capacity.origin().name())
                .bind("base", capacity.base())
                .bind("fixed", capacity.fixed())
                .bind("raised", capacity.raised())
                .bind("since", Rows.millis(projection.since()))
                .bind("observedAt", Rows.millis(projection.observedAt()))
                .bind("observations", projection.observations())
                .bind(
                        "level",
                        account.health() == null
                                ? null
                                : account.health().level().name())
                .bind("rule", reason(account).kind().name())
                .bind("boundary", boundary(reason(account)))
                .bind("checkedAt", Rows.millis(account.checkedAt()))
                .bind("sequence", account.lastSequence())
                .bind("id", account.id())
                .execute();
    }

    public void enable(long id, boolean enabled) {
        handle.execute("update account set enabled = ? where id = ?", enabled, id);
    }

    /** How often it is asked for; null for as often as its workspace chose. */
    public void checkEvery(long id, @Nullable Duration every) {
        handle.execute("update account set check_every = ? where id = ?", Rows.millis(every), id);
    }

    /** How often it is asked for; nothing if nobody chose that for it alone. */
    public Optional<Duration> checkEvery(long id) {
        return handle.createQuery("select check_every from account where id = ? and check_every is not null")
                .bind(0, id)
                .mapTo(Long.class)
                .findOne()
                .map(Duration::ofMillis);
    }

    public void rules(long id, Rules rules) {
        handle.createUpdate("update account set percent_rule = ?, money_rule = ?, days_rule = ? where id = ?")
                .bind(0, rules.percent().text())
                .bind(1, rules.money().text())
                .bind(2, rules.days().text())
                .bind(3, id)
                .execute();
    }

    private static @Nullable Long micros(@Nullable Amount amount) {
        return amount == null ? null : amount.micros();
    }

    private static Reason reason(Account account) {
        return account.health() == null
                ? new Reason(RuleKind.NONE, null)
                : account.health().reason();
    }

    private static @Nullable String boundary(Reason reason) {
        return reason.boundary() == null ? null : reason.boundary().toPlainString();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getLong("workspace_id"),
                new AccountName(row.getString("provider"), row.getString("label")),
                row.getBoolean("enabled"),
                projection(row),
                health(row),
                Rules.of(row.getString("percent_rule"), row.getString("money_rule"), row.getString("days_rule")),
                Rows.instant(row, "checked_at"),
                row.getLong("last_sequence"));
    }

    private static Projection projection(ResultSet row) throws SQLException {
        Unit unit = Unit.of(row.getString("unit"));
        Long balance = Rows.number(row, "balance");
        return new Projection(
                unit,
                balance == null ? null : new Amount(balance, unit),
                Basis.valueOf(row.getString("basis")),
                Rows.instant(row, "as_of"),
                row.getString("typed_by"),
                row.getLong("added"),
                row.getLong("spent"),
                new Capacity(
                        Capacity.Origin.valueOf(row.getString("capacity_origin")),
                        row.getLong("capacity_base"),
                        row.getLong("capacity_fixed"),
                        row.getLong("capacity_raised")),
                Rows.instant(row, "since"),
                Rows.instant(row, "observed_at"),
                row.getInt("observations"));
    }

    private static @Nullable Assessment health(ResultSet row) throws SQLException {
        String level = row.getString("level");
        String boundary = row.getString("boundary");
        return level == null
                ? null
                : new Assessment(
                        Level.valueOf(level),
                        new Reason(
                                RuleKind.valueOf(row.getString("rule")),
                                boundary == null ? null : new BigDecimal(boundary)));
    }
}
