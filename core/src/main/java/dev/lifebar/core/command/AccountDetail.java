package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Capacity;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.forecast.BurnRate;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.util.ArrayList;
import java.util.List;

/** What stands behind the numbers of one account: capacity, spend, burn rate and the rules in force. */
record AccountDetail(Standing standing, Spending spending) {

    List<Line> lines() {
        Projection projection = standing.account().projection();
        List<Line> lines = new ArrayList<>();
        Amount full = projection.full();
        if (full != null) {
            lines.add(Texts.line(capacity(projection.capacity()), full));
        }
        if (projection.observations() > 0) {
            lines.add(Texts.line("detail.spent", spending.today(), spending.week(), spending.month()));
            lines.add(burn());
        }
        lines.add(rules(projection));
        return lines;
    }

    private static String capacity(Capacity capacity) {
        if (capacity.raised() > 0 && capacity.full() == capacity.raised()) {
            return "detail.full.raised";
        }
        if (capacity.fixed() > 0) {
            return "detail.full.set";
        }
        return capacity.origin() == Capacity.Origin.TOPUP ? "detail.full.topup" : "detail.full.first";
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
