package dev.lifebar.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void marksWordsToType() {
        assertThat(Texts.line("credits.none.type", "openai").spans())
                .containsExactly(
                        new Span.Plain("Type "),
                        new Span.Code("/sync openai 45.00"),
                        new Span.Plain(" with the balance its console shows."));
    }

    @Test
    void tellsMomentsAsTheirDistance() {
        assertThat(Texts.line("card.live", TestLifebar.START).spans())
                .containsExactly(new Span.Plain("live, "), new Span.Ago(TestLifebar.START));
    }

    @Test
    void fillsInWhatLooksLikeAPlaceAsItIs() {
        assertThat(Texts.text("sync.was", "{1}", "$1\\{0}")).isEqualTo(" (was {1}, $1\\{0})");
        assertThat(Texts.line("error.usage", "/sync {1} {0}").spans()).contains(new Span.Code("/sync {1} {0}"));
    }

    @Test
    void haveAPlaceForEverythingAndMarksInPairs() {
        assertThat(Texts.keys())
                .allSatisfy(
                        key -> assertThat(Texts.text(key, "a", "b", "c", "d")).doesNotContain("{", "`"));
    }
}
