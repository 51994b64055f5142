package dev.lifebar.bot.terminal;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.command.AccountFacts;
import dev.lifebar.core.command.CreditsFacts;
import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.RuleKind;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replies as the commands give them. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    static final CreditsFacts FACTS = new CreditsFacts(
            "this terminal",
            NOW,
            List.of(
                    account(
                            "anthropic",
                            "Anthropic",
                            Amount.usd("22.97"),
                            Amount.usd("54.94"),
                            Level.ORANGE,
                            Basis.ESTIMATED),
                    account(
                            "openrouter",
                            "OpenRouter",
                            Amount.usd("85.50"),
                            Amount.usd("100"),
                            Level.GREEN,
                            Basis.LIVE),
                    account("together", "Together", null, null, null, Basis.PAYG)));

    private Samples() {}

    static Reply credits(Instant now) {
        return Reply.done()
                .accent(Level.ORANGE)
                .title(Line.of("💰 API credits · this terminal"))
                .block(anthropic(now))
                .block(openRouter(now))
                .block(new Block.Card(
                        null,
                        Line.of(new Span.Strong("Together"), new Span.Plain(" · pay as you go")),
                        List.of(
                                Line.of("$12.40 this month · $1.10 today"),
                                Line.of("(no bar: nothing was prepaid)").faint()),
                        List.of()))
                .lines(Line.of("⚠ Anthropic is low: 42%, below your 50% line.").warning())
                .button(new Button.Press("Refresh", "credits refresh:true"))
                .button(new Button.Press("History", "history"))
                .facts(FACTS)
                .build();
    }

    static Reply alert(Instant now) {
        return Reply.done()
                .accent(Level.RED)
                .block(new Block.Card(
                        Level.RED,
                        Line.of(new Span.Strong("Anthropic"), new Span.Plain(" is critical")),
                        List.of(
                                Line.of("≈ $4.10 left, under a day at $5.20/day"),
                                Line.of(
                                        new Span.Bar(new HealthBar(1), Level.RED),
                                        new Span.Plain(" 7% · fell below 25%")),
                                Line.of(new Span.Plain("synced at "), new Span.Clock(now.minusSeconds(7200)))
                                        .faint()),
                        List.of(
                                new Button.Press("Acknowledge", "alerts ack a1"),
                                new Button.Press("I topped up…", "topup anthropic"),
                                new Button.Open("Open console", URI.create("https://console.anthropic.com/billing")))))
                .build();
    }

    private static Block.Card anthropic(Instant now) {
        return new Block.Card(
                Level.ORANGE,
                Line.of(new Span.Strong("Anthropic"), new Span.Plain(" · low")),
                List.of(
                        Line.of(
                                new Span.Plain("≈ "),
                                new Span.Strong("$22.97"),
                                new Span.Plain(" left of $54.94 · 42%")),
                        Line.of(new Span.Bar(new HealthBar(4), Level.ORANGE), new Span.Plain(" about 6 days (5–8)")),
                        Line.of(new Span.Plain("estimated: $36.10 synced "), new Span.Ago(now.minusSeconds(3 * 86_400)))
                                .faint(),
                        Line.of("by @teammate − $13.13 reported spend").faint()),
                List.of(new Button.Press("Sync…", "sync anthropic"), new Button.Press("Top up…", "topup anthropic")));
    }

    private static Block.Card openRouter(Instant now) {
        return new Block.Card(
                Level.GREEN,
                Line.of(new Span.Strong("OpenRouter"), new Span.Plain(" · ok")),
                List.of(
                        Line.of(new Span.Strong("$85.50"), new Span.Plain(" left of $100.00 · 85%")),
                        Line.of(new Span.Bar(new HealthBar(8), Level.GREEN), new Span.Plain(" about 3 weeks")),
                        Line.of(new Span.Plain("live, "), new Span.Ago(now.minusSeconds(40)))
                                .faint()),
                List.of());
    }

    static AccountFacts account(
            String id,
            String name,
            @Nullable Amount balance,
            @Nullable Amount capacity,
            @Nullable Level level,
            Basis basis) {
        BigDecimal percent = balance == null || capacity == null
                ? null
                : balance.value().movePointRight(2).divide(capacity.value(), 4, RoundingMode.DOWN);
        return new AccountFacts(
                id, null, name, balance, capacity, percent, level, RuleKind.PERCENT, basis, NOW, null, null, null);
    }
}
