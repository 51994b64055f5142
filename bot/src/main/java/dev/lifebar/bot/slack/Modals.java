package dev.lifebar.bot.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.MultiStaticSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Form.Field;
import dev.lifebar.core.reply.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws forms, and replies that have no other place, as views. */
final class Modals {
    /** The id of every form; what it is for stands in its {@link Memo}. */
    static final String FORM = "form";

    private static final String TYPED = "typed";

    private final Painter painter;

    Modals(Painter painter) {
        this.painter = painter;
    }

    View form(Form form, Memo memo) throws SlackRefusal {
        List<LayoutBlock> blocks = new ArrayList<>();
        if (form.title().length() > Limits.VIEW_TITLE) {
            blocks.add(SectionBlock.builder()
                    .text(PlainTextObject.builder().text(form.title()).build())
                    .build());
        }
        form.fields().forEach(field -> blocks.add(input(field)));
        return View.builder()
                .type("modal")
                .callbackId(FORM)
                .title(title(form.title().length() > Limits.VIEW_TITLE ? "/" + form.path() : form.title()))
                .submit(ViewSubmit.builder()
                        .type(PlainTextObject.TYPE)
                        .text(SlackTexts.text("form.submit"))
                        .build())
                .close(close("form.close"))
                .blocks(blocks)
                .privateMetadata(remembered(memo))
                .build();
    }

    /** Slack would not open what is to remember more. */
    private static String remembered(Memo memo) throws SlackRefusal {
        String text = memo.text();
        if (text.length() > Limits.PRIVATE_METADATA) {
            throw new SlackRefusal("too_long", null);
        }
        return text;
    }

    /** A reply as a view of its own. */
    View reply(Reply reply, List<Enclosure> files, String path, Memo memo) {
        return View.builder()
                .type("modal")
                .title(title(path.isEmpty() ? SlackTexts.text("view.title") : "/" + path))
                .close(close("view.close"))
                .blocks(painter.blocks(reply, files, new Tag(Tag.Kind.REPLY, path), Limits.VIEW_BLOCKS))
                .privateMetadata(memo.text())
                .build();
    }

    /** What was typed, by option name. */
    static Map<String, String> typed(View view) {
        Map<String, String> typed = new LinkedHashMap<>();
        if (view.getState() != null && view.getState().getValues() != null) {
            view.getState().getValues().forEach((field, elements) -> {
                ViewState.Value value = elements.get(TYPED);
                if (value != null && value.getValue() != null) {
                    typed.put(field, value.getValue());
                } else if (value != null && value.getSelectedOptions() != null) {
                    typed.put(field, chosen(value));
                }
            });
        }
        return typed;
    }

    private static String chosen(ViewState.Value value) {
        return value.getSelectedOptions().stream()
                .map(ViewState.SelectedOption::getValue)
                .collect(Collectors.joining(","));
    }

    /** What is wrong, beside the field it quotes; else beside the first. */
    Map<String, String> errors(Reply reply, Map<String, String> typed) {
        String sentence = painter.plain(reply);
        String field = typed.entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .filter(entry -> sentence.contains(Clean.quote(entry.getValue().strip())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> typed.keySet().stream().findFirst().orElse(TYPED));
        return Map.of(field, Limits.cut(sentence, Limits.TOP_LEVEL_TEXT));
    }

    /** Where to say what is wrong with a form as a whole. */
    static String firstField(View view) {
        return view.getBlocks().stream()
                .filter(InputBlock.class::isInstance)
                .map(LayoutBlock::getBlockId)
                .findFirst()
                .orElse(TYPED);
    }

    private static LayoutBlock input(Field field) {
        PlainTextObject warning = field.secret() ? plain(SlackTexts.text("form.secret")) : null;
        return InputBlock.builder()
                .hint(warning)
                .blockId(field.name())
                .label(plain(Limits.cut(capitalised(field.label()), Limits.INPUT_LABEL)))
                .element(element(field))
                .optional(!field.required())
                .build();
    }

    /** A menu where there are choices, and few enough for one. */
    private static BlockElement element(Field field) {
        PlainTextObject hint = field.hint().isBlank() ? null : plain(Limits.cut(field.hint(), Limits.PLACEHOLDER));
        if (field.choices().isEmpty() || field.choices().size() > Limits.CHOICES) {
            return PlainTextInputElement.builder()
                    .actionId(TYPED)
                    .placeholder(hint)
                    .build();
        }
        return MultiStaticSelectElement.builder()
                .actionId(TYPED)
                .placeholder(hint)
                .options(field.choices().stream()
                        .map(choice -> OptionObject.builder()
                                .text(plain(Limits.cut(choice.label(), Limits.CHOICE)))
                                .value(choice.value())
                                .build())
                        .toList())
                .build();
    }

    private static ViewTitle title(String title) {
        return ViewTitle.builder()
                .type(PlainTextObject.TYPE)
                .text(Limits.cut(title, Limits.VIEW_TITLE))
                .build();
    }

    private static ViewClose close(String key) {
        return ViewClose.builder()
                .type(PlainTextObject.TYPE)
                .text(SlackTexts.text(key))
                .build();
    }

    private static String capitalised(String label) {
        int first = label.offsetByCodePoints(0, Math.min(1, label.length()));
        return label.substring(0, first).toUpperCase(Locale.ROOT) + label.substring(first);
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).build();
    }
}
