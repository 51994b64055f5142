package dev.lifebar.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {
    @Test
    void hasASymbolEachFromBestToWorst() {
        assertThat(Arrays.stream(Level.values()).map(Level::symbol).collect(Collectors.joining()))
                .isEqualTo("🟩🟨🟧🟥⬛");
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN, YELLOW, YELLOW",
        "ORANGE, YELLOW, ORANGE",
        "RED, RED, RED",
        "EMPTY, RED, EMPTY",
    })
    void theWorstIsTheOneFurtherDown(Level first, Level second, Level worst) {
        assertThat(Level.worst(first, second)).isEqualTo(worst);
        assertThat(Level.worst(second, first)).isEqualTo(worst);
    }

    @Test
    void isNotWorseThanItself() {
        assertThat(Level.values()).noneMatch(level -> level.isWorseThan(level));
    }
}
