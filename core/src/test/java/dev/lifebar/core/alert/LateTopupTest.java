package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody records a top-up of an account that is read, and its provider shows it later. */
class LateTopupTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Team team;

    @BeforeEach
    void topUpAnAccountThatIsRed() {
        lifebar = TestLifebar.in(directory);
        team = new Team(lifebar);
        lifebar.sync("openrouter", "100", "100");
        lifebar.type("/alerts here");
        team.reads("openrouter", "20");
        team.hears();
        team.says(TestLifebar.ANN, "/topup openrouter 78");
        team.hears();
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void theOldBalanceIsNoNewsForHalfAnHour() {
        lifebar.time().pass(Duration.ofMinutes(29));
        team.reads("openrouter", "19");

        assertThat(team.hears()).isEmpty();
        assertThat(team.says(TestLifebar.ANN, "/credits openrouter"))
                .contains("≈ $98.00 left", "estimated: $20.00 read 29 min ago", "+ $78.00 topped up since");
    }

    @Test
    void whatIsShownInTheEndCountsWithWhatWasSpentMeanwhile() {
        lifebar.time().pass(Duration.ofMinutes(5));
        team.reads("openrouter", "20");
        lifebar.time().pass(Duration.ofMinutes(5));
        team.reads("openrouter", "95");

        assertThat(team.hears()).isEmpty();
        assertThat(team.says(TestLifebar.ANN, "/credits openrouter")).contains("$95.00 left", "Spent $83.00 today");
    }

    @Test
    void whatIsSpentMeanwhileIsSeen() {
        lifebar.time().pass(Duration.ofMinutes(5));
        team.reads("openrouter", "12");
        assertThat(team.says(TestLifebar.ANN, "/credits openrouter"))
                .contains("≈ $90.00 left", "+ $78.00 topped up since", "− $8.00");

        lifebar.time().pass(Duration.ofMinutes(5));
        team.reads("openrouter", "89");
        assertThat(team.says(TestLifebar.ANN, "/credits openrouter")).contains("$89.00 left", "Spent $89.00 today");
        assertThat(team.hears()).isEmpty();
    }

    @Test
    void thatNothingIsLeftIsToldWhateverWasToppedUp() {
        lifebar.time().pass(Duration.ofMinutes(5));
        team.reads("openrouter", "12");
        lifebar.time().pass(Duration.ofMinutes(5));
        team.reads("openrouter", "0");

        assertThat(team.hears()).contains("⬛ OpenRouter is empty");
        assertThat(team.says(TestLifebar.ANN, "/credits openrouter")).contains("$0.00 left", "Spent $100.00 today");
    }

    @Test
    void whatWasEmptyBeforeIsNotToldOnceMore() {
        lifebar.time().pass(Duration.ofMinutes(31));
        team.reads("openrouter", "0");
        assertThat(team.hears()).contains("⬛ OpenRouter is empty");
        team.says(TestLifebar.ANN, "/topup openrouter 50");
        team.hears();

        lifebar.time().pass(Duration.ofMinutes(5));
        team.reads("openrouter", "0");
        team.reads("openrouter", "-0.20");
        assertThat(team.hears()).isEmpty();
        assertThat(team.says(TestLifebar.ANN, "/credits openrouter")).contains("+ $50.00 topped up since");

        lifebar.time().pass(Duration.ofMinutes(5));
        team.reads("openrouter", "50");
        assertThat(team.hears()).isEmpty();
        assertThat(team.says(TestLifebar.ANN, "/credits openrouter"))
                .contains("$50.00 left")
                .doesNotContain("≈");

        lifebar.time().pass(Duration.ofMinutes(5));
        team.reads("openrouter", "0");
        assertThat(team.hears()).contains("⬛ OpenRouter is empty");
    }

    @Test
    void aTopupThatNeverShowsIsNotBelievedForLongAndIsNoSpend() {
        lifebar.time().pass(Duration.ofMinutes(30));
        team.reads("openrouter", "19");

        assertThat(team.hears()).contains("🟥 OpenRouter is critical");
        assertThat(team.says(TestLifebar.ANN, "/credits openrouter")).contains("$19.00 left", "Spent $81.00 today");
    }
}
