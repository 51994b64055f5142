package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Capacity;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.forecast.BurnRate;
import dev.lifebar.core.ledger.Drift;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands behind the numbers of one account: capacity, spend, burn rate and the rules in force. */
record AccountDetail(Standing standing, Spending spending, Optional<Drift> drift) {

    List<Line> lines() {
        Projection projection = standing.account().projection();
        List<Line> lines = new ArrayList<>();
        Amount full = projection.full();
        if (full != null) {
            lines.add(Texts.line(capacity(projection.capacity()), full));
        }
        if (projection.observations() > 0) {
            lines.add(spent());
            lines.add(burn());
        }
        drift.ifPresent(off -> lines.add(drift(off)));
        lines.add(rules(projection));
        return lines;
    }

    /** How far the last estimate was off. */
    static Line drift(Drift drift) {
        String percent = drift.percent().abs().toPlainString();
        return switch (drift.percent().signum()) {
            case 0 -> Texts.line("detail.drift.none").faint();
            case 1 -> Texts.line("detail.drift.high", percent).faint();
            default -> Texts.line("detail.drift.low", percent).faint();
        };
    }

    /** The text that says where a full bar comes from. */
    static String capacity(Capacity capacity) {
        if (capacity.raised() > 0 && capacity.full() == capacity.raised()) {
            return capacity.origin() == Capacity.Origin.TOPUP ? "detail.full.raised" : "detail.full.raised.first";
        }
        if (capacity.fixed() > 0) {
            return "detail.full.set";
        }
        return switch (capacity.origin()) {
            case TOPUP -> "detail.full.topup";
            case LIMIT -> "detail.full.limit";
            case NONE, FIRST -> "detail.full.first";
        };
    }

    /** Where nobody looked today, nobody knows what was spent today. */
    private Line spent() {
        return spending.seenToday()
                ? Texts.line("detail.spent", spending.today(), spending.week(), spending.month())
                : Texts.line("detail.spent.unseen", spending.week(), spending.month());
    }

    private Line burn() {
        BurnRate rate = standing.outlook().rate();
        return rate == null
                ? Texts.line("detail.history")
                : Texts.line("detail.burn", rate.perDay(), Words.span(rate.window()));
    }

    private Line rules(Projection projection) {
        String words = RuleWords.brief(
                standing.rules(), projection.unit(), projection.capacity().isProvisional());
        return Texts.line("detail.rules", words);
    }
}
