package dev.lifebar.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A message as people see it. */
record Shown(JsonNode json) {

    /** Everything it says. */
    String text() {
        String content = json.path("content").asText("");
        return content.isEmpty()
                ? all(10).stream()
                        .map(component -> component.path("content").asText())
                        .collect(Collectors.joining("\n"))
                : content;
    }

    List<String> buttons() {
        return all(2).stream().map(button -> button.path("label").asText()).toList();
    }

    /** The id of the button with this label. */
    String button(String label) {
        return all(2).stream()
                .filter(button -> button.path("label").asText().equals(label))
                .map(button -> button.path("custom_id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label + " among " + buttons()));
    }

    /** The ids of all buttons that are not links. */
    List<String> buttonIds() {
        return all(2).stream()
                .filter(button -> button.has("custom_id"))
                .map(button -> button.path("custom_id").asText())
                .toList();
    }

    boolean isEphemeral() {
        return (json.path("flags").asInt() & 64) != 0;
    }

    /** Whom it pinged, as markup. */
    List<String> pinged() {
        List<String> pinged = new ArrayList<>();
        json.path("mentions")
                .forEach(person -> pinged.add("<@" + person.path("id").asText() + ">"));
        json.path("mention_roles").forEach(role -> pinged.add("<@&" + role.asText() + ">"));
        return pinged;
    }

    /** The id of the message that it answers; empty if it answers none. */
    String answers() {
        return json.at("/message_reference/message_id").asText();
    }

    int accent() {
        return json.at("/components/0/accent_color").asInt();
    }

    private List<JsonNode> all(int type) {
        return json.findParents("type").stream()
                .filter(component -> component.path("type").asInt() == type && !component.has("timestamp"))
                .toList();
    }
}
