package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reading.Asked;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words for somebody who asked for a fresh number that there is none, and which one is shown. */
record RefreshFailure(Asked asked, Failure failure, Standing standing) {

    Line line(Instant now) {
        String what = what();
        Amount balance = standing.balance();
        Instant from = from(standing.account());
        if (balance == null || from == null) {
            return Texts.line("refresh.unknown", what).warning();
        }
        String shown = AccountCard.approximately(standing.account().projection().basis(), balance);
        Line line = failure == Failure.RATE_LIMITED && asked.nextAt().isAfter(now)
                ? Texts.line(
                        "refresh.showing.wait", what, shown, from, Words.span(Duration.between(now, asked.nextAt())))
                : Texts.line("refresh.showing", what, shown, from);
        return line.warning();
    }

    private String what() {
        String detail = asked.detail();
        return Texts.text(
                "refresh." + failure.name().toLowerCase(Locale.ROOT),
                standing.name(),
                detail == null || detail.isEmpty() ? "" : Texts.text("failure.detail", detail));
    }

    private static @Nullable Instant from(Account account) {
        return account.checkedAt() == null ? account.projection().asOf() : account.checkedAt();
    }
}
