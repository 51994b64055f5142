package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reply.Form;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.modals.Modal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormIdTest {
    private final Modals modals = new Modals(new Specs(List.of()));

    @Test
    void carriesWhatWasGiven() {
        FormId id = new FormId("lifebar setup", Map.of("provider", "open ai/=&prod", "max", "12,50 ü"));

        assertThat(FormId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sync", "2 sync", "1 sync&", "1 sync&=a", "1 sync&a", "1 sync&a=%", "1 sync&a=%zz"})
    void refusesWhatItDidNotMake(String id) {
        assertThat(FormId.parse(id)).isEmpty();
    }

    @Test
    void whatDoesNotFitTheIdIsAFieldFilledInAlready() {
        Map<String, String> given = Map.of("provider", "anthropic", "money", "x".repeat(120));

        Modal modal = modals.draw(form(given, 2)).orElseThrow();

        assertThat(FormId.parse(modal.getId()).orElseThrow().given()).containsOnlyKeys("provider");
        assertThat(modal.toData().toString()).contains("x".repeat(120));
        assertThat(DiscordRules.ofModal(Json.read(modal.toData().toString()))).isEmpty();
    }

    @Test
    void doesNotDrawMoreFieldsThanDiscordTakes() {
        assertThat(modals.draw(form(Map.of(), 5))).isPresent();
        assertThat(modals.draw(form(Map.of(), 6))).isEmpty();
        assertThat(modals.draw(form(Map.of("a", "x".repeat(120)), 5))).isEmpty();
    }

    private static Form form(Map<String, String> given, int fields) {
        List<Form.Field> asked = IntStream.range(0, fields)
                .mapToObj(i -> new Form.Field("field" + i, "words ".repeat(20), "such as 22.97", true))
                .toList();
        return new Form("a title that is longer than Discord's forty-five characters", "sync", given, asked);
    }
}
