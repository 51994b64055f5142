package dev.lifebar.bot.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody in Slack: types, presses, fills in; sends what Slack would send for it. */
final class Person {
    private final SlackStandIn slack;
    private final String team;
    private final String id;

    Person(SlackStandIn slack, String team, String id) {
        this.slack = slack;
        this.team = team;
        this.id = id;
    }

    /** Types a command and gets its acknowledgement's payload, which is empty if the answer comes another way. */
    JsonObject types(String channel, String command, String text) {
        return payload(slack.socket().deliver("slash_commands", slash(channel, command, text)));
    }

    JsonObject slash(String channel, String command, String text) {
        JsonObject payload = new JsonObject();
        Map.of(
                        "team_id",
                        team,
                        "team_domain",
                        team.toLowerCase(Locale.ROOT),
                        "channel_id",
                        channel,
                        "channel_name",
                        name(channel),
                        "user_id",
                        id,
                        "user_name",
                        "user-" + id,
                        "command",
                        command,
                        "text",
                        text,
                        "response_url",
                        slack.address(team, ""),
                        "trigger_id",
                        slack.trigger(team))
                .forEach(payload::addProperty);
        return payload;
    }

    /** Presses the button with this label in a message. */
    void presses(String channel, JsonObject message, String label) {
        payload(slack.socket().deliver("interactive", press(channel, message, label)));
    }

    JsonObject press(String channel, JsonObject message, String label) {
        JsonObject container = new JsonObject();
        container.addProperty("type", "message");
        container.addProperty("message_ts", BlockKit.string(message, "ts"));
        container.addProperty("channel_id", channel);
        boolean forOne = BlockKit.string(message, "response_type").equals("ephemeral") || message.has("user");
        container.addProperty("is_ephemeral", forOne);
        JsonObject payload = interaction("block_actions");
        payload.add("container", container);
        payload.add("channel", object(Map.of("id", channel, "name", name(channel))));
        payload.addProperty("response_url", slack.address(team, forOne ? "ephemeral" : "in_channel"));
        payload.add("actions", actions(message, label));
        return payload;
    }

    /** Presses the button with this label in a view. */
    void pressesInView(JsonObject view, String label) {
        JsonObject payload = interaction("block_actions");
        payload.add("container", object(Map.of("type", "view", "view_id", BlockKit.string(view, "id"))));
        payload.add("view", view);
        payload.add("actions", actions(view, label));
        payload(slack.socket().deliver("interactive", payload));
    }

    /** Fills in a form and sends it; the answer is what becomes of the form. */
    JsonObject submits(JsonObject view, Map<String, String> values) {
        return payload(slack.socket().deliver("interactive", submission(view, values)));
    }

    JsonObject submission(JsonObject view, Map<String, String> values) {
        JsonObject fields = new JsonObject();
        values.forEach((field, value) -> {
            JsonObject typed = new JsonObject();
            typed.add("typed", isMenu(view, field) ? chosen(value) : typed(value));
            fields.add(field, typed);
        });
        JsonObject state = new JsonObject();
        state.add("values", fields);
        JsonObject filled = view.deepCopy();
        filled.add("state", state);
        if (!filled.has("id")) {
            filled.addProperty("id", slack.next("V"));
        }
        JsonObject payload = interaction("view_submission");
        payload.add("view", filled);
        return payload;
    }

    private static boolean isMenu(JsonObject view, String field) {
        return BlockKit.array(view, "blocks").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(block -> BlockKit.string(block, "block_id").equals(field))
                .anyMatch(block -> BlockKit.string(block.getAsJsonObject("element"), "type")
                        .equals("multi_static_select"));
    }

    private static JsonObject typed(String value) {
        return object(Map.of("type", "plain_text_input", "value", value));
    }

    private static JsonObject chosen(String values) {
        JsonArray options = new JsonArray();
        for (String value : values.split(",", -1)) {
            options.add(object(Map.of("value", value.strip())));
        }
        JsonObject chosen = object(Map.of("type", "multi_static_select"));
        chosen.add("selected_options", options);
        return chosen;
    }

    JsonObject mention(String channel, String text) {
        return event(Map.of(
                "type",
                "app_mention",
                "user",
                id,
                "text",
                "<@" + SlackStandIn.BOT + "> " + text,
                "ts",
                "1700000000.1",
                "channel",
                channel,
                "event_ts",
                "1700000000.1"));
    }

    JsonObject direct(String text) {
        return event(Map.of(
                "type", "message",
                "channel_type", "im",
                "user", id,
                "text", text,
                "ts", "1700000000.1",
                "channel", SlackStandIn.DIRECT,
                "event_ts", "1700000000.1"));
    }

    JsonObject homeOpened() {
        return event(Map.of(
                "type", "app_home_opened",
                "user", id,
                "channel", SlackStandIn.DIRECT,
                "tab", "home",
                "event_ts", "1700000000.1"));
    }

    JsonObject event(Map<String, String> values) {
        JsonObject payload = object(
                Map.of("team_id", team, "api_app_id", "A0", "type", "event_callback", "event_id", slack.next("Ev")));
        payload.add("event", object(values));
        payload.add("authorizations", authorizations());
        return payload;
    }

    /** Whose app an event is delivered to. */
    private JsonArray authorizations() {
        JsonObject ours = object(Map.of("team_id", team, "user_id", SlackStandIn.BOT));
        ours.addProperty("is_bot", true);
        ours.addProperty("is_enterprise_install", false);
        JsonArray all = new JsonArray();
        all.add(ours);
        return all;
    }

    void says(JsonObject event) {
        payload(slack.socket().deliver("events_api", event));
    }

    static JsonObject payload(CompletableFuture<JsonObject> acknowledgement) {
        try {
            JsonElement payload = acknowledgement.get(20, TimeUnit.SECONDS).get("payload");
            return payload == null ? new JsonObject() : payload.getAsJsonObject();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no acknowledgement", e);
        }
    }

    private JsonObject interaction(String type) {
        JsonObject payload = new JsonObject();
        payload.addProperty("type", type);
        payload.addProperty("trigger_id", slack.trigger(team));
        payload.add("team", object(Map.of("id", team, "domain", team.toLowerCase(Locale.ROOT))));
        payload.add("user", object(Map.of("id", id, "name", "user-" + id, "username", "user-" + id, "team_id", team)));
        return payload;
    }

    /** What stands on the buttons of a message, those that lead elsewhere left out. */
    static List<String> labels(JsonObject message) {
        return buttons(message).stream()
                .filter(button -> button.has("value"))
                .map(button -> BlockKit.string(button.getAsJsonObject("text"), "text"))
                .toList();
    }

    /** The press of a button, as it stands in the message with the id of its row. */
    private static JsonArray actions(JsonObject message, String label) {
        JsonObject action = buttons(message).stream()
                .filter(button ->
                        BlockKit.string(button.getAsJsonObject("text"), "text").equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label + " in " + message));
        action.addProperty("action_ts", "1700000000.2");
        JsonArray actions = new JsonArray();
        actions.add(action);
        return actions;
    }

    /** The buttons of a message or view, wherever they stand, each with the id of its row. */
    private static List<JsonObject> buttons(JsonObject message) {
        List<JsonObject> buttons = new ArrayList<>();
        Deque<JsonElement> open = new ArrayDeque<>();
        open.add(message);
        while (!open.isEmpty()) {
            JsonElement next = open.poll();
            if (next.isJsonArray()) {
                next.getAsJsonArray().forEach(open::add);
            } else if (next.isJsonObject()) {
                JsonObject object = next.getAsJsonObject();
                BlockKit.array(object, "elements").asList().stream()
                        .map(element -> element.getAsJsonObject().deepCopy())
                        .filter(element -> BlockKit.string(element, "type").equals("button"))
                        .forEach(button -> {
                            button.addProperty("block_id", BlockKit.string(object, "block_id"));
                            buttons.add(button);
                        });
                object.entrySet().forEach(entry -> open.add(entry.getValue()));
            }
        }
        return buttons;
    }

    private static String name(String channel) {
        return switch (channel) {
            case SlackStandIn.SECRET -> "privategroup";
            case SlackStandIn.DIRECT -> "directmessage";
            case SlackStandIn.ALERTED -> "alerts";
            default -> "ops";
        };
    }

    private static JsonObject object(Map<String, String> values) {
        JsonObject object = new JsonObject();
        values.forEach(object::addProperty);
        return object;
    }
}
