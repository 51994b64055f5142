package dev.lifebar.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Balances estimated from a sync and from the spend that a provider tells by day. */
class ToldTest {
    private static final List<Failure> PASSING =
            List.of(Failure.TRANSIENT, Failure.UNEXPECTED, Failure.NOT_FOUND, Failure.OUT_OF_CREDIT);

    @TempDir
    private Path directory;

    private ReadingHarness reading;

    @BeforeEach
    void begin() {
        reading = new ReadingHarness(directory);
    }

    @AfterEach
    void close() {
        reading.close();
    }

    @Test
    void takesFromTheAnchorWhatWasSpentSince() {
        connected("2026-03-02", "10");
        reading.type("/sync anthropic 100 100");

        reading.spent("2026-03-02", "13");
        reading.readLater();
        assertThat(reading.balance("anthropic")).isEqualTo("$97.00");
        assertThat(reading.account("anthropic").projection().basis()).isEqualTo(Basis.ESTIMATED);

        at("2026-03-03T09:00:00Z");
        reading.spent("2026-03-02", "15", "2026-03-03", "4");
        reading.read();
        assertThat(reading.balance("anthropic")).isEqualTo("$91.00");
        assertThat(reading.type("/credits")).contains("≈ $91.00 left", "estimated: $100.00 synced", "− $9.00 reported");
    }

    @Test
    void saysSinceWhenNothingIsTakenOffAnyMore() {
        connected("2026-03-02", "10");
        reading.type("/sync anthropic 100 100");
        reading.spent("2026-03-02", "30");
        reading.readLater();
        assertThat(reading.type("/credits")).doesNotContain("no longer");

        reading.type("/lifebar disconnect anthropic");
        reading.time().pass(Duration.ofDays(2));

        assertThat(reading.type("/credits"))
                .contains("≈ $80.00 left", "spend is no longer read; last told 2 days ago")
                .doesNotContain("about");
    }

    @Test
    void countsLateCostsAndCorrectionsOfTheLastThreeDays() {
        connected("2026-03-02", "10");
        reading.type("/sync anthropic 100 100");
        at("2026-03-04T12:00:00Z");
        reading.spent("2026-03-02", "20", "2026-03-03", "5", "2026-03-04", "1");
        reading.read();
        assertThat(reading.balance("anthropic")).isEqualTo("$84.00");

        at("2026-03-05T12:00:00Z");
        reading.spent("2026-03-02", "22", "2026-03-03", "3.5", "2026-03-04", "1");
        reading.read();
        assertThat(reading.balance("anthropic")).isEqualTo("$83.50");
        assertThat(last().since()).isEqualTo(LocalDate.parse("2026-03-01"));
    }

    @Test
    void asksFromTheDayOfTheAnchorAndSplitsItByTime() {
        at("2026-03-01T18:00:00Z");
        reading.type("/sync anthropic 100 100");
        at("2026-03-03T12:00:00Z");
        reading.spent("2026-03-01", "8", "2026-03-02", "10", "2026-03-03", "1");
        reading.connect("anthropic");
        reading.read();

        assertThat(last().since()).isEqualTo(LocalDate.parse("2026-03-01"));
        assertThat(reading.account("anthropic").projection().balance())
                .isBetween(Amount.usd("86.99"), Amount.usd("87.01"));
        assertThat(reading.type("/history anthropic")).contains("Sun 1 Mar · $98.00 left · $8.00 spent");
    }

    @Test
    void addsATopUpAndStartsOverAtASync() {
        connected("2026-03-02", "10");
        reading.type("/sync anthropic 100 100");
        reading.spent("2026-03-02", "13");
        reading.readLater();
        reading.type("/topup anthropic 50");
        reading.spent("2026-03-02", "14");
        reading.readLater();
        assertThat(reading.balance("anthropic")).isEqualTo("$146.00");

        assertThat(reading.type("/sync anthropic 140")).contains("The last estimate was 4% high.");
        reading.spent("2026-03-02", "16");
        reading.readLater();
        assertThat(reading.type("/credits anthropic")).contains("The last estimate was 4% high.");
        assertThat(reading.account("anthropic").projection().balance()).isEqualTo(Amount.usd("138"));
    }

    @Test
    void anUndoneSyncLeavesNoGap() {
        connected("2026-03-02", "10");
        reading.type("/sync anthropic 100 100");
        reading.spent("2026-03-02", "13");
        reading.readLater();
        reading.time().pass(Duration.ofMinutes(3));
        reading.type("/sync anthropic 50 yes");
        reading.spent("2026-03-02", "20");
        reading.readLater();
        reading.type("/undo anthropic");

        assertThat(reading.balance("anthropic")).isEqualTo("$90.00");
    }

    @Test
    void showsOnlySpendWhereNothingWasPrepaid() {
        connected("2026-03-01", "4");
        reading.spent("2026-03-01", "4", "2026-03-02", "1.10");
        reading.readLater();

        assertThat(reading.account("anthropic").projection().basis()).isEqualTo(Basis.PAYG);
        assertThat(reading.type("/credits")).contains("pay as you go", "$5.10 this month · $1.10 today");
    }

    @Test
    void countsNothingTwiceWhenTheKeyIsConnectedAnew() {
        connected("2026-03-02", "10");
        reading.type("/sync anthropic 100 100");
        reading.spent("2026-03-02", "13");
        reading.readLater();
        reading.disconnect("anthropic");
        reading.restart();
        reading.connect("anthropic");
        reading.readLater();

        assertThat(reading.balance("anthropic")).isEqualTo("$97.00");
    }

    @Test
    void comparesNoSpendWithThatOfAnotherKey() {
        connected("2026-03-02", "10");
        reading.type("/sync anthropic 100 100");
        reading.spent("2026-03-02", "13");
        reading.readLater();
        reading.connect(TestLifebar.ACME, "anthropic", "another key");
        reading.spent("2026-03-02", "60");
        reading.readLater();
        assertThat(reading.balance("anthropic")).isEqualTo("$97.00");

        reading.restart();
        at("2026-03-03T09:00:00Z");
        reading.spent("2026-03-02", "61", "2026-03-03", "4");
        reading.read();
        assertThat(reading.balance("anthropic")).isEqualTo("$92.00");
    }

    /** Another key of the same organisation is told the same of the days before. */
    @Test
    void missesNothingBetweenTwoKeysOfTheSameAccount() {
        connected("2026-03-02", "7");
        at("2026-03-03T12:00:00Z");
        reading.spent("2026-03-02", "8", "2026-03-03", "10");
        reading.read();
        reading.type("/sync anthropic 100 100");
        reading.spent("2026-03-02", "8", "2026-03-03", "13");
        reading.readLater();
        reading.disconnect("anthropic");
        reading.connect(TestLifebar.ACME, "anthropic", "another key");
        reading.spent("2026-03-02", "8", "2026-03-03", "33");
        reading.readLater();

        assertThat(reading.balance("anthropic")).isEqualTo("$77.00");
        assertThat(reading.type("/credits")).doesNotContain("not known");
    }

    @Test
    void saysOfWhichTimeNothingIsKnownUntilASync() {
        connected("2026-03-02", "10");
        reading.type("/sync anthropic 100 100");
        reading.spent("2026-03-02", "13");
        reading.readLater();
        reading.time().pass(Duration.ofHours(1));
        reading.connect(TestLifebar.ACME, "anthropic", "another key");
        reading.spent("2026-03-02", "33");
        reading.readLater();
        reading.restart();
        reading.later();
        assertThat(reading.type("/credits"))
                .contains(
                        "≈ $97.00 left",
                        "What was spent between 1 h 12 min ago and 6 min ago is not known, for the key was replaced",
                        "/sync anthropic 45.00");

        at("2026-03-04T09:00:00Z");
        reading.spent("2026-03-02", "33", "2026-03-04", "4");
        reading.read();
        assertThat(reading.type("/credits")).contains("≈ $93.00 left", "is not known");

        reading.type("/sync anthropic 70 yes");
        reading.spent("2026-03-02", "33", "2026-03-04", "5");
        reading.readLater();
        assertThat(reading.type("/credits")).contains("≈ $69.00 left").doesNotContain("not known");
    }

    @Test
    void comparesNoSpendWithThatOfAFormerKey() {
        connected("2026-03-02", "10");
        reading.type("/sync anthropic 100 100");
        reading.disconnect("anthropic");
        reading.connect(TestLifebar.ACME, "anthropic", "another key");
        at("2026-03-03T09:00:00Z");
        reading.spent("2026-03-02", "1", "2026-03-03", "4");
        reading.read();

        assertThat(reading.balance("anthropic")).isEqualTo("$96.00");
    }

    @Test
    void comparesNoMonthWithThatOfAnotherKey() {
        reading.month("10");
        reading.connect("huggingface");
        reading.read();
        reading.type("/sync huggingface 100 100");
        reading.connect(TestLifebar.ACME, "huggingface", "another key");
        for (String spent : List.of("60", "62")) {
            reading.time().pass(Duration.ofMinutes(20));
            reading.month(spent);
            reading.read();
        }

        assertThat(reading.balance("huggingface")).isEqualTo("$98.00");
        assertThat(reading.type("/credits")).contains("is not known, for the key was replaced");
    }

    @Test
    void goesOnWhereTheDaysEndedThatWereTold() {
        reading.type("/sync github-copilot 100 100");
        at("2026-05-20T12:00:00Z");
        reading.answer((provider, credentials, since) -> {
            LocalDate end = since.plusDays(31).isAfter(today()) ? today().plusDays(1) : since.plusDays(31);
            SortedMap<LocalDate, Amount> spend = new TreeMap<>();
            since.datesUntil(end).forEach(day -> spend.put(day, Amount.usd("1")));
            LocalDate until = end.isAfter(today()) ? null : end;
            return new Outcome.Told(new Telling(null, null, spend, until, null, false, List.of(), Map.of(), "{}"));
        });
        reading.connect("github-copilot");
        reading.read();
        assertThat(reading.account("github-copilot").projection().balance())
                .isBetween(Amount.usd("69"), Amount.usd("70"));
        for (int turn = 0; turn < 8; turn++) {
            reading.time().pass(Duration.ofHours(1));
            reading.read();
        }

        assertThat(last().since()).isEqualTo(today().minusDays(3));
        assertThat(reading.account("github-copilot").projection().balance())
                .isBetween(Amount.usd("20"), Amount.usd("21"));
    }

    @Test
    void isAskedAgainForDaysThatWereNotAskedFor() {
        at("2026-02-20T00:00:00Z");
        reading.type("/sync anthropic 100 100");
        at("2026-03-02T12:00:00Z");
        reading.type("/sync anthropic 95");
        SortedMap<LocalDate, Amount> spend = new TreeMap<>(
                Map.of(LocalDate.parse("2026-02-20"), Amount.usd("8"), LocalDate.parse("2026-03-02"), Amount.usd("1")));
        reading.answer((provider, credentials, since) -> {
            if (reading.questions().size() == 1) {
                reading.type("/undo anthropic");
            }
            return new Outcome.Told(new Telling(null, new TreeMap<>(spend.tailMap(since)), List.of(), "{}"));
        });
        reading.connect("anthropic");
        reading.read();
        reading.readLater();

        assertThat(reading.balance("anthropic")).isEqualTo("$91.00");
    }

    /** Its answers may be cached, or the clock here may be fast. */
    @Test
    void takesTheTotalOfAMonthThatIsOverForNoNewSpend() {
        at("2026-03-31T23:50:00Z");
        reading.month("40");
        reading.connect("huggingface");
        reading.read();
        reading.type("/sync huggingface 50 100");
        at("2026-04-01T00:00:30Z");
        reading.type("/credits refresh");
        assertThat(reading.balance("huggingface")).isEqualTo("$50.00");

        at("2026-04-01T00:20:00Z");
        reading.month("0.30");
        reading.read();
        assertThat(reading.balance("huggingface")).isEqualTo("$49.70");
        at("2026-04-01T00:40:00Z");
        reading.month("0.50");
        reading.read();
        assertThat(reading.balance("huggingface")).isEqualTo("$49.50");
    }

    @Test
    void countsAMonthThatSoonCostsMoreThanTheOneBefore() {
        at("2026-03-31T23:50:00Z");
        reading.month("0.20");
        reading.connect("huggingface");
        reading.read();
        reading.type("/sync huggingface 50 100");
        at("2026-04-01T00:30:00Z");
        reading.month("3");
        reading.read();
        at("2026-04-01T01:30:00Z");
        reading.month("5");
        reading.read();

        assertThat(reading.balance("huggingface")).isEqualTo("$45.00");
    }

    @Test
    void knowsNothingOfSpendInAnotherUnit() {
        connected("2026-03-02", "10");
        reading.type("/sync anthropic 100 100");
        reading.answer(new Outcome.Told(new Telling(
                null,
                new TreeMap<>(Map.of(LocalDate.parse("2026-03-02"), Amount.of("50", Unit.of("EUR")))),
                List.of(),
                "{}")));
        reading.readLater();

        assertThat(reading.balance("anthropic")).isEqualTo("$100.00");
        assertThat(reading.type("/credits")).contains("spend in EUR, balance in USD");
    }

    /** Whatever happens: what is left is the anchor, plus top-ups, minus the days from its own on, plus what was spent by then. */
    @Test
    void isWhatTheRuleSays() {
        Property.holds(15, random -> {
            Instant start = reading.time().instant();
            String account = "anthropic/a" + start.getEpochSecond();
            SortedMap<LocalDate, Long> truth = new TreeMap<>();
            reading.connect(account);
            Anchor anchor = anchor(account, truth, random);
            for (int step = 0; step < 30; step++) {
                reading.time().pass(Duration.ofMinutes(random.nextInt(7, 900)));
                grow(truth, random);
                tell(truth);
                if (random.nextInt(6) == 0) {
                    anchor = anchor(account, truth, random);
                } else if (random.nextInt(6) == 0) {
                    anchor = anchorBetween(account, truth, random);
                } else if (random.nextInt(8) == 0) {
                    reading.type("/topup " + account + " 5");
                    anchor = new Anchor(anchor.amount() + 5 * Amount.MICROS, anchor.day(), anchor.spentThatDay());
                }
                if (random.nextInt(5) == 0) {
                    reading.fail(PASSING.get(random.nextInt(PASSING.size())));
                    refresh(account);
                    tell(truth);
                    reading.time().pass(Duration.ofMinutes(1));
                }
                refresh(account);
                Projection projection = reading.account(account).projection();
                assertThat(projection.balance()).isEqualTo(new Amount(anchor.remaining(truth), Unit.USD));
            }
            reading.disconnect(account);
            reading.time().pass(Duration.ofDays(10));
        });
    }

    /** What the rule starts from. */
    private record Anchor(long amount, LocalDate day, long spentThatDay) {
        long remaining(SortedMap<LocalDate, Long> truth) {
            long spent = truth.tailMap(day).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return amount - spent + spentThatDay;
        }
    }

    /** A sync right after a reading, so that it is known what was spent by then. */
    private Anchor anchor(String account, Map<LocalDate, Long> truth, RandomGenerator random) {
        tell(truth);
        refresh(account);
        long amount = random.nextInt(50, 90);
        reading.type("/sync " + account + " " + amount + " 100 yes");
        return new Anchor(amount * Amount.MICROS, today(), truth.getOrDefault(today(), 0L));
    }

    /** A sync between two readings, of which it is assumed that what was spent between them was spent evenly. */
    private Anchor anchorBetween(String account, SortedMap<LocalDate, Long> truth, RandomGenerator random) {
        refresh(account);
        Instant before = reading.time().instant();
        SortedMap<LocalDate, Long> known = new TreeMap<>(truth);
        reading.time().pass(Duration.ofMinutes(random.nextInt(7, 900)));
        Instant synced = reading.time().instant();
        LocalDate day = today();
        long amount = random.nextInt(50, 90) * Amount.MICROS;
        reading.type("/sync " + account + " " + amount / Amount.MICROS + " 100 yes");
        reading.time().pass(Duration.ofMinutes(random.nextInt(7, 900)));
        grow(truth, random);
        tell(truth);
        refresh(account);
        Instant now = reading.time().instant();
        long spent = 0;
        for (LocalDate grown : truth.keySet()) {
            long growth = truth.get(grown) - known.getOrDefault(grown, 0L);
            spent += spentAfter(synced, growth, later(before, start(grown)), earlier(now, end(grown)));
        }
        long whole =
                truth.tailMap(day).values().stream().mapToLong(Long::longValue).sum();
        return new Anchor(amount, day, whole - spent);
    }

    private static long spentAfter(Instant synced, long growth, Instant from, Instant to) {
        if (!synced.isBefore(to)) {
            return 0;
        }
        if (!synced.isAfter(from)) {
            return growth;
        }
        long part = Duration.between(from, synced).toMillis();
        return growth - growth * part / Duration.between(from, to).toMillis();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end(LocalDate day) {
        return start(day.plusDays(1)).minusMillis(1);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** Today's bucket grows; those of the three days before may still do, or shrink. */
    private void grow(Map<LocalDate, Long> truth, RandomGenerator random) {
        truth.merge(today(), random.nextLong(2_000_000), Long::sum);
        LocalDate late = today().minusDays(random.nextInt(1, 4));
        truth.computeIfPresent(late, (day, spent) -> Math.max(0, spent + random.nextLong(-300_000, 300_000)));
    }

    private void tell(Map<LocalDate, Long> truth) {
        TreeMap<LocalDate, Amount> spend = new TreeMap<>();
        truth.forEach((day, micros) -> spend.put(day, new Amount(micros, Unit.USD)));
        reading.answer((provider, credentials, since) ->
                new Outcome.Told(new Telling(null, new TreeMap<>(spend.tailMap(since)), List.of(), "{}")));
    }

    private void refresh(String account) {
        reading.time().pass(Reader.REST);
        reading.core()
                .reader()
                .refresh(List.of(reading.account(account).id()))
                .done()
                .join();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(reading.time().instant(), ZoneOffset.UTC);
    }

    private void connected(String day, String usd) {
        reading.spent(day, usd);
        reading.connect("anthropic");
        reading.read();
    }

    private void at(String moment) {
        reading.time().set(Instant.parse(moment));
    }

    private ReadingHarness.Question last() {
        return reading.questions().get(reading.questions().size() - 1);
    }
}
