package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;

/** Draws a form as a modal. What was given and has no room in its id becomes a field that is filled in already. */
final class Modals {
    /** What the id of the field ends with that takes what a menu does not offer. */
    private static final String OTHERS = "+";

    private static final String SEPARATOR = ", ";
    private static final int NAMED = 3;

    private final Specs specs;

    Modals(Specs specs) {
        this.specs = specs;
    }

    /** The modal, or nothing if Discord has no room for it. */
    Optional<Modal> draw(Form form) {
        Map<String, String> carried = new TreeMap<>(form.given());
        List<Label> fields = new ArrayList<>();
        form.fields().forEach(field -> fields.addAll(labels(field)));
        while (!new FormId(form.path(), carried).fits() && !carried.isEmpty()) {
            Map.Entry<String, String> longest = longest(carried);
            fields.add(filled(form, longest.getKey(), longest.getValue()));
            carried.remove(longest.getKey());
        }
        FormId id = new FormId(form.path(), carried);
        if (!id.fits() || fields.isEmpty() || fields.size() > Limits.MODAL_FIELDS) {
            return Optional.empty();
        }
        return Optional.of(Modal.create(id.toString(), Limits.cut(form.title(), Limits.MODAL_TITLE))
                .addComponents(fields)
                .build());
    }

    private static Map.Entry<String, String> longest(Map<String, String> carried) {
        return carried.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().length()))
                .map(Map.Entry::copyOf)
                .orElseThrow();
    }

    /** What was typed and chosen, by field; several choices have commas between them. */
    static Map<String, String> typed(List<ModalMapping> values) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (ModalMapping value : values) {
            String id = value.getCustomId();
            String name = id.endsWith(OTHERS) ? id.substring(0, id.length() - OTHERS.length()) : id;
            text(value).filter(text -> !text.isBlank()).ifPresent(text -> typed.merge(name, text, Modals::join));
        }
        return typed;
    }

    private static String join(String one, String other) {
        return one + SEPARATOR + other;
    }

    private static Optional<String> text(ModalMapping value) {
        return switch (value.getType()) {
            case TEXT_INPUT -> Optional.of(value.getAsString());
            case STRING_SELECT -> Optional.of(String.join(SEPARATOR, value.getAsStringList()));
            default -> Optional.empty();
        };
    }

    private static List<Label> labels(Form.Field field) {
        int most = Limits.CHOICES;
        if (field.choices().isEmpty()) {
            return List.of(field(field));
        }
        if (field.choices().size() <= most) {
            return List.of(menu(field, field.choices(), field.required()));
        }
        return List.of(
                menu(field, field.choices().subList(0, most), false),
                others(field, field.choices().subList(most, most + NAMED)));
    }

    private static Label menu(Form.Field field, List<Form.Choice> choices, boolean required) {
        StringSelectMenu.Builder menu = StringSelectMenu.create(field.name())
                .setRequired(required)
                .setRequiredRange(required ? 1 : 0, choices.size());
        choices.forEach(choice ->
                menu.addOption(Limits.cut(choice.label(), Limits.CHOICE), Limits.cut(choice.value(), Limits.CHOICE)));
        return label(field.name(), field.label(), menu.build());
    }

    /** What the menu has no room for can be typed. */
    private static Label others(Form.Field field, List<Form.Choice> examples) {
        String example =
                String.join(SEPARATOR, examples.stream().map(Form.Choice::value).toList());
        TextInput input = TextInput.create(field.name() + OTHERS, TextInputStyle.SHORT)
                .setRequired(false)
                .setPlaceholder(Limits.cut(example, Limits.PLACEHOLDER))
                .build();
        return Label.of(DiscordTexts.text("form.others"), input);
    }

    private static Label field(Form.Field field) {
        TextInput.Builder input =
                TextInput.create(field.name(), TextInputStyle.SHORT).setRequired(field.required());
        if (!field.hint().isBlank()) {
            input.setPlaceholder(Limits.cut(field.hint(), Limits.PLACEHOLDER));
        }
        return field.secret()
                ? Label.of(capital(field.label()), DiscordTexts.text("form.secret"), input.build())
                : label(field.name(), field.label(), input.build());
    }

    private Label filled(Form form, String name, String value) {
        String description = specs.of(form.path())
                .flatMap(spec -> spec.option(name).map(spec::describe))
                .orElse(name);
        TextInput input = TextInput.create(name, TextInputStyle.SHORT)
                .setRequired(false)
                .setValue(Limits.cut(value, TextInput.MAX_VALUE_LENGTH))
                .build();
        return label(name, description, input);
    }

    /** What is too long for a label stands below it. */
    private static Label label(String name, String words, LabelChildComponent input) {
        return words.length() <= Limits.FIELD_LABEL
                ? Label.of(capital(words), input)
                : Label.of(capital(name), Limits.cut(words, Limits.FIELD_DESCRIPTION), input);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
