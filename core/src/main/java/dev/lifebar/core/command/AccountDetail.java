package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Capacity;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.forecast.BurnRate;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Texts;
import java.util.ArrayList;
import java.util.List;

/** What stands behind the numbers of one account: capacity, spend, burn rate and the rules in force. */
record AccountDetail(Standing standing, Spending spending) {

    Line[] lines() {
        List<Line> lines = new ArrayList<>();
        Amount full = standing.account().projection().full();
        if (full != null) {
            lines.add(Texts.line(capacity(standing.account().projection()), full));
        }
        lines.add(Texts.line("detail.spent", spending.today(), spending.week(), spending.month()));
        BurnRate rate = standing.outlook().rate();
        lines.add(rate == null ? Texts.line("detail.history") : Texts.line("detail.burn", rate.perDay()));
        lines.add(rules());
        return lines.toArray(Line[]::new);
    }

    private static String capacity(Projection projection) {
        Capacity capacity = projection.capacity();
        if (capacity.raised() > 0 && capacity.full() == capacity.raised()) {
            return "detail.full.raised";
        }
        if (capacity.fixed() > 0) {
            return "detail.full.set";
        }
        return capacity.origin() == Capacity.Origin.TOPUP ? "detail.full.topup" : "detail.full.first";
    }

    private Line rules() {
        Projection projection = standing.account().projection();
        return Texts.line(
                "detail.rules",
                RuleWords.percent(standing.rules()),
                RuleWords.money(
                        standing.rules(),
                        projection.unit(),
                        projection.capacity().isProvisional()),
                RuleWords.days(standing.rules()));
    }
}
