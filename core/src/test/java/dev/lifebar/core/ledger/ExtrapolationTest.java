package dev.lifebar.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be left of a balance that was typed some time ago. */
class ExtrapolationTest {
    @TempDir
    private Path directory;

    private TestLifebar lifebar;

    @BeforeEach
    void open() {
        lifebar = TestLifebar.in(directory);
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void goesOnAtTheBurnRate() {
        spendTenADay();
        pass(3);

        assertThat(guess())
                .contains(new Extrapolation(
                        Amount.usd("40"),
                        Amount.usd("10"),
                        lifebar.time().instant().minus(Duration.ofDays(3))));
    }

    @Test
    void endsAtNothing() {
        spendTenADay();
        pass(8);

        assertThat(guess()).map(Extrapolation::left).contains(Amount.usd("0"));
    }

    @Test
    void isMadeNeitherTooEarlyNorTooLate() {
        spendTenADay();
        lifebar.time().pass(Duration.ofHours(23));
        assertThat(guess()).isEmpty();

        lifebar.time().pass(Duration.ofHours(1));
        assertThat(guess()).isPresent();

        pass(30);
        assertThat(guess()).isEmpty();
    }

    @Test
    void isNotMadeWithoutHistory() {
        lifebar.sync("anthropic", "70");
        pass(3);

        assertThat(guess()).isEmpty();
    }

    @Test
    void givesWayToSpendThatIsReported() {
        spendTenADay();
        pass(2);
        lifebar.spend("anthropic", "5");

        assertThat(guess()).isEmpty();
    }

    /** It crosses the line of red, and nothing comes of it. */
    @Test
    void changesNoLevelAndTellsNobody() {
        lifebar.type("/alerts here");
        spendTenADay();
        Account before = lifebar.account("anthropic");
        int posts = lifebar.messenger().posts().size();
        pass(6);

        assertThat(guess()).map(Extrapolation::left).contains(Amount.usd("10"));
        lifebar.type("/credits");
        lifebar.type("/lifebar rules days:7,2");
        lifebar.lifebar().sendDue();
        assertThat(lifebar.account("anthropic").projection()).isEqualTo(before.projection());
        assertThat(lifebar.account("anthropic").level()).isEqualTo(before.level());
        assertThat(lifebar.messenger().posts()).hasSize(posts);
    }

    private void spendTenADay() {
        lifebar.sync("anthropic", "90", "100");
        pass(1);
        lifebar.sync("anthropic", "80");
        pass(1);
        lifebar.sync("anthropic", "70");
        lifebar.lifebar().sendDue();
    }

    private void pass(int days) {
        lifebar.time().pass(Duration.ofDays(days));
    }

    private Optional<Extrapolation> guess() {
        Standing standing = lifebar.balances().standing(lifebar.workspace(), lifebar.account("anthropic"));
        return Extrapolation.of(standing, lifebar.time().instant());
    }
}
