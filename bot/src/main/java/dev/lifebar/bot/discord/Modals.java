package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;

/** Draws a form as a modal. What was given and has no room in its id becomes a field that is filled in already. */
final class Modals {
    private final Specs specs;

    Modals(Specs specs) {
        this.specs = specs;
    }

    /** The modal, or nothing if Discord has no room for it. */
    Optional<Modal> draw(Form form) {
        Map<String, String> carried = new TreeMap<>(form.given());
        List<Label> fields = new ArrayList<>();
        form.fields().forEach(field -> fields.add(field(field)));
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

    private static Label field(Form.Field field) {
        TextInput.Builder input =
                TextInput.create(field.name(), TextInputStyle.SHORT).setRequired(field.required());
        if (!field.hint().isBlank()) {
            input.setPlaceholder(Limits.cut(field.hint(), Limits.PLACEHOLDER));
        }
        return label(field.name(), field.label(), input.build());
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
    private static Label label(String name, String words, TextInput input) {
        return words.length() <= Limits.FIELD_LABEL
                ? Label.of(words, input)
                : Label.of(name, Limits.cut(words, Limits.FIELD_DESCRIPTION), input);
    }
}
