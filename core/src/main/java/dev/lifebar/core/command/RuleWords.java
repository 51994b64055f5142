package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.DaysRule;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        return daysInForce(rules)
                .map(RuleWords::daysApart)
                .map(days -> Texts.text("rules.days", days.get(0), days.get(1)))
                .orElseGet(() -> Texts.text("rules.off"));
    }

    /** The rules that are not off, as they are typed: {@code percent:75,50,25 · days:2,1}. */
    static String brief(Rules rules, Unit unit, boolean provisional) {
        List<String> words = new ArrayList<>();
        rules.percentInForce().ifPresent(rule -> words.add("percent:" + rule));
        rules.moneyInForce(unit, provisional).ifPresent(rule -> words.add("money:" + rule));
        daysInForce(rules).ifPresent(rule -> words.add("days:" + rule));
        return words.isEmpty() ? Texts.text("rules.off") : String.join(" · ", words);
    }

    /** At what alerts are posted: {@code at 75% or under 2 days, below 25% or under 1 day and at empty}. */
    static String posting(Rules rules, Unit unit, boolean provisional, boolean onlyRed) {
        List<String> yellow = new ArrayList<>();
        List<String> red = new ArrayList<>();
        rules.percentInForce().ifPresent(rule -> {
            yellow.add(Texts.text("posting.percent.yellow", rule.greenAbove()));
            red.add(Texts.text("posting.percent.red", rule.redBelow()));
        });
        rules.moneyInForce(unit, provisional).ifPresent(rule -> {
            yellow.add(Texts.text("posting.under", new Amount(rule.yellowMicros(), unit)));
            red.add(Texts.text("posting.under", new Amount(rule.redMicros(), unit)));
        });
        daysInForce(rules).map(RuleWords::daysApart).ifPresent(days -> {
            yellow.add(Texts.text("posting.under", Words.count("span.days", days.get(0))));
            red.add(Texts.text("posting.under", Words.count("span.days", days.get(1))));
        });
        String or = Texts.text("posting.or");
        if (red.isEmpty()) {
            return Texts.text("posting.empty");
        }
        return onlyRed
                ? Texts.text("posting.red", String.join(or, red))
                : Texts.text("posting.both", String.join(or, yellow), String.join(or, red));
    }

    private static Optional<DaysRule> daysInForce(Rules rules) {
        return rules.daysInForce(LONG);
    }

    private static List<BigDecimal> daysApart(DaysRule rule) {
        return Stream.of(rule.toString().split(",", -1)).map(BigDecimal::new).toList();
    }
}
