package dev.lifebar.core.alert;

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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words the story of one episode: yellow is one line, red tells all there is to it, green again is a short line. */
final class AlertMessage {
    /** Older scenes are left out. */
    private static final int SCENES = 4;

    private final Episode episode;
    private final AlertFacts facts;
    private final Amount balance;
    private final @Nullable Level level;

    AlertMessage(Episode episode, AlertFacts facts) {
        this.episode = episode;
        this.facts = facts;
        this.balance = new Amount(facts.balance(), Unit.of(facts.unit()));
        this.level = facts.level();
    }

    /** Whether it need not make anybody's device ring: only red and empty do. */
    boolean isSilent() {
        return level == null || Level.RED.isWorseThan(level) || !episode.isOpen();
    }

    /** The whole story, for a message of its own. */
    Reply reply() {
        if (level == null || !episode.isOpen()) {
            Reply.Builder reply = Reply.done().lines(told(line()));
            mine().ifPresent(reply::button);
            return accented(reply);
        }
        return isSilent() ? brief() : full(level);
    }

    /** What has just become of it, as a message beside its story. */
    Reply news() {
        return accented(Reply.done().lines(latest()));
    }

    /** What has just become of it, in one line. */
    Line latest() {
        return withTopUp(line());
    }

    /** A word to those who have not answered: it still is as it was. */
    Reply reminder() {
        Attention attention = episode.course().attention();
        Instant since = attention.redAt() == null ? episode.course().openedAt() : attention.redAt();
        List<Span> spans = new ArrayList<>(List.of(new Span.Plain(symbol() + " ")));
        spans.addAll(Texts.line(
                        "alert.reminder",
                        new Span.Strong(facts.name()),
                        Words.state(level == null ? Level.RED : level),
                        new Span.Clock(since),
                        left())
                .spans());
        if (facts.asOf() != null) {
            spans.add(new Span.Plain(", "));
            spans.addAll(source(Instant.ofEpochMilli(facts.asOf())).spans());
        }
        Reply.Builder reply = Reply.done().lines(new Line(spans, Line.Tone.NORMAL));
        answers().forEach(reply::button);
        remedies().forEach(reply::button);
        return accented(reply);
    }

    /** How it stands, in one line. */
    Line line() {
        if (level == null) {
            return Texts.line("alert.unknown", new Span.Strong(facts.name()));
        }
        if (level == Level.GREEN) {
            return recovery();
        }
        return episode.isOpen() ? standing() : Texts.line("alert.unwatched", new Span.Strong(facts.name()));
    }

    /** What happened last, if anything did. */
    Optional<Line> lastScene() {
        List<Scene> story = episode.story();
        return story.isEmpty() ? Optional.empty() : Optional.of(scene(story.get(story.size() - 1)));
    }

    private Reply accented(Reply.Builder reply) {
        return level == null ? reply.build() : reply.accent(level).build();
    }

    private List<Line> told(Line first) {
        List<Line> lines = new ArrayList<>(List.of(first));
        if (!episode.isUnwatched()) {
            lines.addAll(scenes());
        }
        return lines;
    }

    private List<Line> scenes() {
        List<Scene> story = episode.story();
        return story.subList(Math.max(0, story.size() - SCENES), story.size()).stream()
                .map(this::scene)
                .toList();
    }

    private Line scene(Scene scene) {
        Span at = new Span.Clock(Instant.ofEpochMilli(scene.at()));
        Amount amount = new Amount(scene.amount(), scene.unit() == null ? balance.unit() : Unit.of(scene.unit()));
        Line line = switch (scene.kind()) {
            case ACKNOWLEDGED -> Texts.line("alert.scene.acknowledged", scene.who(), at);
            case SNOOZED ->
                scene.until() == null
                        ? Texts.line("alert.scene.snoozed.worse", scene.who())
                        : Texts.line(
                                "alert.scene.snoozed",
                                scene.who(),
                                new Span.Clock(Instant.ofEpochMilli(scene.until())));
            case TOPPED_UP -> Texts.line("alert.scene.toppedup", amount, scene.who(), at);
            case SYNCED -> Texts.line("alert.scene.synced", amount, scene.who(), at);
            case ROSE -> Texts.line("alert.scene.rose", amount, at);
            case UNWATCHED -> Texts.line("alert.scene.unwatched", scene.who(), at);
        };
        return line.faint();
    }

    private Line recovery() {
        String lasted = Words.span(Duration.ofMillis(Math.max(0, facts.at() - facts.openedAt())));
        return facts.percent() == null
                ? Texts.line("alert.green", new Span.Strong(facts.name()), left(), lasted)
                : Texts.line("alert.green.percent", new Span.Strong(facts.name()), left(), facts.percent(), lasted);
    }

    private Reply brief() {
        Reply.Builder reply = Reply.done().lines(told(standing()));
        reply.button(snooze());
        mine().ifPresent(reply::button);
        return accented(reply.button(Actions.press(Texts.text("button.onlyred"), "alerts here red")));
    }

    private Line standing() {
        List<Span> spans = new ArrayList<>(Texts.line("alert.brief", symbol(), new Span.Strong(facts.name()), left())
                .spans());
        if (facts.percent() != null) {
            spans.add(new Span.Plain(Texts.text("alert.brief.percent", facts.percent())));
        }
        if (facts.lasting() != null) {
            spans.add(new Span.Plain(Texts.text("alert.brief.lasting", facts.lasting())));
        }
        return new Line(spans, Line.Tone.NORMAL);
    }

    private String symbol() {
        return level == null ? "" : level.symbol();
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
        lines.addAll(scenes());
        Line title = Texts.line("alert.title", new Span.Strong(facts.name()), Words.state(level));
        return Reply.done()
                .accent(level)
                .block(new Block.Card(level, title, lines, buttons()))
                .build();
    }

    /** What can be answered to it. */
    private List<Button> answers() {
        return episode.course().attention().acknowledged() == null
                ? List.of(Actions.press(Texts.text("button.acknowledge"), "alerts ack episode:" + id()), snooze())
                : List.of(snooze());
    }

    private Button snooze() {
        return Actions.press(Texts.text("button.snooze"), "alerts snooze episode:" + id());
    }

    private String id() {
        return Long.toString(episode.id(), Character.MAX_RADIX);
    }

    private List<Button> buttons() {
        List<Button> buttons = new ArrayList<>(answers());
        buttons.addAll(remedies());
        if (facts.console() != null) {
            buttons.add(new Button.Open(Texts.text("button.console"), facts.console()));
        }
        buttons.add(Actions.press(Texts.text("button.why"), "alerts why " + name()));
        return buttons;
    }

    /** What repairs it, or the number. */
    private List<Button> remedies() {
        String name = name();
        List<Button> buttons = new ArrayList<>();
        buttons.add(mine().orElseGet(() -> Actions.press(Texts.text("button.toppedup"), "topup " + name)));
        if (facts.basis() != Basis.LIVE) {
            buttons.add(Actions.press(Texts.text("button.syncnow"), "sync " + name));
        }
        return buttons;
    }

    private String name() {
        return new AccountName(facts.provider(), facts.label()).text();
    }

    /** For whoever topped up what a reading has shown. */
    private Optional<Button> mine() {
        return episode.unclaimed()
                .flatMap(rise -> Claim.button(
                        new AccountName(facts.provider(), facts.label()),
                        new Amount(rise.amount(), balance.unit()),
                        Objects.requireNonNull(rise.entry())));
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
