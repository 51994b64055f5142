package dev.lifebar.core.command;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.forecast.TimeLeft;
import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.ledger.Extrapolation;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reading.Asked;
import dev.lifebar.core.reading.Pace;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.workspace.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws up the card of one account: the number first, the bar second, then where the number came from. */
final class AccountCard {
    private final Standing standing;
    private final Projection projection;
    private final Instant now;
    private final Optional<ReadingLines> reading;

    AccountCard(Standing standing, Instant now) {
        this(standing, now, null);
    }

    /** With how asking its provider is going. */
    AccountCard(Standing standing, Instant now, @Nullable Asked asked) {
        this.reading = Optional.ofNullable(asked)
                .map(known -> new ReadingLines(known, standing.account().name(), now));
        this.standing = standing;
        this.projection = standing.account().projection();
        this.now = now;
    }

    /**
     * The card.
     *
     * @param spending what a pay-as-you-go account shows instead of a balance
     * @param reader who need not be told what they typed themselves
     */
    Block.Card card(@Nullable Spending spending, Caller reader) {
        Amount balance = standing.balance();
        Level level = standing.level();
        if (balance == null || level == null) {
            return projection.basis() == Basis.PAYG && spending != null ? payg(spending) : unknown();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(number(balance)));
        barLine(balance, level).ifPresent(lines::add);
        new Why(standing).aside().ifPresent(lines::add);
        lines.addAll(basis(reader));
        extrapolated().ifPresent(lines::add);
        unknownSpend().ifPresent(lines::add);
        lines.addAll(failure());
        return new Block.Card(level, title(level), lines, buttons(level));
    }

    /** The number as a phrase: {@code ≈ $22.97 left of $54.94 · 42%}. */
    String number(Amount balance) {
        String left = approximately(projection.basis(), balance);
        Amount full = projection.full();
        if (full == null) {
            return Texts.text("card.left", left);
        }
        String percent =
                standing.percent().map(share -> share.text(standing.rules())).orElse("");
        return Texts.text("card.left.of", withoutUnit(left), full, percent);
    }

    /** The name of a quota is said once a line; the sign of a currency is short. */
    private String withoutUnit(String amount) {
        String code = " " + projection.unit().code();
        return amount.endsWith(code) ? amount.substring(0, amount.length() - code.length()) : amount;
    }

    /** The bar and how long the balance lasts; either may be missing. */
    Optional<Line> barLine(Amount balance, Level level) {
        Amount full = projection.full();
        String lasting = lasting();
        if (full == null) {
            return lasting.isEmpty() ? Optional.empty() : Optional.of(Line.of(lasting));
        }
        Span bar = new Span.Bar(HealthBar.of(balance, full), level);
        return Optional.of(lasting.isEmpty() ? Line.of(bar) : Line.of(bar, new Span.Plain(" " + lasting)));
    }

    private String lasting() {
        return timeLeft().flatMap(Words::lasting).orElse("");
    }

    /** How long it lasts, as far as the balance is one of today; nothing where nobody knows what is left by now. */
    Optional<TimeLeft> timeLeft() {
        if (isOld() || isUnread() || !failure().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(extrapolation()
                .map(guess -> TimeLeft.of(guess.left(), standing.outlook().rate()))
                .orElse(standing.outlook().timeLeft()));
    }

    /** Whether a provider was asked for it, or for what was spent of it, and is no longer. */
    private boolean isUnread() {
        boolean told =
                projection.basis() == Basis.LIVE || (projection.basis() == Basis.ESTIMATED && projection.spent() != 0);
        return told && reading.filter(lines -> !lines.isConnected()).isPresent();
    }

    private boolean isOld() {
        Instant asOf = projection.asOf();
        return standing.isOld(now)
                || (isUnread() && asOf != null && Duration.between(asOf, now).compareTo(Standing.OLD) >= 0);
    }

    static String approximately(Basis basis, Amount balance) {
        return basis == Basis.ESTIMATED ? Texts.text("card.about", balance) : balance.toString();
    }

    private Line title(Level level) {
        String state = Words.state(level);
        if (!isOld()) {
            return Texts.line("card.title", new Span.Strong(standing.name()), state);
        }
        long days = Duration.between(projection.asOf(), now).toDays();
        return Texts.line("card.title.old", new Span.Strong(standing.name()), state, days);
    }

    private List<Line> basis(Caller reader) {
        Instant asOf = projection.asOf();
        if (asOf == null) {
            return List.of();
        }
        if (projection.basis() == Basis.LIVE) {
            Instant checked = standing.account().checkedAt();
            return List.of(read(checked == null ? asOf : checked).faint());
        }
        if (projection.added() == 0 && projection.spent() == 0) {
            return List.of(Texts.line("card.synced", asOf, by(projection.typedBy(), reader))
                    .faint());
        }
        return counted(asOf, reader);
    }

    private Line read(Instant at) {
        if (Pace.isToCome(at, now)) {
            return Texts.line("card.ahead");
        }
        return Texts.line(isUnread() ? "card.unread" : failure().isEmpty() ? live() : "card.stale", at);
    }

    /** What is left by now, at a guess; a provider that is asked for its spend makes a better one. */
    Optional<Line> extrapolated() {
        return extrapolation()
                .map(guess -> Texts.line("card.extrapolated", guess.left(), guess.perDay(), guess.since())
                        .faint());
    }

    private Optional<Extrapolation> extrapolation() {
        return reading.filter(ReadingLines::isRead).isPresent() ? Optional.empty() : Extrapolation.of(standing, now);
    }

    private Optional<Line> unknownSpend() {
        Instant asOf = projection.asOf();
        return asOf == null || projection.basis() == Basis.LIVE
                ? Optional.empty()
                : reading.flatMap(lines -> lines.unknown(asOf)).map(Line::warning);
    }

    private String live() {
        boolean limit = reading.filter(ReadingLines::isOfLimit).isPresent();
        return limit && projection.unit().isCurrency() ? "card.live.limit" : "card.live";
    }

    /** What the number was counted from. */
    private List<Line> counted(Instant asOf, Caller reader) {
        List<Line> lines = new ArrayList<>();
        lines.add(Texts.line(anchor(), String.valueOf(projection.anchor()), asOf, by(projection.typedBy(), reader))
                .faint());
        if (projection.added() != 0) {
            lines.add(Texts.line("card.added", new Amount(projection.added(), projection.unit()))
                    .faint());
        }
        if (projection.spent() != 0) {
            lines.add(Texts.line("card.spent", new Amount(projection.spent(), projection.unit()))
                    .faint());
        }
        Instant told = projection.observedAt();
        if (isUnread() && told != null) {
            lines.add(Texts.line("card.spent.unread", told).faint());
        }
        return lines;
    }

    private String anchor() {
        if (projection.basis() != Basis.ESTIMATED) {
            return "card.counted";
        }
        return projection.typedBy() == null ? "card.estimated.read" : "card.estimated";
    }

    /** Who typed it, for everyone but that person. */
    static String by(@Nullable String author, Caller reader) {
        return author == null || author.equals(reader.name()) ? "" : Texts.text("card.by", author);
    }

    private List<Button> buttons(Level level) {
        String name = standing.account().name().text();
        List<Button> buttons = new ArrayList<>(help());
        boolean typed = projection.basis() != Basis.LIVE || isUnread();
        if (typed && (level != Level.GREEN || isOld())) {
            buttons.add(Actions.press(Texts.text("button.sync"), "sync " + name));
        }
        if (level != Level.GREEN) {
            buttons.add(Actions.press(Texts.text("button.topup"), "topup " + name));
        }
        return buttons;
    }

    private List<Line> failure() {
        return reading.map(ReadingLines::failure).orElse(List.of());
    }

    private List<Button> help() {
        return reading.flatMap(ReadingLines::help).stream().toList();
    }

    private Block.Card payg(Spending spending) {
        List<Line> lines = new ArrayList<>();
        lines.add(Texts.line("card.payg", spending.month(), spending.today()));
        lines.add(Texts.line("card.payg.bar").faint());
        lines.addAll(failure());
        Line title = Texts.line("card.title", new Span.Strong(standing.name()), Texts.text("state.payg"));
        return new Block.Card(null, title, lines, help());
    }

    private Block.Card unknown() {
        String name = standing.account().name().text();
        List<Line> lines = new ArrayList<>(failure());
        lines.add(Texts.line("card.unknown", name).faint());
        List<Button> buttons = new ArrayList<>(help());
        buttons.add(Actions.press(Texts.text("button.sync"), "sync " + name));
        Line title = Texts.line("card.title", new Span.Strong(standing.name()), Texts.text("state.unknown"));
        return new Block.Card(null, title, lines, buttons);
    }
}
