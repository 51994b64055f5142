package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reading.Asked;
import dev.lifebar.core.reading.Pace;
import dev.lifebar.core.reading.Reader;
import dev.lifebar.core.reading.Reader.Refresh;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ReadingStore;
import dev.lifebar.core.storage.ReadingStore.Raw;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What commands want of the reading of balances. */
final class Readings {
    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

    /** How long somebody who asks for a fresh number is made to wait for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long it takes at most where the program ends with its answer, and nothing is read behind it. */
    private static final Duration ONLY_CHANCE = Duration.ofSeconds(30);

    /** What is older than this is read anew behind an answer that shows it. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Database database;
    private final Balances balances;
    private final Reader reader;

    Readings(Database database, Balances balances, Reader reader) {
        this.database = database;
        this.balances = balances;
        this.reader = reader;
    }

    Map<Long, Asked> of(Workspace workspace) {
        return database.read(handle -> new ReadingStore(handle).of(workspace.id()));
    }

    Optional<Asked> find(Account account) {
        return database.read(handle -> new ReadingStore(handle).find(account.id()));
    }

    static boolean isAnyRead(List<Standing> standings, Map<Long, Asked> asked) {
        return standings.stream()
                .map(standing -> asked.get(standing.account().id()))
                .anyMatch(known -> known != null && known.isConnected());
    }

    /** Reads now, as far as it can be done in a moment. */
    Refreshed refresh(List<Standing> shown) {
        List<Long> ids = shown.stream().map(standing -> standing.account().id()).toList();
        Refresh refresh = reader.refresh(ids);
        return new Refreshed(refresh, ids, isDone(refresh));
    }

    /** What came of it. */
    List<Line> told(Invocation invocation, Refreshed refreshed) {
        Refresh refresh = refreshed.refresh();
        List<Long> ids = refreshed.ids();
        boolean done = refreshed.done();
        Set<Long> here =
                refresh.started().stream().filter(id -> !reader.isElsewhere(id)).collect(Collectors.toSet());
        List<Asked> asked = of(invocation.workspace()).values().stream()
                .filter(known -> known.failure() != null && ids.contains(known.accountId()))
                .toList();
        List<Line> failed = failures(invocation, asked, known -> done && here.contains(known.accountId()));
        List<Line> lines = new ArrayList<>(
                failures(invocation, asked, known -> known.paused() && !here.contains(known.accountId())));
        lines.addAll(failed);
        if (done && here.isEmpty() && !refresh.started().isEmpty()) {
            lines.add(Texts.line("refresh.elsewhere").faint());
            return lines;
        }
        boolean silent = lines.isEmpty() && here.size() == refresh.started().size();
        Optional<Line> came = refresh.started().isEmpty()
                ? rested(refresh, silent, invocation.now())
                : came(refresh, done, failed.size(), silent);
        came.ifPresent(line -> lines.add(line.faint()));
        return lines;
    }

    /** What there is to say where nothing was asked. */
    private static Optional<Line> rested(Refresh refresh, boolean silent, Instant now) {
        Optional<Instant> until = refresh.rested().values().stream().min(Comparator.naturalOrder());
        return until.map(at -> Texts.line("refresh.rested", Words.span(Duration.between(now, at))))
                .or(() -> silent ? Optional.of(Texts.line("refresh.none")) : Optional.empty());
    }

    /** What there is to say of those that told something. */
    private static Optional<Line> came(Refresh refresh, boolean done, int failed, boolean silent) {
        if (!done) {
            return Optional.of(Texts.line("refresh.waiting"));
        }
        if (failed == refresh.started().size()) {
            return Optional.empty();
        }
        return Optional.of(Texts.line(failed == 0 && silent ? "refresh.done" : "refresh.others"));
    }

    /** Of each account that told nothing, what is the matter and what is shown instead. */
    private List<Line> failures(Invocation invocation, List<Asked> asked, Predicate<Asked> wanted) {
        Map<Long, Asked> failed =
                asked.stream().filter(wanted).collect(Collectors.toMap(Asked::accountId, Function.identity()));
        List<Line> lines = new ArrayList<>();
        for (Standing standing : failed.isEmpty() ? List.<Standing>of() : balances.of(invocation.workspace())) {
            Asked known = failed.get(standing.account().id());
            if (known != null && known.failure() != null) {
                lines.add(new RefreshFailure(known, known.failure(), standing).line(invocation.now()));
            }
        }
        return lines;
    }

    /** Reads behind the answer what is not quite fresh; not where nobody looks. Ends with whether anything was asked. */
    CompletableFuture<Boolean> refreshBehind(Invocation invocation, List<Standing> shown, Map<Long, Asked> asked) {
        if (invocation.channel().id().isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        List<Long> stale = new ArrayList<>();
        for (Standing standing : shown) {
            Asked known = asked.get(standing.account().id());
            if (known != null && isStale(invocation, known)) {
                stale.add(known.accountId());
            }
        }
        return reader.refreshBehind(stale);
    }

    /** After failures in a row only time and people help. */
    private static boolean isStale(Invocation invocation, Asked asked) {
        Duration least =
                invocation.catalogue().find(asked.provider()).map(Pace::least).orElse(FRESH);
        Duration fresh = least.compareTo(FRESH) < 0 ? FRESH : least;
        Instant last = asked.askedAt();
        return asked.isConnected()
                && asked.failures() == 0
                && (last == null || !last.plus(fresh).isAfter(invocation.now()));
    }

    /** How reading an account goes, in detail. */
    List<Line> detail(Invocation invocation, Standing standing, Map<Long, Asked> asked) {
        Asked known = asked.get(standing.account().id());
        return known == null
                ? List.of()
                : new ReadingLines(known, standing.account().name(), invocation.now())
                        .all(key(invocation, known), reader.isRunning());
    }

    private static String key(Invocation invocation, Asked asked) {
        return invocation.catalogue().find(asked.provider()).map(KeyWords::some).orElse("");
    }

    /** What the provider of one account answered last. */
    Reply raw(Invocation invocation, Optional<AccountName> wanted, List<Standing> all) {
        if (!invocation.permissions().contains(Permission.MANAGE)) {
            return Reply.failed()
                    .lines(Texts.line("denied.manage"), Texts.line("nothing.changed"))
                    .build();
        }
        List<Standing> matching = all.stream()
                .filter(standing -> wanted.isPresent()
                        && wanted.get().includes(standing.account().name()))
                .toList();
        if (matching.size() != 1) {
            return Reply.failed().lines(Texts.line("raw.which")).build();
        }
        Standing standing = matching.get(0);
        Optional<Raw> raw = database.read(
                handle -> new ReadingStore(handle).raw(standing.account().id()));
        return raw.map(found -> Reply.done()
                        .lines(Texts.line("raw.title", new Span.Strong(standing.name()), found.at()))
                        .lines(found.text()
                                .lines()
                                .map(line -> Line.of(new Span.Code(line.replace("\t", "  "))))
                                .toList())
                        .build())
                .orElseGet(() -> Reply.failed()
                        .lines(Texts.line("raw.none", standing.name()))
                        .build());
    }

    private boolean isDone(Refresh refresh) {
        Duration patience = reader.isRunning() ? PATIENCE : ONLY_CHANCE;
        try {
            refresh.done().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            LOG.warn("reading failed", e);
            return false;
        }
    }
}
