package dev.lifebar.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import dev.lifebar.core.Tables;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.EntryKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old readings become fewer, and nothing else changes by it. */
class ThinningTest {
    private static final List<String> ZONES = List.of("UTC", "Pacific/Chatham", "America/New_York");

    @TempDir
    private Path directory;

    @Test
    void keepsOneReadingAnHourAfterAMonthAndOneADayAfterAYear() {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            readEveryTenMinutes(lifebar, Duration.ofDays(3));
            Thinning thinning = new Thinning(lifebar.database(), lifebar.time(), Duration.ZERO);
            thinning.run();
            assertThat(readings(lifebar)).isEqualTo(432);

            lifebar.time().pass(Duration.ofDays(31));
            thinning.run();
            assertThat(readings(lifebar)).isBetween(72, 76);

            lifebar.time().pass(Duration.ofDays(366));
            thinning.run();
            assertThat(readings(lifebar)).isBetween(3, 6);
        }
    }

    @Test
    void keepsTheSumOfSpendAnHourAfterAMonthAndADayAfterAYear() {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            lifebar.sync("anthropic", "500");
            for (int spend = 0; spend < 432; spend++) {
                lifebar.time().pass(Duration.ofMinutes(10));
                lifebar.spend("anthropic", "0.01");
            }
            Thinning thinning = new Thinning(lifebar.database(), lifebar.time(), Duration.ZERO);
            lifebar.time().pass(Duration.ofDays(31));
            thinning.run();
            assertThat(spends(lifebar)).hasSizeBetween(72, 76);

            lifebar.time().pass(Duration.ofDays(366));
            thinning.run();
            assertThat(spends(lifebar)).hasSizeBetween(3, 6);
            assertThat(spends(lifebar).stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(4_320_000);
            assertThat(lifebar.undo("anthropic")).isInstanceOf(Undone.Done.class);
            assertThat(lifebar.account("anthropic").projection().spent()).isEqualTo(4_320_000);
        }
    }

    /** One of two ledgers with the same life is thinned out at random moments; they stay the same but for old readings. */
    @Test
    void changesNothingThatCanBeSeenOrUndone() {
        Property.holds(8, random -> {
            Path folder = folder(random);
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            try (TestLifebar whole = TestLifebar.in(folder.resolve("whole"), zone);
                    TestLifebar thinned = TestLifebar.in(folder.resolve("thinned"), zone)) {
                Thinning thinning = new Thinning(thinned.database(), thinned.time(), Duration.ZERO);
                sync(whole, "100");
                sync(thinned, "100");
                long left = 100;
                for (int step = 0; step < 60; step++) {
                    left = live(List.of(whole, thinned), random, left);
                    if (random.nextInt(4) == 0) {
                        thinning.run();
                    }
                    assertSame(whole, thinned);
                }
                pass(List.of(whole, thinned), Duration.ofDays(40));
                thinning.run();
                assertThat(readings(thinned)).isLessThan(readings(whole));
                while (whole.undo("openai") instanceof Undone.Done) {
                    assertThat(thinned.undo("openai")).isInstanceOf(Undone.Done.class);
                    assertSame(whole, thinned);
                }
            }
        });
    }

    /** Does the same to both. */
    private static long live(List<TestLifebar> both, RandomGenerator random, long left) {
        pass(both, Duration.ofMinutes(random.nextInt(1, 600)));
        int kind = random.nextInt(12);
        if (kind < 7) {
            long now = left;
            int times = random.nextInt(1, 12);
            for (int time = 0; time < times; time++) {
                now = Math.max(0, now + random.nextInt(-3, 2));
                String usd = Long.toString(now);
                pass(both, Duration.ofMinutes(7));
                both.forEach(lifebar -> lifebar.reading("openai", usd));
            }
            return now;
        }
        long amount = random.nextInt(20, 120);
        switch (kind) {
            case 7 -> both.forEach(lifebar -> sync(lifebar, Long.toString(amount)));
            case 8 -> both.forEach(ThinningTest::topUp);
            case 9 -> spend(both, random);
            case 10 -> both.forEach(lifebar -> lifebar.undo("openai"));
            default -> pass(both, Duration.ofDays(random.nextInt(10, 200)));
        }
        return kind == 7 ? amount : left;
    }

    /** Several times in a row, some of it told late. */
    private static void spend(List<TestLifebar> both, RandomGenerator random) {
        int times = random.nextInt(1, 5);
        for (int time = 0; time < times; time++) {
            pass(both, Duration.ofMinutes(random.nextInt(1, 40)));
            Duration late = Duration.ofMinutes(random.nextBoolean() ? 0 : random.nextInt(300));
            both.forEach(lifebar -> lifebar.record(
                    "openai",
                    Draft.spend(Amount.usd("2"), lifebar.time().instant().minus(late))));
        }
    }

    private static void sync(TestLifebar lifebar, String usd) {
        lifebar.sync("openai", usd);
    }

    /** What is unknown cannot be topped up. */
    private static void topUp(TestLifebar lifebar) {
        if (lifebar.account("openai").projection().balance() != null) {
            lifebar.topup("openai", "20");
        }
    }

    private static void pass(List<TestLifebar> both, Duration span) {
        both.forEach(lifebar -> lifebar.time().pass(span));
    }

    private static void assertSame(TestLifebar whole, TestLifebar thinned) {
        assertThat(thinned.account("openai"))
                .usingRecursiveComparison()
                .ignoringFields("id", "workspaceId")
                .isEqualTo(whole.account("openai"));
        assertThat(days(thinned)).isEqualTo(days(whole));
    }

    private static List<Map<String, Object>> days(TestLifebar lifebar) {
        List<Map<String, Object>> days = Tables.rows(lifebar.database(), "day");
        days.forEach(day -> day.remove("account_id"));
        return days;
    }

    private static int readings(TestLifebar lifebar) {
        return (int) Tables.rows(lifebar.database(), "entry").stream()
                .filter(row -> EntryKind.READING.name().equals(row.get("kind")))
                .count();
    }

    private static List<Long> spends(TestLifebar lifebar) {
        return Tables.rows(lifebar.database(), "entry").stream()
                .filter(row -> EntryKind.SPEND.name().equals(row.get("kind")))
                .map(row -> ((Number) Objects.requireNonNull(row.get("amount"))).longValue())
                .toList();
    }

    private static void readEveryTenMinutes(TestLifebar lifebar, Duration span) {
        Instant end = lifebar.time().instant().plus(span);
        long cents = 100_000;
        while (lifebar.time().instant().isBefore(end)) {
            cents--;
            lifebar.reading(
                    "openai",
                    cents / 100 + "." + String.valueOf(1_000 + cents % 1_000).substring(2));
            lifebar.time().pass(Duration.ofMinutes(10));
        }
    }

    private Path folder(RandomGenerator random) {
        Path folder = directory.resolve(Long.toString(random.nextLong()));
        try {
            Files.createDirectories(folder.resolve("whole"));
            Files.createDirectories(folder.resolve("thinned"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
