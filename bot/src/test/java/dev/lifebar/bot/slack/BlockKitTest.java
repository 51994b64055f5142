package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class BlockKitTest {
    @Test
    void refusesAViewThatRemembersTooMuch() {
        assertThat(BlockKit.view(view(3000))).isEmpty();
        assertThat(BlockKit.view(view(3001))).containsExactly("private_metadata has 3001 characters, at most 3000");
    }

    private static JsonObject view(int remembered) {
        JsonObject view = JsonParser.parseString("""
                {"type": "modal", "title": {"type": "plain_text", "text": "Title"}, "blocks": [{"type": "divider"}]}
                """).getAsJsonObject();
        view.addProperty("private_metadata", "x".repeat(remembered));
        return view;
    }
}
