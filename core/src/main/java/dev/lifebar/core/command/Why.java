package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.health.Assessment;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.Reason;
import dev.lifebar.core.health.RuleKind;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.math.BigDecimal;
import java.util.Optional;

/** Says which rule gave an account its level. */
record Why(Standing standing) {

    /** A sentence about an account that is low or worse: {@code ⚠ Anthropic is low: 42%, below your 50% line.} */
    Optional<Line> sentence() {
        Level level = standing.level();
        if (level == null || !level.isWorseThan(Level.YELLOW)) {
            return Optional.empty();
        }
        Span name = new Span.Strong(standing.name());
        Line line = because()
                .map(because -> Texts.line("credits.why", name, Words.state(level), because))
                .orElseGet(() -> Texts.line("credits.why.empty", name));
        return Optional.of(line.warning());
    }

    /** The rule in a few words where the percent beside the bar does not tell: {@code below your $5.00 line}. */
    Optional<Line> aside() {
        return reason().filter(reason -> reason.kind() != RuleKind.PERCENT)
                .flatMap(reason -> because())
                .map(Line::of)
                .map(Line::faint);
    }

    /** The rule that decided, in a few words; nothing where none did. */
    Optional<String> because() {
        return reason().flatMap(reason ->
                Optional.ofNullable(reason.boundary()).map(boundary -> because(reason.kind(), boundary)));
    }

    private String because(RuleKind kind, BigDecimal boundary) {
        return switch (kind) {
            case PERCENT ->
                Texts.text(
                        "credits.because.percent",
                        standing.percent()
                                .map(share -> share.text(standing.rules()))
                                .orElse(""),
                        boundary.toPlainString());
            case MONEY ->
                Texts.text(
                        "credits.because.money",
                        Amount.of(
                                boundary.toPlainString(),
                                standing.account().projection().unit()));
            case DAYS -> Texts.text("credits.because.days", boundary.toPlainString());
            case NONE, EMPTY -> "";
        };
    }

    private Optional<Reason> reason() {
        return Optional.ofNullable(standing.account().health()).map(Assessment::reason);
    }
}
