package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Tables;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reply.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was told long ago is deleted, and nothing that anybody can still answer or that is still written anew. */
class PruningTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private Team team;
    private Pruning pruning;

    @BeforeEach
    void subscribe() {
        lifebar = TestLifebar.in(directory);
        team = new Team(lifebar);
        pruning = new Pruning(lifebar.database(), lifebar.time(), Duration.ZERO);
        lifebar.sync("openrouter", "100", "100");
        lifebar.sync("anthropic", "100", "100");
        lifebar.type("/alerts here");
        team.hears();
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void deletesWhatWasToldOfAnEpisodeThatEndedThreeMonthsAgo() {
        for (int life = 0; life < 50; life++) {
            team.reads("openrouter", "20");
            team.hears();
            team.reads("openrouter", "100");
            team.hears();
            lifebar.time().pass(Duration.ofMinutes(10));
        }
        lifebar.time().pass(Duration.ofDays(89));
        int all = deliveries();
        pruning.run();
        assertThat(rows("episode")).isEqualTo(50);
        assertThat(deliveries()).isEqualTo(all);

        lifebar.time().pass(Duration.ofDays(1));
        pruning.run();

        assertThat(List.of("episode", "bulletin", "bulletin_episode", "delivery"))
                .allSatisfy(table -> assertThat(rows(table)).as(table).isZero());
    }

    @Test
    void anOpenEpisodeGoesOnInTheMessageThatToldOfIt() {
        team.reads("openrouter", "20");
        team.hears();
        for (int left = 19; left > 5; left--) {
            lifebar.sync("openrouter", String.valueOf(left));
            team.hears();
        }
        int all = deliveries();
        lifebar.time().pass(Duration.ofDays(91));

        pruning.run();

        assertThat(deliveries()).as("its edits are not needed").isLessThan(all);
        assertThat(team.text(team.presses(TestLifebar.BOB, "Acknowledge"))).contains("Acknowledged: OpenRouter");
        team.hears();
        lifebar.topup("openrouter", "95");
        assertThat(team.headlines()).hasSize(1).allMatch(line -> line.startsWith("#ops m2 is now: 🟩 OpenRouter"));
    }

    @Test
    void whatSharesAMessageWithAnOpenEpisodeStaysInIt() {
        team.reads("openrouter", "20");
        team.reads("anthropic", "20");
        team.hears();
        team.reads("anthropic", "100");
        team.hears();
        lifebar.time().pass(Duration.ofDays(91));

        pruning.run();

        assertThat(rows("episode")).isEqualTo(2);
        lifebar.topup("openrouter", "80");
        assertThat(team.hears()).contains("All 2 are ok again:", "Anthropic is back to $100.00");
    }

    @Test
    void aButtonOfWhatWasDeletedSaysThatItIsOld() {
        team.reads("openrouter", "20");
        team.hears();
        Reply message = team.lastPost().message();
        team.reads("openrouter", "100");
        team.hears();
        lifebar.time().pass(Duration.ofDays(91));

        pruning.run();

        Reply answer = team.presses(TestLifebar.ACME, TestLifebar.BOB, message, "Acknowledge");
        assertThat(team.text(answer)).doesNotContain("Acknowledged");
    }

    @Test
    void whatWaitsIsNeverDeleted() {
        lifebar.messenger().tryLater("slow down", null);
        team.reads("openrouter", "20");
        team.hears();
        team.reads("openrouter", "100");
        int waiting = waiting();
        lifebar.time().pass(Duration.ofDays(91));

        pruning.run();

        assertThat(waiting).isPositive();
        assertThat(waiting()).isEqualTo(waiting);
        assertThat(rows("bulletin")).isOne();
        assertThat(rows("episode")).isOne();
    }

    private int waiting() {
        return (int) Tables.rows(lifebar.database(), "delivery").stream()
                .filter(row -> "WAITING".equals(row.get("state")))
                .count();
    }

    private int deliveries() {
        return rows("delivery");
    }

    private int rows(String table) {
        return Tables.rows(lifebar.database(), table).size();
    }
}
