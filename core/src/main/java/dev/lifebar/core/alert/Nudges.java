package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Notice.Topic;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.Assessment;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Extrapolation;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.NudgeStore;
import dev.lifebar.core.storage.NudgeStore.Nudge;
import dev.lifebar.core.storage.WorkspaceStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Asks for a fresh number where a balance that was typed days ago could have crossed a line meanwhile, in the channel in
 * which it was typed. A guess changes no level and no alert; it only asks.
 */
public final class Nudges {
    /** Nobody is asked for the same number again within this time. */
    private static final Duration APART = Duration.ofDays(1);

    /** Whoever does not answer that often does not want to. */
    private static final int MOST = 3;

    private static final int BATCH = 100;

    private final Database database;
    private final Balances balances;
    private final Catalogue catalogue;
    private final Alerts alerts;
    private final InstantSource time;

    public Nudges(Database database, Balances balances, Catalogue catalogue, Alerts alerts, InstantSource time) {
        this.database = database;
        this.balances = balances;
        this.catalogue = catalogue;
        this.alerts = alerts;
        this.time = time;
    }

    public void run() {
        Instant now = time.instant();
        long after = 0;
        boolean more = true;
        while (more) {
            long from = after;
            List<Nudge> candidates =
                    database.read(handle -> new NudgeStore(handle).candidates(now.minus(APART), MOST, from, BATCH));
            candidates.forEach(nudge -> consider(nudge, now));
            more = candidates.size() == BATCH;
            after = candidates.isEmpty()
                    ? after
                    : candidates.get(candidates.size() - 1).accountId();
        }
        alerts.wake();
    }

    private void consider(Nudge nudge, Instant now) {
        standing(nudge)
                .ifPresent(standing -> feared(standing, now)
                        .ifPresent(guessed -> database.write(handle -> {
                            new AccountStore(handle).find(nudge.accountId()).ifPresent(account -> {
                                new NudgeStore(handle).nudged(account.id(), now);
                                alerts.notice(
                                        handle, account.workspaceId(), nudge.channel(), notice(standing, guessed, now));
                            });
                            return guessed;
                        })));
    }

    /** Nothing if the workspace was forgotten meanwhile. */
    private Optional<Standing> standing(Nudge nudge) {
        return database.read(handle -> new AccountStore(handle).find(nudge.accountId()))
                .flatMap(account -> database.read(handle -> new WorkspaceStore(handle).find(account.workspaceId()))
                        .map(workspace -> balances.standing(workspace, account)));
    }

    /** How the balance may be by now, if that is past a line that matters. */
    private static Optional<Assessment> feared(Standing standing, Instant now) {
        Level level = standing.level();
        Projection projection = standing.account().projection();
        return Extrapolation.of(standing, now)
                .map(guess -> standing.outlook().settled(projection, standing.rules(), guess.left()))
                .filter(guessed ->
                        level != null && guessed.level().isWorseThan(level) && crosses(level, guessed.level()));
    }

    private static boolean crosses(Level level, Level guessed) {
        return level == Level.GREEN || !Level.RED.isWorseThan(guessed);
    }

    /** The line that it may be past: {@code below your 75% line}. */
    private static String past(Assessment feared, Unit unit) {
        BigDecimal boundary = feared.reason().boundary();
        if (boundary == null) {
            return Words.state(feared.level());
        }
        String line = boundary.toPlainString();
        return switch (feared.reason().kind()) {
            case PERCENT -> Texts.text("notice.nudge.percent", line);
            case MONEY -> Texts.text("credits.because.money", Amount.of(line, unit));
            case DAYS -> Texts.text("credits.because.days", line);
            case NONE, EMPTY -> Words.state(feared.level());
        };
    }

    private Notice notice(Standing standing, Assessment feared, Instant now) {
        Projection projection = standing.account().projection();
        Instant asOf = projection.asOf() == null ? now : projection.asOf();
        return new Notice(
                Topic.NUDGE,
                standing.account().name().provider(),
                standing.account().name().label(),
                standing.name(),
                projection.unit().code(),
                null,
                past(feared, projection.unit()),
                0,
                asOf.toEpochMilli(),
                catalogue
                        .find(standing.account().name().provider())
                        .map(Provider::console)
                        .orElse(null));
    }
}
