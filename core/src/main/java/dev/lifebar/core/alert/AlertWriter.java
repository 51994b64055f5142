package dev.lifebar.core.alert;

import dev.lifebar.core.alert.EpisodeRules.Decision;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.forecast.BurnRate;
import dev.lifebar.core.health.Assessment;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.Percent;
import dev.lifebar.core.health.Reason;
import dev.lifebar.core.health.RuleKind;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Outlook;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reply.Words;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes down what an alert will say, at the moment it is decided. */
public final class AlertWriter {
    private final Catalogue catalogue;

    public AlertWriter(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    AlertFacts write(
            Account account,
            Outlook outlook,
            Rules rules,
            Decision decision,
            @Nullable Level told,
            Episode episode,
            Instant now) {
        Projection projection = account.projection();
        Amount balance = Objects.requireNonNull(projection.balance());
        Amount full = projection.full();
        Assessment health = Objects.requireNonNull(outlook.health());
        Reason reason = decision.level() == health.level() ? health.reason() : new Reason(RuleKind.NONE, null);
        BurnRate rate = outlook.rate();
        AccountName name = account.name();
        return new AlertFacts(
                name.provider(),
                name.label(),
                catalogue.nameOf(name),
                decision.level(),
                told == null ? Level.GREEN : told,
                reason.kind(),
                reason.boundary() == null ? null : reason.boundary().toPlainString(),
                balance.unit().code(),
                balance.micros(),
                full == null ? null : full.micros(),
                Percent.of(balance, full).map(percent -> percent.text(rules)).orElse(null),
                rate == null ? null : rate.perDay().micros(),
                Words.lasting(outlook.timeLeft()).orElse(null),
                projection.basis(),
                projection.asOf() == null ? null : projection.asOf().toEpochMilli(),
                episode.openedAt().toEpochMilli(),
                now.toEpochMilli());
    }
}
