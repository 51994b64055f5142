package dev.lifebar.bot.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what Slack would refuse in a message or view: https://docs.slack.dev/reference/block-kit/blocks */
final class BlockKit {
    private static final Pattern HARM = Pattern.compile("<(?!!date\\^)|[\\u202A-\\u202E\\u2066-\\u2069]");

    /** Whom one person alone is shown does not hear of it. */
    private static final Pattern NAMED = Pattern.compile("<@[UW][A-Z0-9]+>|<!subteam\\^S[A-Z0-9]+>");

    private static final Pattern PING = Pattern.compile("(<@[UW][A-Z0-9]+>|<!subteam\\^S[A-Z0-9]+>) ");

    private final List<String> wrong = new ArrayList<>();
    private final Set<String> blockIds = new HashSet<>();
    private final boolean forOne;
    private int length;

    private BlockKit(boolean forOne) {
        this.forOne = forOne;
    }

    /** The same for a message that is posted: it may ping one, if its text begins with that and so does its first block, if any. */
    static List<String> post(JsonObject message) {
        Matcher ping = PING.matcher(string(message, "text"));
        if (!ping.lookingAt()) {
            return message(message);
        }
        JsonObject harmless = message.deepCopy();
        harmless.addProperty("text", ping.replaceFirst(""));
        if (array(harmless, "blocks").isEmpty()) {
            return message(harmless);
        }
        JsonObject first = array(harmless, "blocks").get(0).getAsJsonObject().getAsJsonObject("text");
        boolean same = string(first, "text").equals(ping.group(1));
        first.addProperty("text", "somebody");
        List<String> wrong = message(harmless);
        if (!same) {
            wrong.add("a ping that no block shows: " + ping.group(1));
        }
        return wrong;
    }

    /** What is wrong with a message: an ack payload, a response, or the arguments of chat.postMessage. */
    static List<String> message(JsonObject message) {
        BlockKit check = new BlockKit(string(message, "response_type").equals("ephemeral") || message.has("user"));
        if (!message.has("text") || message.get("text").getAsString().isBlank()) {
            check.wrong.add("no top-level text");
        }
        check.text(message, "text", 4000);
        check.harmless(string(message, "text"));
        int blocks = check.blocks(message.getAsJsonArray("blocks"), 50, Surface.MESSAGE);
        for (JsonElement attachment : array(message, "attachments")) {
            JsonObject edge = attachment.getAsJsonObject();
            blocks += check.blocks(edge.getAsJsonArray("blocks"), 50, Surface.MESSAGE);
            check.text(edge, "color", 7);
            check.harmless(string(edge, "fallback"));
            if (!edge.has("fallback")) {
                check.wrong.add("an attachment without fallback");
            }
        }
        if (blocks > 50) {
            check.wrong.add("more than 50 blocks in all: " + blocks);
        }
        check.length();
        return check.wrong;
    }

    /** What is wrong with a modal or home view. */
    static List<String> view(JsonObject view) {
        BlockKit check = new BlockKit(false);
        String type = string(view, "type");
        boolean modal = type.equals("modal");
        if (!modal && !type.equals("home")) {
            check.wrong.add("a view of type " + type);
        }
        int blocks = check.blocks(view.getAsJsonArray("blocks"), 100, modal ? Surface.MODAL : Surface.HOME);
        if (blocks == 0) {
            check.wrong.add("a view without blocks");
        }
        if (modal) {
            check.plain(view, "title", 24, true);
            check.plain(view, "submit", 24, false);
            check.plain(view, "close", 24, false);
        }
        boolean inputs = array(view, "blocks").asList().stream()
                .anyMatch(block -> string(block.getAsJsonObject(), "type").equals("input"));
        if (inputs && !view.has("submit")) {
            check.wrong.add("inputs without submit");
        }
        check.length();
        check.text(view, "private_metadata", 3000);
        check.text(view, "callback_id", 255);
        return check.wrong;
    }

    /** Slack says msg_blocks_too_long somewhere above this: https://github.com/slackapi/bolt-js/issues/2867 */
    private void length() {
        if (length > 9597) {
            wrong.add("texts of %d characters in all".formatted(length));
        }
    }

    private enum Surface {
        MESSAGE,
        MODAL,
        HOME
    }

    private int blocks(JsonArray blocks, int most, Surface surface) {
        if (blocks == null) {
            return 0;
        }
        if (blocks.size() > most) {
            wrong.add("more than " + most + " blocks: " + blocks.size());
        }
        blocks.forEach(block -> block(block.getAsJsonObject(), surface));
        return blocks.size();
    }

    private void block(JsonObject block, Surface surface) {
        text(block, "block_id", 255);
        if (block.has("block_id") && !blockIds.add(string(block, "block_id"))) {
            wrong.add("block_id twice: " + string(block, "block_id"));
        }
        String type = string(block, "type");
        switch (type) {
            case "header" -> plain(block, "text", 150, true);
            case "divider" -> only(block, Set.of("type", "block_id"));
            case "section" -> section(block);
            case "context" -> context(block);
            case "actions" -> actions(block);
            case "input" -> input(block, surface);
            default -> wrong.add("a block of type " + type);
        }
    }

    private void section(JsonObject block) {
        only(block, Set.of("type", "block_id", "text", "fields", "accessory", "expand"));
        if (!block.has("text")) {
            wrong.add("a section without text");
            return;
        }
        textObject(block.getAsJsonObject("text"), 3000);
    }

    private void context(JsonObject block) {
        only(block, Set.of("type", "block_id", "elements"));
        JsonArray elements = array(block, "elements");
        count("context elements", elements, 10);
        elements.forEach(element -> textObject(element.getAsJsonObject(), 3000));
    }

    private void actions(JsonObject block) {
        only(block, Set.of("type", "block_id", "elements"));
        JsonArray elements = array(block, "elements");
        count("buttons", elements, 25);
        Set<String> ids = new HashSet<>();
        elements.forEach(element -> button(element.getAsJsonObject(), ids));
    }

    private void button(JsonObject button, Set<String> ids) {
        only(button, Set.of("type", "text", "action_id", "value", "url", "style"));
        if (!string(button, "type").equals("button")) {
            wrong.add("an element of type " + string(button, "type"));
        }
        plain(button, "text", 75, true);
        text(button, "action_id", 255);
        text(button, "value", 2000);
        text(button, "url", 3000);
        if (!ids.add(string(button, "action_id"))) {
            wrong.add("action_id twice: " + string(button, "action_id"));
        }
    }

    private void input(JsonObject block, Surface surface) {
        only(block, Set.of("type", "block_id", "label", "element", "optional", "hint"));
        if (surface == Surface.MESSAGE) {
            wrong.add("an input in a message");
        }
        plain(block, "label", 2000, true);
        JsonObject element = block.getAsJsonObject("element");
        switch (string(element, "type")) {
            case "plain_text_input" ->
                only(element, Set.of("type", "action_id", "placeholder", "multiline", "initial_value", "max_length"));
            case "multi_static_select" -> menu(element);
            default -> wrong.add("an input of type " + string(element, "type"));
        }
        plain(element, "placeholder", 150, false);
        text(element, "action_id", 255);
    }

    private void menu(JsonObject element) {
        only(element, Set.of("type", "action_id", "placeholder", "options", "max_selected_items"));
        JsonArray options = array(element, "options");
        count("options", options, 100);
        options.forEach(option -> {
            plain(option.getAsJsonObject(), "text", 75, true);
            text(option.getAsJsonObject(), "value", 150);
        });
    }

    private void plain(JsonObject holder, String name, int most, boolean required) {
        if (!holder.has(name)) {
            if (required) {
                wrong.add("no " + name);
            }
            return;
        }
        JsonObject text = holder.getAsJsonObject(name);
        if (!string(text, "type").equals("plain_text")) {
            wrong.add(name + " must be plain_text");
        }
        textObject(text, most);
    }

    private void textObject(JsonObject text, int most) {
        String type = string(text, "type");
        only(text, type.equals("mrkdwn") ? Set.of("type", "text", "verbatim") : Set.of("type", "text", "emoji"));
        if (!type.equals("mrkdwn") && !type.equals("plain_text")) {
            wrong.add("a text of type " + type);
        }
        if (type.equals("mrkdwn")) {
            harmless(string(text, "text"));
        }
        if (string(text, "text").isEmpty()) {
            wrong.add("an empty text");
        }
        text(text, "text", most);
        length += string(text, "text").length();
    }

    /** Nothing may ping, link or turn the reading direction; only dates are in brackets. */
    private void harmless(String text) {
        String told = forOne ? NAMED.matcher(text).replaceAll("somebody") : text;
        if (HARM.matcher(told).find()) {
            wrong.add("harm in " + text);
        }
    }

    private void text(JsonObject holder, String name, int most) {
        if (string(holder, name).length() > most) {
            wrong.add("%s has %d characters, at most %d"
                    .formatted(name, string(holder, name).length(), most));
        }
    }

    private void count(String what, JsonArray elements, int most) {
        if (elements.isEmpty() || elements.size() > most) {
            wrong.add("%d %s, 1 to %d".formatted(elements.size(), what, most));
        }
    }

    private void only(JsonObject object, Set<String> known) {
        object.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> wrong.add("unknown: " + name));
    }

    static JsonArray array(JsonObject holder, String name) {
        return holder.has(name) && holder.get(name).isJsonArray() ? holder.getAsJsonArray(name) : new JsonArray();
    }

    static String string(JsonObject holder, String name) {
        return holder.has(name) && holder.get(name).isJsonPrimitive()
                ? holder.get(name).getAsString()
                : "";
    }
}
