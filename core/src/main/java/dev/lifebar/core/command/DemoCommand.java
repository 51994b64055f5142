package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.forecast.DaySpend;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Outlook;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/** Shows what answers look like, with accounts that are made up. Touches nothing of the workspace. */
final class DemoCommand implements Command {
    private static final Spec SPEC = new Spec("lifebar demo", List.of(), null, Spec.Audience.CALLER, false);

    private static final int DAYS = 8;

    private static final List<Example> EXAMPLES = List.of(
            new Example("anthropic", Amount.usd("54.94"), Amount.usd("22.97"), Duration.ofHours(3)),
            new Example("deepseek", Amount.usd("20"), Amount.usd("14.20"), Duration.ofHours(2)),
            new Example("openrouter", Amount.usd("100"), Amount.usd("85.50"), Duration.ofMinutes(40)));

    /** What was there when it was full, and what is there now. */
    private record Example(String provider, Amount full, Amount left, Duration age) {}

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        List<Standing> standings = EXAMPLES.stream()
                .map(example -> standing(example, invocation))
                .sorted(Standing.WORST_FIRST)
                .toList();
        Reply.Builder reply = Reply.done()
                .title(Texts.line("demo.title"))
                .accent(Objects.requireNonNull(standings.get(0).level()));
        standings.forEach(standing -> reply.block(card(standing, invocation)));
        return reply.lines(new Why(standings.get(0)).sentence().stream().toList())
                .lines(Texts.line("demo.example"), Texts.line("demo.begin"))
                .button(Actions.press(Texts.text("button.setup"), "lifebar setup"))
                .button(Actions.press(Texts.text("button.help"), "lifebar help"))
                .build();
    }

    /** Without its buttons, which would be about the real account of that provider. */
    private static Block.Card card(Standing standing, Invocation invocation) {
        Block.Card card = new AccountCard(standing, invocation.now()).card(null, invocation.caller());
        return new Block.Card(card.level(), card.title(), card.lines(), List.of());
    }

    private static Standing standing(Example example, Invocation invocation) {
        AccountName name = new AccountName(example.provider(), "");
        Instant end = invocation.now().minus(example.age());
        ZoneId zone = invocation.workspace().zone();
        Author author = invocation.request().author();
        Projection projection = Projection.empty(Unit.USD)
                .apply(entry(1, example.full(), end.minus(Duration.ofDays(DAYS)), author))
                .after()
                .apply(entry(2, example.left(), end, author))
                .after();
        Outlook outlook = Outlook.of(projection, Rules.DEFAULT, spends(example, end, zone), zone);
        Account account = new Account(0, 0, name, true, projection, outlook.health(), Rules.DEFAULT, end, 2);
        return new Standing(account, invocation.catalogue().nameOf(name), Rules.DEFAULT, outlook);
    }

    private static Entry entry(long sequence, Amount amount, Instant at, Author author) {
        return new Entry(sequence, sequence, EntryKind.SYNC, amount, sequence == 1 ? amount : null, at, author, null);
    }

    /** A little more every other day, so that there is something to guess. */
    private static List<DaySpend> spends(Example example, Instant end, ZoneId zone) {
        LocalDate last = LocalDate.ofInstant(end, zone);
        long daily = example.full().minus(example.left()).micros() / DAYS;
        return LongStream.range(0, DAYS)
                .mapToObj(ago -> new DaySpend(last.minusDays(ago), daily + (ago % 2 == 0 ? daily / 4 : -daily / 4)))
                .toList();
    }
}
