package dev.lifebar.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What Discord would refuse of a payload, by its published limits and required fields. */
final class DiscordRules {
    private static final int V2 = 1 << 15;
    private static final int EPHEMERAL = 1 << 6;
    private static final int SILENT = 1 << 12;
    private static final Set<Integer> TOP = Set.of(1, 9, 10, 12, 13, 14, 17);
    private static final Set<Integer> IN_CONTAINER = Set.of(1, 9, 10, 12, 13, 14);

    private static final Set<String> FLAGS = Set.of(
            "required",
            "default",
            "autocomplete",
            "disabled",
            "replied_user",
            "spoiler",
            "tts",
            "nsfw",
            "enforce_nonce",
            "fail_if_not_exists");
    private static final Set<String> NUMBERS =
            Set.of("type", "style", "flags", "accent_color", "min_values", "max_values", "min_length", "max_length");
    private static final Set<String> LISTS = Set.of(
            "components",
            "options",
            "choices",
            "attachments",
            "embeds",
            "contexts",
            "integration_types",
            "parse",
            "users",
            "roles");
    private static final Set<String> OBJECTS = Set.of(
            "name_localizations",
            "description_localizations",
            "allowed_mentions",
            "component",
            "file",
            "message_reference");

    /** What is not escaped. */
    private static final Pattern MENTION = Pattern.compile("(?<!\\\\)<@&?\\d+>");

    private static final int LARGEST_COLOR = 0xFFFFFF;

    private final List<String> violations = new ArrayList<>();
    private final Set<String> customIds = new HashSet<>();
    private final Set<Integer> ids = new HashSet<>();
    private int components;
    private int text;

    private DiscordRules() {}

    static List<String> ofPost(JsonNode message) {
        DiscordRules rules = new DiscordRules();
        rules.types(message);
        rules.flags(message, V2 | SILENT);
        if (message.hasNonNull("content")) {
            rules.plain(message, 1);
        } else {
            rules.message(message, 1);
        }
        rules.reference(message.path("message_reference"));
        rules.check(message.path("nonce").asText().length() <= 25, "nonce too long");
        rules.check(message.path("enforce_nonce").asBoolean(), "nonce not enforced");
        return rules.violations;
    }

    static List<String> ofEdit(JsonNode message) {
        DiscordRules rules = new DiscordRules();
        rules.types(message);
        rules.flags(message, V2);
        rules.message(message, 0);
        return rules.violations;
    }

    /** A reply or a follow-up. */
    static List<String> ofReply(JsonNode message) {
        DiscordRules rules = new DiscordRules();
        rules.types(message);
        rules.flags(message, V2 | EPHEMERAL);
        rules.message(message, 0);
        return rules.violations;
    }

    static List<String> ofDeferral(JsonNode data) {
        DiscordRules rules = new DiscordRules();
        rules.types(data);
        rules.flags(data, EPHEMERAL);
        return rules.violations;
    }

    static List<String> ofModal(JsonNode modal) {
        DiscordRules rules = new DiscordRules();
        rules.types(modal);
        rules.length(modal, "custom_id", 1, 100);
        rules.length(modal, "title", 1, 45);
        rules.check(
                !modal.path("components").isEmpty() && modal.path("components").size() <= 5, "1 to 5 fields");
        modal.path("components").forEach(rules::label);
        return rules.violations;
    }

    static List<String> ofChoices(JsonNode data) {
        DiscordRules rules = new DiscordRules();
        rules.types(data);
        rules.check(data.path("choices").isArray() && data.path("choices").size() <= 25, "at most 25 choices");
        for (JsonNode choice : data.path("choices")) {
            rules.length(choice, "name", 1, 100);
            if (!choice.path("value").isIntegralNumber()) {
                rules.length(choice, "value", 1, 100);
            }
        }
        return rules.violations;
    }

    static List<String> ofCommands(JsonNode commands, boolean everywhere) {
        DiscordRules rules = new DiscordRules();
        rules.types(commands);
        rules.check(commands.isArray() && commands.size() <= 100, "at most 100 commands");
        for (JsonNode command : commands) {
            rules.command(command);
            rules.check(rules.text <= 8000, "a command of at most 8000 characters");
            rules.text = 0;
            rules.check(command.path("type").asInt() == 1, "a command of type " + command.path("type"));
            rules.check(!everywhere || !command.path("contexts").isEmpty(), "where a command can be used");
            rules.check(!everywhere || !command.path("integration_types").isEmpty(), "who can add a command");
            rules.subset(command.path("contexts"), Set.of("0", "1", "2"));
            rules.subset(command.path("integration_types"), Set.of("0", "1"));
        }
        return rules.violations;
    }

    private void command(JsonNode command) {
        length(command, "name", 1, 32);
        check(command.path("name").asText().matches("[-_a-z0-9]{1,32}"), "command name " + command.path("name"));
        length(command, "description", 1, 100);
        text += command.path("name").asText().length()
                + command.path("description").asText().length();
        check(command.path("options").size() <= 25, "at most 25 options");
        Set<String> names = new HashSet<>();
        for (JsonNode option : command.path("options")) {
            check(names.add(option.path("name").asText()), "option twice");
            check(!option.path("required").asBoolean(), "option required: " + option);
            check(option.path("type").asInt() >= 1 && option.path("type").asInt() <= 11, "an option of no type");
            check(option.path("choices").size() <= 25, "at most 25 choices");
            for (JsonNode choice : option.path("choices")) {
                length(choice, "name", 1, 100);
                length(choice, "value", 1, 100);
            }
            check(
                    option.path("choices").isEmpty()
                            || !option.path("autocomplete").asBoolean(),
                    "choices and completion");
            command(option);
        }
    }

    /** Each one once, and each one known. */
    private void subset(JsonNode values, Set<String> known) {
        Set<String> seen = new HashSet<>();
        values.forEach(value -> check(seen.add(value.asText()) && known.contains(value.asText()), "what is " + value));
    }

    /** Whom a message that was posted pings, as markup: who is allowed, where the text names them. */
    static List<String> pinged(JsonNode message) {
        List<String> allowed = allowed(message);
        return message.findValuesAsText("content").stream()
                .flatMap(content -> MENTION.matcher(content).results().map(MatchResult::group))
                .filter(allowed::contains)
                .toList();
    }

    private static List<String> allowed(JsonNode message) {
        List<String> allowed = new ArrayList<>();
        JsonNode mentions = message.path("allowed_mentions");
        mentions.path("users").forEach(user -> allowed.add("<@" + user.asText() + ">"));
        mentions.path("roles").forEach(role -> allowed.add("<@&" + role.asText() + ">"));
        return allowed;
    }

    private void reference(JsonNode reference) {
        check(
                reference.isMissingNode()
                        || reference.path("message_id").asText().matches("\\d{15,20}"),
                "an answer to " + reference);
    }

    /** Nobody but who is named, and of those so many. */
    private void mentions(JsonNode message, int most) {
        JsonNode mentions = message.path("allowed_mentions");
        check(mentions.path("parse").isArray() && mentions.path("parse").isEmpty(), "mentions are allowed");
        check(!mentions.path("replied_user").asBoolean(), "a reply may ping");
        check(allowed(message).size() <= most, "may ping " + allowed(message));
        check(pinged(message).equals(allowed(message)), "may ping more than are named: " + mentions);
    }

    private void message(JsonNode message, int mentions) {
        check((message.path("flags").asInt() & V2) != 0, "components without their flag");
        for (String legacy : List.of("content", "embeds", "poll", "sticker_ids")) {
            check(!message.hasNonNull(legacy), legacy + " beside components");
        }
        mentions(message, mentions);
        check(!message.path("components").isEmpty(), "an empty message");
        message.path("components").forEach(component -> component(component, TOP));
        check(components <= 40, components + " components");
        check(text <= 4000, text + " characters");
    }

    private void plain(JsonNode message, int mentions) {
        check((message.path("flags").asInt() & V2) == 0, "content with the flag of components");
        check(message.path("components").isEmpty(), "components beside content");
        length(message, "content", 1, 2000);
        mentions(message, mentions);
    }

    private void component(JsonNode component, Set<Integer> allowed) {
        components++;
        JsonNode id = component.path("id");
        check(id.isMissingNode() || (id.isInt() && id.asInt() > 0 && ids.add(id.asInt())), "component id " + id);
        int type = component.path("type").asInt();
        check(allowed.contains(type), "component " + type + " in the wrong place");
        switch (type) {
            case 1 -> row(component);
            case 2 -> button(component);
            case 10 -> {
                length(component, "content", 1, 4000);
                text += component.path("content").asText().length();
            }
            case 13 ->
                check(component.path("file").path("url").asText().startsWith("attachment://"), "a file from elsewhere");
            case 17 -> {
                check(component.path("accent_color").asInt() <= LARGEST_COLOR, "no colour");
                check(!component.path("components").isEmpty(), "an empty container");
                component.path("components").forEach(child -> component(child, IN_CONTAINER));
            }
            default -> check(type == 14, "a component nobody uses: " + type);
        }
    }

    private void row(JsonNode row) {
        int size = row.path("components").size();
        check(size >= 1 && size <= 5, size + " buttons in a row");
        row.path("components").forEach(child -> component(child, Set.of(2)));
    }

    private void button(JsonNode button) {
        length(button, "label", 1, 80);
        int style = button.path("style").asInt();
        if (style == 5) {
            length(button, "url", 1, 512);
            check(!button.has("custom_id"), "a link with an id");
        } else {
            check(style >= 1 && style <= 4, "button style " + style);
            customId(button);
        }
    }

    private void label(JsonNode label) {
        check(label.path("type").asInt() == 18, "a field without its label");
        length(label, "label", 1, 45);
        check(label.path("description").asText().length() <= 100, "description too long");
        JsonNode input = label.path("component");
        check(!input.has("label"), "a label inside a label");
        customId(input);
        switch (input.path("type").asInt()) {
            case 3 -> menu(input);
            case 4 -> text(input);
            default -> check(false, "a field of type " + input.path("type"));
        }
    }

    private void menu(JsonNode menu) {
        JsonNode options = menu.path("options");
        int least = menu.path("min_values").asInt(1);
        int most = menu.path("max_values").asInt(1);
        check(!options.isEmpty() && options.size() <= 25, options.size() + " options");
        check(least >= 0 && least <= 25 && most >= Math.max(1, least) && most <= options.size(), "range of options");
        check(least > 0 || !menu.path("required").asBoolean(true), "a required menu with nothing to choose");
        check(menu.path("placeholder").asText().length() <= 150, "placeholder too long");
        check(!menu.path("disabled").asBoolean(), "a disabled menu in a form");
        Set<String> values = new HashSet<>();
        for (JsonNode option : options) {
            length(option, "label", 1, 100);
            length(option, "value", 1, 100);
            check(option.path("description").asText().length() <= 100, "option description too long");
            check(values.add(option.path("value").asText()), "option twice: " + option);
        }
    }

    private void text(JsonNode input) {
        check(Set.of(1, 2).contains(input.path("style").asInt()), "text input style");
        check(input.path("placeholder").asText().length() <= 100, "placeholder too long");
        check(input.path("value").asText().length() <= 4000, "value too long");
    }

    private void customId(JsonNode component) {
        length(component, "custom_id", 1, 100);
        check(customIds.add(component.path("custom_id").asText()), "custom_id twice: " + component.path("custom_id"));
    }

    private void flags(JsonNode message, int allowed) {
        check((message.path("flags").asInt() & ~allowed) == 0, "flags " + message.path("flags"));
    }

    /** Whether every field that we know is of the kind it has to be; null stands for nothing. */
    private void types(JsonNode node) {
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                return;
            }
            if (FLAGS.contains(field.getKey())) {
                check(value.isBoolean(), field + " is not true or false");
            } else if (NUMBERS.contains(field.getKey())) {
                check(value.isInt() && value.asInt() >= 0, field + " is not a number");
            } else if (LISTS.contains(field.getKey())) {
                check(value.isArray(), field + " is not a list");
            } else if (OBJECTS.contains(field.getKey())) {
                check(value.isObject(), field + " is not an object");
            }
            types(value);
        });
        if (node.isArray()) {
            node.forEach(this::types);
        }
    }

    private void length(JsonNode node, String field, int least, int most) {
        String value = node.path(field).asText();
        check(node.path(field).isTextual(), field + " is not text");
        check(value.length() >= least && value.length() <= most, field + " of " + value.length() + " characters");
    }

    private void check(boolean legal, String violation) {
        if (!legal) {
            violations.add(violation);
        }
    }
}
