package dev.lifebar.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reply.Button;
import org.junit.jupiter.api.Test;

class ButtonsTest {
    private static final Button.Press UNDO = new Button.Press("Undo", "undo");
    private static final Button.Press SNOOZE = new Button.Press("Snooze", "snooze");

    private final Buttons buttons = new Buttons();

    @Test
    void numbersThatAreShownKeepTheirMeaning() {
        assertThat(buttons.number(UNDO)).hasValue(1);
        assertThat(buttons.number(SNOOZE)).hasValue(2);

        assertThat(buttons.find(1)).contains(UNDO);
        assertThat(buttons.find(2)).contains(SNOOZE);
    }

    @Test
    void countsFromOneAgainAfterALine() {
        buttons.number(UNDO);

        buttons.clear();

        assertThat(buttons.find(1)).isEmpty();
        assertThat(buttons.number(SNOOZE)).hasValue(1);
        assertThat(buttons.count()).isEqualTo(1);
    }

    @Test
    void thereIsNoButtonZero() {
        buttons.number(UNDO);

        assertThat(buttons.find(0)).isEmpty();
        assertThat(buttons.find(2)).isEmpty();
    }
}
