package dev.lifebar.core.storage;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lifebar.core.reading.Asked;
import dev.lifebar.core.reading.Asked.Trouble;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Telling.Detail;
import dev.lifebar.core.reading.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps what asking providers came to. */
public final class ReadingStore {
    private static final String MONTH = "month:";
    private static final TypeReference<List<Detail>> DETAILS = new TypeReference<>() {};
    private static final TypeReference<List<StoredTrouble>> ERRORS = new TypeReference<>() {};
    private static final String UNKNOWN = "unknown:";

    /** Without the raw answer, which is long. */
    private static final String COLUMNS = """
            select r.account_id, r.workspace_id, r.provider, r.fingerprint, r.next_at, r.claimed_until, r.failures,
                r.rejections, r.paused, r.asked_at, r.failure, r.detail, r.succeeded_at, r.told_at, r.told_from, r.told,
                r.told_key, r.details, r.errors, r.failing_since, coalesce(a.check_every, w.check_every) as every
            from reading r join account a on a.id = r.account_id join workspace w on w.id = r.workspace_id
            """;

    private final Handle handle;

    public ReadingStore(Handle handle) {
        this.handle = handle;
    }

    /** A stored answer of a provider. */
    public record Raw(String text, Instant at) {}

    /** An account whose provider has told nothing since its first failure. */
    public record Failing(Asked asked, Instant since) {}

    /** Asks the provider of an account from now on, with a key; what a former key told is kept, and that it was that one's. */
    public void connect(long workspaceId, long accountId, String provider, String fingerprint, Instant now) {
        handle.createUpdate("""
                        insert into reading (account_id, workspace_id, provider, fingerprint, next_at, claimed_until,
                            failures, rejections, paused)
                        values (:account, :workspace, :provider, :fingerprint, :now, 0, 0, 0, false)
                        on conflict (account_id) do update
                        set fingerprint = excluded.fingerprint, next_at = excluded.next_at, claimed_until = 0,
                            failures = 0, rejections = 0, paused = false, failure = null, detail = null, asked_at = null,
                            succeeded_at = null, failing_since = null
                        """)
                .bind("account", accountId)
                .bind("workspace", workspaceId)
                .bind("provider", provider)
                .bind("fingerprint", fingerprint)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** Asks no more; the spend that was told stays known, so that another key does not count it again. */
    public void disconnect(long accountId) {
        handle.execute("""
                update reading
                set fingerprint = null, failure = null, detail = null, details = null, raw = null, raw_at = null
                where account_id = ?
                """, accountId);
    }

    /** Makes what was told what a key told that is not known any more. */
    public void forgetWhose(long accountId) {
        handle.execute("update reading set told_key = null where account_id = ?", accountId);
    }

    public Optional<Asked> find(long accountId) {
        return handle.createQuery(COLUMNS + " where r.account_id = ?")
                .bind(0, accountId)
                .map((row, context) -> asked(row))
                .findOne();
    }

    public Map<Long, Asked> of(long workspaceId) {
        return handle
                .createQuery(COLUMNS + " where r.workspace_id = ?")
                .bind(0, workspaceId)
                .map((row, context) -> asked(row))
                .stream()
                .collect(Collectors.toMap(Asked::accountId, Function.identity()));
    }

    /** The providers that an account is due with. Goes from one provider to the next, and not over all that is due. */
    public List<String> dueProviders(Instant now) {
        return handle.createQuery("""
                        with recursive asked (provider) as (
                            select min(provider) from reading where fingerprint is not null and paused = false
                            union all
                            select (
                                select min(provider) from reading
                                where fingerprint is not null and paused = false and provider > asked.provider
                            ) from asked where asked.provider is not null
                        )
                        select provider from asked where exists (
                            select 1 from reading
                            where fingerprint is not null and paused = false and provider = asked.provider
                                and next_at <= ? and claimed_until <= ?
                        )
                        order by provider
                        """)
                .bind(0, now.toEpochMilli())
                .bind(1, now.toEpochMilli())
                .mapTo(String.class)
                .list();
    }

    /** The accounts that a provider is to be asked for, those that have waited longest first. */
    public List<Asked> due(String provider, Instant now, int limit) {
        return handle.createQuery(COLUMNS + """
                         where r.provider = ? and r.fingerprint is not null and r.paused = false and r.next_at <= ?
                            and r.claimed_until <= ? and a.enabled = true and w.left_at is null
                        order by r.next_at limit ?
                        """)
                .bind(0, provider)
                .bind(1, now.toEpochMilli())
                .bind(2, now.toEpochMilli())
                .bind(3, limit)
                .map((row, context) -> asked(row))
                .list();
    }

    /** The accounts that share a key and are asked for, in any workspace. */
    public List<Asked> sharing(String provider, String fingerprint) {
        return handle.createQuery(COLUMNS + """
                         where r.fingerprint = ? and r.provider = ? and r.paused = false and a.enabled = true
                            and w.left_at is null
                        order by r.account_id
                        """)
                .bind(0, fingerprint)
                .bind(1, provider)
                .map((row, context) -> asked(row))
                .list();
    }

    /** Keeps others from asking for the accounts that share a key. */
    public void claim(String provider, String fingerprint, Instant until) {
        handle.execute(
                "update reading set claimed_until = ? where fingerprint = ? and provider = ?",
                until.toEpochMilli(),
                fingerprint,
                provider);
    }

    /**
     * Makes due whatever was asked for, or taken, by a clock that has been put back since.
     *
     * @param latest the latest that a moment of the past may be
     * @param claim how long a claim lasts
     * @return how many accounts that are
     */
    public int turnBack(Instant now, Instant latest, Duration claim) {
        return handle.createUpdate("""
                        update reading set next_at = :now, claimed_until = 0,
                            failing_since = case when failing_since > :now then :now else failing_since end,
                            raw_at = case when raw_at > :now then :now else raw_at end
                        where coalesce(asked_at, next_at) > :latest or claimed_until > :claimed
                        """)
                .bind("now", now.toEpochMilli())
                .bind("latest", latest.toEpochMilli())
                .bind("claimed", latest.plus(claim).toEpochMilli())
                .execute();
    }

    /** Asks again for the accounts that share a key which was rejected. */
    public void resume(String provider, String fingerprint) {
        handle.execute(
                "update reading set paused = ? where fingerprint = ? and provider = ?", false, fingerprint, provider);
    }

    /** Asks again for the accounts whose rejected key is not kept here, but read each time. */
    public void resumeReferences() {
        handle.execute("""
                update reading set paused = ?
                where paused = ? and account_id in (select account_id from secret where kind <> 'KEY')
                """, false, true);
    }

    /** Ends a claim, unless it is somebody else's by now. */
    public void release(String provider, String fingerprint, Instant until) {
        handle.execute(
                "update reading set claimed_until = 0 where fingerprint = ? and provider = ? and claimed_until = ?",
                fingerprint,
                provider,
                until.toEpochMilli());
    }

    /** What came of asking, all but the raw answer. */
    public void record(Asked asked) {
        Told told = asked.told();
        handle.createUpdate("""
                        update reading set next_at = :next, claimed_until = 0, failures = :failures,
                            told_failing = case when :failures = 0 then :never else told_failing end,
                            failing_since = case when :failures > 0 then coalesce(failing_since, :askedAt) end,
                            rejections = :rejections, paused = :paused, asked_at = :askedAt, failure = :failure,
                            detail = :detail, succeeded_at = :succeededAt, told_at = :toldAt, told_from = :toldFrom,
                            told = :told, told_key = :toldKey, details = :details, errors = :errors
                        where account_id = :account
                        """)
                .bind("next", asked.nextAt().toEpochMilli())
                .bind("failures", asked.failures())
                .bind("never", false)
                .bind("rejections", asked.rejections())
                .bind("paused", asked.paused())
                .bind("askedAt", Rows.millis(asked.askedAt()))
                .bind(
                        "failure",
                        asked.failure() == null ? null : asked.failure().name())
                .bind("detail", asked.detail())
                .bind("succeededAt", Rows.millis(asked.succeededAt()))
                .bind("toldAt", told == null ? null : told.at().toEpochMilli())
                .bind("toldFrom", told == null ? null : told.from().toEpochDay())
                .bind("told", told == null ? null : spend(told))
                .bind("toldKey", told == null ? null : told.key())
                .bind("details", asked.details().isEmpty() ? null : Json.write(asked.details()))
                .bind("errors", asked.errors().isEmpty() ? null : errors(asked.errors()))
                .bind("account", asked.accountId())
                .execute();
    }

    /** Keeps an answer instead of one from until then. */
    public void raw(long accountId, Raw raw, Instant until) {
        handle.execute(
                "update reading set raw = ?, raw_at = ? where account_id = ? and coalesce(raw_at, 0) <= ?",
                raw.text(),
                raw.at().toEpochMilli(),
                accountId,
                until.toEpochMilli());
    }

    public Optional<Raw> raw(long accountId) {
        return handle.createQuery("select raw, raw_at from reading where account_id = ? and raw is not null")
                .bind(0, accountId)
                .map((row, context) -> new Raw(row.getString("raw"), Instant.ofEpochMilli(row.getLong("raw_at"))))
                .findOne();
    }

    /** Deletes the raw answers of before a moment. */
    public int dropRaw(Instant before, int limit) {
        return handle.execute("""
                update reading set raw = null, raw_at = null
                where account_id in (select account_id from reading where raw_at < ? limit ?)
                """, before.toEpochMilli(), limit);
    }

    /**
     * Those that are watched and have told nothing but failures since a moment, more than one, of which nobody was told yet
     * though there is somebody to tell. A rejected key is told of when it pauses.
     */
    public List<Failing> failingSince(Instant moment, int limit) {
        return handle.createQuery(COLUMNS + """
                         where r.failures > 1 and r.paused = :no and r.told_failing = :no and r.fingerprint is not null
                            and r.failure <> 'KEY_REJECTED' and r.failing_since <= :moment and a.enabled = true
                            and w.left_at is null
                            and exists (select 1 from subscription s where s.workspace_id = r.workspace_id)
                        order by r.account_id limit :limit
                        """)
                .bind("no", false)
                .bind("moment", moment.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new Failing(asked(row), Instant.ofEpochMilli(row.getLong("failing_since"))))
                .list();
    }

    public void toldFailing(long accountId) {
        handle.execute("update reading set told_failing = ? where account_id = ?", true, accountId);
    }

    /** Asks for an account no later than at this moment. */
    public void hasten(long accountId, Instant at) {
        handle.execute(
                "update reading set next_at = ? where account_id = ? and next_at > ? and failures = 0",
                at.toEpochMilli(),
                accountId,
                at.toEpochMilli());
    }

    private static Asked asked(ResultSet row) throws SQLException {
        String failure = row.getString("failure");
        Long every = Rows.number(row, "every");
        return new Asked(
                row.getLong("account_id"),
                row.getLong("workspace_id"),
                row.getString("provider"),
                row.getString("fingerprint"),
                Instant.ofEpochMilli(row.getLong("next_at")),
                Instant.ofEpochMilli(row.getLong("claimed_until")),
                row.getInt("failures"),
                row.getInt("rejections"),
                row.getBoolean("paused"),
                Rows.instant(row, "asked_at"),
                failure == null ? null : Failure.valueOf(failure),
                row.getString("detail"),
                Rows.instant(row, "succeeded_at"),
                told(row),
                Json.read(row.getString("details"), DETAILS).orElse(List.of()),
                Json.read(row.getString("errors"), ERRORS).orElse(List.of()).stream()
                        .map(StoredTrouble::trouble)
                        .toList(),
                every == null ? null : Duration.ofMillis(every));
    }

    private static @Nullable Told told(ResultSet row) throws SQLException {
        Instant at = Rows.instant(row, "told_at");
        return at == null
                ? null
                : told(
                        row.getString("told_key"),
                        LocalDate.ofEpochDay(row.getLong("told_from")),
                        row.getString("told"),
                        at);
    }

    /** A day and its spend after another, and at the end that of the month and the time of which nothing is known. */
    private static String spend(Told told) {
        Stream<String> days =
                told.days().entrySet().stream().map(day -> day.getKey().toEpochDay() + ":" + day.getValue());
        Stream<String> month = Stream.ofNullable(told.month()).map(micros -> MONTH + micros);
        Stream<String> unknown = Optional.ofNullable(told.unknown())
                .map(span ->
                        UNKNOWN + span.from().toEpochMilli() + "-" + span.to().toEpochMilli())
                .stream();
        return Stream.of(days, month, unknown).flatMap(Function.identity()).collect(Collectors.joining(" "));
    }

    private static Told told(@Nullable String key, LocalDate from, String text, Instant at) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        Long month = null;
        Told.Unknown unknown = null;
        for (String spend : text.isEmpty() ? List.<String>of() : List.of(text.split(" ", -1))) {
            if (spend.startsWith(UNKNOWN)) {
                String[] span = spend.substring(UNKNOWN.length()).split("-", -1);
                unknown = new Told.Unknown(
                        Instant.ofEpochMilli(Long.parseLong(span[0])), Instant.ofEpochMilli(Long.parseLong(span[1])));
                continue;
            }
            long micros = Long.parseLong(spend.substring(spend.indexOf(':') + 1));
            if (spend.startsWith(MONTH)) {
                month = micros;
            } else {
                days.put(LocalDate.ofEpochDay(Long.parseLong(spend.substring(0, spend.indexOf(':')))), micros);
            }
        }
        return new Told(key, from, days, month, at, unknown);
    }

    /** A trouble with its time as milliseconds. */
    private record StoredTrouble(long at, Failure failure, String detail) {
        static StoredTrouble of(Trouble trouble) {
            return new StoredTrouble(trouble.at().toEpochMilli(), trouble.failure(), trouble.detail());
        }

        Trouble trouble() {
            return new Trouble(Instant.ofEpochMilli(at), failure, detail);
        }
    }

    private static String errors(List<Trouble> errors) {
        return Json.write(errors.stream().map(StoredTrouble::of).toList());
    }
}
