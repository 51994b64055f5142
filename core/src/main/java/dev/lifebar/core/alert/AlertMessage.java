package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Delivery.Kind;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.RuleKind;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words an alert: yellow is one line, red tells the whole story, green again is a short line. */
final class AlertMessage {
    private final Kind kind;
    private final AlertFacts facts;
    private final Amount balance;
    private final @Nullable Level level;

    AlertMessage(Kind kind, AlertFacts facts) {
        this.kind = kind;
        this.facts = facts;
        this.balance = new Amount(facts.balance(), Unit.of(facts.unit()));
        this.level = facts.level();
    }

    /** Whether it need not make anybody's device ring: only red and empty do. */
    boolean isSilent() {
        return level == null || Level.RED.isWorseThan(level);
    }

    Reply reply() {
        if (level == null) {
            return Reply.done()
                    .lines(Texts.line("alert.unknown", new Span.Strong(facts.name())))
                    .build();
        }
        if (level == Level.GREEN) {
            return recovery(level);
        }
        return isSilent() ? brief(level) : full(level);
    }

    private Reply recovery(Level level) {
        String lasted = Words.span(Duration.ofMillis(Math.max(0, facts.at() - facts.openedAt())));
        Line line = facts.percent() == null
                ? Texts.line("alert.green", new Span.Strong(facts.name()), balance, lasted)
                : Texts.line("alert.green.percent", new Span.Strong(facts.name()), facts.percent(), lasted);
        return Reply.done().accent(level).lines(withTopUp(line)).build();
    }

    private Reply brief(Level level) {
        List<Span> spans =
                new ArrayList<>(Texts.line("alert.brief", level.symbol(), new Span.Strong(facts.name()), left())
                        .spans());
        if (facts.percent() != null) {
            spans.add(new Span.Plain(Texts.text("alert.brief.percent", facts.percent())));
        }
        if (facts.lasting() != null) {
            spans.add(new Span.Plain(Texts.text("alert.brief.lasting", facts.lasting())));
        }
        Reply.Builder reply = Reply.done().accent(level).lines(withTopUp(new Line(spans, Line.Tone.NORMAL)));
        if (kind == Kind.POST) {
            reply.button(Actions.press(Texts.text("button.onlyred"), "alerts here red"));
        }
        return reply.build();
    }

    /** Says what made it better. */
    private Line withTopUp(Line line) {
        if (facts.toppedUp() == null) {
            return line;
        }
        List<Span> spans = new ArrayList<>(line.spans());
        spans.add(new Span.Plain(Texts.text("alert.toppedup", new Amount(facts.toppedUp(), balance.unit()))));
        return new Line(spans, line.tone());
    }

    private Reply full(Level level) {
        List<Line> lines = new ArrayList<>();
        lines.add(level == Level.EMPTY ? empty() : Line.of(leftAndLasting()));
        if (facts.capacity() != null) {
            lines.add(barLine(level, new Amount(facts.capacity(), balance.unit())));
        } else if (facts.rule() != RuleKind.EMPTY) {
            lines.add(Line.of(because()));
        }
        if (facts.asOf() != null) {
            lines.add(source(Instant.ofEpochMilli(facts.asOf())).faint());
        }
        Line title = Texts.line("alert.title", new Span.Strong(facts.name()), Words.state(level));
        return Reply.done()
                .accent(level)
                .block(new Block.Card(level, title, lines, buttons()))
                .build();
    }

    private List<Button> buttons() {
        String name = new AccountName(facts.provider(), facts.label()).text();
        List<Button> buttons = new ArrayList<>();
        buttons.add(Actions.press(Texts.text("button.toppedup"), "topup " + name));
        if (facts.basis() != Basis.LIVE) {
            buttons.add(Actions.press(Texts.text("button.syncnow"), "sync " + name));
        }
        if (facts.console() != null) {
            buttons.add(new Button.Open(Texts.text("button.console"), facts.console()));
        }
        return buttons;
    }

    private Line empty() {
        return Texts.line("alert.empty", left(), new Span.Clock(Instant.ofEpochMilli(facts.at())));
    }

    private String leftAndLasting() {
        if (facts.lasting() == null || facts.perDay() == null) {
            return Texts.text("alert.left", left());
        }
        return Texts.text("alert.left.lasting", left(), facts.lasting(), new Amount(facts.perDay(), balance.unit()));
    }

    private Line barLine(Level level, Amount full) {
        Span bar = new Span.Bar(HealthBar.of(balance, full), level);
        return facts.rule() == RuleKind.EMPTY || facts.percent() == null
                ? Line.of(bar)
                : Line.of(bar, new Span.Plain(" " + Texts.text("alert.bar", facts.percent(), because())));
    }

    /** The rule that fired, such as {@code fell below 25%}. */
    private String because() {
        BigDecimal boundary = facts.boundary() == null ? BigDecimal.ZERO : new BigDecimal(facts.boundary());
        return switch (facts.rule()) {
            case PERCENT -> Texts.text("alert.because.percent", boundary.toPlainString());
            case MONEY -> Texts.text("alert.because.money", Amount.of(boundary.toPlainString(), balance.unit()));
            case DAYS -> Words.count("alert.because.days", boundary);
            case NONE, EMPTY -> Texts.text("alert.because.none");
        };
    }

    private Line source(Instant asOf) {
        return switch (facts.basis()) {
            case LIVE -> Texts.line("alert.source.live", asOf);
            case ESTIMATED -> Texts.line("alert.source.estimated", asOf);
            case MANUAL, PAYG, UNKNOWN -> Texts.line("alert.source.manual", asOf);
        };
    }

    private String left() {
        return facts.basis() == Basis.ESTIMATED ? Texts.text("card.about", balance) : balance.toString();
    }
}
