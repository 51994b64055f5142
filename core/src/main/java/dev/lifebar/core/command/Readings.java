package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
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
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.ReadingStore;
import dev.lifebar.core.storage.ReadingStore.Raw;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What commands want of the reading of balances. */
final class Readings {
    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

    /** How long somebody who asks for a fresh number is made to wait for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

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

    static boolean isAnyRead(List<Standing> standings, Map<Long, Asked> asked) {
        return standings.stream()
                .map(standing -> asked.get(standing.account().id()))
                .anyMatch(known -> known != null && known.isConnected());
    }

    /** Reads now, and tells what came of it as far as it is known in a moment. */
    List<Line> refresh(Invocation invocation, List<Standing> shown) {
        List<Long> ids = shown.stream().map(standing -> standing.account().id()).toList();
        Refresh refresh = reader.refresh(ids);
        if (refresh.started().isEmpty()) {
            return List.of(Texts.line(refresh.rested().isEmpty() ? "refresh.none" : "refresh.rested")
                    .faint());
        }
        return isDone(refresh)
                ? read(invocation, refresh)
                : List.of(Texts.line("refresh.waiting").faint());
    }

    /** What was read; of each account that told nothing, what is the matter and what is shown instead. */
    private List<Line> read(Invocation invocation, Refresh refresh) {
        Map<Long, Asked> asked = of(invocation.workspace());
        List<Line> failed = new ArrayList<>();
        for (Standing standing : balances.of(invocation.workspace())) {
            Asked known = asked.get(standing.account().id());
            if (known != null && refresh.started().contains(known.accountId()) && known.failure() != null) {
                failed.add(new RefreshFailure(known, known.failure(), standing).line(invocation.now()));
            }
        }
        if (failed.isEmpty()) {
            return List.of(Texts.line("refresh.done").faint());
        }
        if (failed.size() < refresh.started().size()) {
            failed.add(Texts.line("refresh.others").faint());
        }
        return failed;
    }

    /** Reads behind the answer what is not quite fresh; not where nobody looks. */
    void refreshBehind(Invocation invocation, List<Standing> shown, Map<Long, Asked> asked) {
        if (invocation.channel().id().isEmpty()) {
            return;
        }
        List<Long> stale = new ArrayList<>();
        for (Standing standing : shown) {
            Asked known = asked.get(standing.account().id());
            if (known != null && isStale(invocation, known)) {
                stale.add(known.accountId());
            }
        }
        reader.refreshBehind(stale);
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

    private static boolean isDone(Refresh refresh) {
        try {
            refresh.done().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
