package dev.lifebar.core.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest(name = "{0}: full at {1}, provisional {2}")
    @CsvSource(textBlock = """
            sync 45,                                         45,  true
            reading 45,                                      45,  true
            sync 45; reading 30,                             45,  true
            sync 45; reading 60,                             60,  true
            sync 45; reading 60; reading 30,                 60,  true
            sync 45; reading 30; topup 50,                   80,  false
            sync 45; topup 50; topup 25,                     120, false
            sync 45; topup 50; reading 10,                   95,  false
            sync 45; topup 50; reading 200,                  200, false
            sync 45; reading 200; reading 30; topup 50,      80,  false
            sync 22.97 max 54.94,                            54.94, false
            sync 22.97 max 54.94; sync 30,                   54.94, false
            sync 22.97 max 54.94; topup 10,                  54.94, false
            sync 22.97 max 54.94; topup 10; topup 10,        54.94, false
            sync 22.97 max 54.94; topup 100,                 122.97, false
            sync 22.97 max 54.94; topup 100; sync 80,        122.97, false
            sync 22.97 max 54.94; topup 100; sync 5; topup 10, 54.94, false
            sync 22.97 max 54.94; sync 60,                   60,  false
            sync 22.97 max 54.94; sync 60; sync 20,          60,  false
            sync 22.97 max 54.94; sync 60; sync 20 max 50,   50,  false
            sync 70 max 54.94,                               70,  false
            sync 60; topup 25; sync 40 max 100,                100, false
            sync 45; spend 5,                                45,  true
            sync 0,                                          0,   true
            sync -3,                                         0,   true
            sync 0; reading 20,                              20,  true
            sync -30; topup 10,                              0,   false
            sync -30; topup 10; topup 50,                    30,  false
            sync 45; sync 70 EUR,                            70,  true
            sync 45 max 100; sync 70 EUR,                    70,  true
            sync 45; topup 50; sync 70 EUR; sync 20 USD,     20,  true
            reading 30 max 100,                              100, false
            reading 30 max 100; reading 20,                  100, false
            reading 30; reading 20 max 100,                  100, false
            reading 30 max 100; rise 100 max 100,            100, false
            reading 30 max 100; rise 40 max 100,             100, false
            reading 30 max 100; rise 80 max 150,             80,  false
            reading 30 max 100; rise 80 max 150; reading 60 max 150, 80, false
            reading 30 max 100; reading 20 max 40,           40,  false
            reading 120 max 100; reading 90 max 100,         120, false
            reading 120 max 100; rise 100 max 100,           100, false
            reading 30 max 100; topup 50,                    80,  false
            sync 30 max 50; reading 20 max 100,              50,  false
            reading 30 max 100; sync 20 max 50; reading 10 max 100, 50, false
            """)
    void isFull(String entries, String full, boolean provisional) {
        Projection after = project(entries);

        Amount capacity = after.full();
        assertThat(capacity == null ? "0" : capacity.decimal()).isEqualTo(full);
        assertThat(after.capacity().isProvisional()).isEqualTo(provisional);
    }

    private static Projection project(String entries) {
        List<Entry> all = new ArrayList<>();
        for (String each : entries.split("; ", -1)) {
            all.add(entry(all.size() + 1, each.split(" ", -1)));
        }
        Replay replay = new Replay(Projection.empty(Unit.USD), Set.of());
        all.forEach(replay::next);
        return replay.end();
    }

    private static Entry entry(long number, String... words) {
        Unit unit = words.length == 3 ? Unit.of(words[2]) : Unit.USD;
        return new Entry(
                number,
                number,
                EntryKind.valueOf(words[0].toUpperCase(Locale.ROOT)),
                Amount.of(words[1], unit),
                words.length == 4 ? Amount.usd(words[3]) : null,
                START.plusSeconds(60 * number),
                new Author("u", "U"),
                null);
    }
}
