package dev.lifebar.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.forecast.TimeLeft;
import dev.lifebar.core.health.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT-5S, 0 s",
        "PT59.9S, 59 s",
        "PT1M, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT1H12M, 1 h 12 min",
        "PT23H59M, 23 h 59 min",
        "P1D, 1 day",
        "P5DT23H, 5 days",
        "P400D, 400 days"
    })
    void tellASpanAsPeopleDo(Duration span, String words) {
        assertThat(Words.span(span)).isEqualTo(words);
    }

    @ParameterizedTest(name = "{0} before now is told as {1}")
    @CsvSource(textBlock = """
            PT0S,     just now
            PT9S,     just now
            PT-9S,    just now
            PT10S,    10 s ago
            PT59.9S,  59 s ago
            PT60S,    1 min ago
            PT59M59S, 59 min ago
            PT1H,     1 h ago
            PT23H59M, 23 h 59 min ago
            PT24H,    1 day ago
            P3D,      3 days ago
            P400D,    400 days ago
            PT-4M,    in 4 min
            P-2D,     in 2 days
            """)
    void tellHowFarAMomentIs(Duration before, String told) {
        assertThat(Words.ago(TestLifebar.START.minus(before), TestLifebar.START))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, under 0.1 s",
        "PT0.049S, under 0.1 s",
        "PT0.05S, 0.1 s",
        "PT0.25S, 0.3 s",
        "PT9.949S, 9.9 s",
        "PT10S, 10 s",
        "PT3M20S, 3 min"
    })
    void tellASpanThatIsShortAsARule(Duration span, String words) {
        assertThat(Words.brief(span)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1M, under a day",
        "PT23H59M, under a day",
        "P1D, about 1 day",
        "P13D, about 13 days",
        "P14D, about 2 weeks",
        "P59D, about 8 weeks",
        "P60D, about 2 months",
        "P729D, about 24 months",
        "P730D, over 2 years"
    })
    void tellHowLongABalanceLasts(Duration left, String words) {
        assertThat(Words.lasting(new TimeLeft.About(left, null, null))).contains(words);
    }

    @Test
    void tellTheRangeWhereThereIsOne() {
        TimeLeft left = new TimeLeft.About(Duration.ofDays(6), Duration.ofDays(5), Duration.ofDays(8));

        assertThat(Words.lasting(left)).contains("about 6 days (5–8)");
    }

    @Test
    void sayNothingWhereNothingIsKnown() {
        assertThat(List.of(new TimeLeft.NotEnoughHistory(), new TimeLeft.NoSpend(), new TimeLeft.Gone()))
                .allSatisfy(left -> assertThat(Words.lasting(left)).isEmpty());
    }

    @Test
    void haveAFixedWordForEachLevel() {
        assertThat(Arrays.stream(Level.values()).map(Words::state))
                .containsExactly("ok", "watch", "low", "critical", "empty");
    }

    @Test
    void offerAChoice() {
        assertThat(Words.oneOf(List.of("csv"))).isEqualTo("csv");
        assertThat(Words.oneOf(List.of("csv", "json"))).isEqualTo("csv or json");
        assertThat(Words.oneOf(List.of("view", "ack", "manage"))).isEqualTo("view, ack or manage");
    }
}
