package dev.lifebar.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalancesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Chatham", "Pacific/Pago_Pago"})
    void tellsTheSameOfAnAccountAmongOthersAsAlone(String zone) {
        try (TestLifebar test = TestLifebar.in(directory, ZoneId.of(zone))) {
            for (int day = 0; day < 20; day++) {
                test.reading("openai", String.valueOf(100 - day * day / 10.0));
                test.reading("mistral", String.valueOf(500 - day));
                test.time().pass(Duration.ofHours(25));
            }
            test.time().pass(Duration.ofDays(20));
            test.reading("mistral", "400");

            List<Standing> all = test.balances().of(test.workspace());

            assertThat(all).hasSize(2).allSatisfy(standing -> {
                Account account = standing.account();
                assertThat(standing.outlook().rate()).isNotNull();
                assertThat(standing).isEqualTo(test.balances().standing(test.workspace(), account));
            });
        }
    }

    @Test
    void knowsNothingOfAnAccountBeforeItsFirstBalance() {
        try (TestLifebar test = TestLifebar.in(directory)) {
            test.type("lifebar enable openai");

            List<Standing> all = test.balances().of(test.workspace());

            assertThat(all)
                    .singleElement()
                    .satisfies(standing -> assertThat(standing.balance()).isNull());
        }
    }
}
