package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.DaysRule;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.reply.Texts;
import java.time.Duration;

/** Rules in the form people read and type. */
final class RuleWords {
    private static final Duration LONG = Duration.ofDays(36_500);

    private RuleWords() {}

    static String percent(Rules rules) {
        return rules.percentInForce()
                .map(rule -> Texts.text("rules.percent", rule.greenAbove(), rule.yellowFrom(), rule.redBelow()))
                .orElseGet(() -> Texts.text("rules.off"));
    }

    static String money(Rules rules, Unit unit, boolean provisional) {
        return rules.moneyInForce(unit, provisional)
                .map(rule -> Texts.text(
                        "rules.money", new Amount(rule.yellowMicros(), unit), new Amount(rule.redMicros(), unit)))
                .orElseGet(() -> Texts.text("rules.off"));
    }

    static String days(Rules rules) {
        return rules.daysInForce(LONG)
                .map(DaysRule::toString)
                .map(RuleWords::pair)
                .orElseGet(() -> Texts.text("rules.off"));
    }

    private static String pair(String text) {
        String[] parts = text.split(",", -1);
        return Texts.text("rules.days", parts[0], parts[1]);
    }
}
