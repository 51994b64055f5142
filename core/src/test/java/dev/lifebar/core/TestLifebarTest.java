package dev.lifebar.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.balance.Amount;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLifebarTest {
    @TempDir
    private Path directory;

    @Test
    void postsAnAlertAndKeepsEverythingOverARestart() {
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            lifebar.type("/alerts here");
            lifebar.sync("anthropic", "22.97", "54.94");
            lifebar.sync("anthropic", "9");
            lifebar.lifebar().sendDue();

            assertThat(lifebar.messenger().posts()).hasSize(2);
        }
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            assertThat(lifebar.account("anthropic").projection().balance()).isEqualTo(Amount.usd("9"));
        }
    }
}
