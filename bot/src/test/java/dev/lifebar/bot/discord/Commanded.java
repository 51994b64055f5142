package dev.lifebar.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What Discord sends of a command: only what is registered can be sent. */
final class Commanded {
    private Commanded() {}

    static ObjectNode data(Map<String, ArrayNode> registered, String path, List<String> options, String focused) {
        String[] words = path.split(" ", -1);
        JsonNode command = find(registered.values().iterator().next(), words[0]);
        ObjectNode data = Json.object()
                .put("id", command.path("id").asText())
                .put("name", words[0])
                .put("type", 1);
        ObjectNode holder = data;
        if (words.length > 1) {
            command = find(command.path("options"), words[1]);
            holder = data.withArray("options").addObject().put("name", words[1]).put("type", 1);
        }
        for (String option : options) {
            String name = option.substring(0, option.indexOf(':'));
            put(holder, find(command.path("options"), name), option.substring(name.length() + 1), focused.equals(name));
        }
        return data;
    }

    private static void put(ObjectNode holder, JsonNode described, String value, boolean focused) {
        ObjectNode option = holder.withArray("options")
                .addObject()
                .put("name", described.path("name").asText())
                .put("type", described.path("type").asInt());
        switch (described.path("type").asInt()) {
            case 4 -> option.put("value", Long.parseLong(value));
            case 5 -> option.put("value", Boolean.parseBoolean(value));
            default -> option.put("value", value);
        }
        if (focused) {
            option.put("focused", true);
        }
    }

    private static JsonNode find(JsonNode all, String name) {
        for (JsonNode one : all) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError(name + " is not registered");
    }
}
