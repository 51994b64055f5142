package dev.lifebar.bot.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Canvas;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Span;
import java.util.ArrayList;
import java.util.List;

/** Draws the blocks of a reply as Block Kit. */
final class SlackCanvas implements Canvas {
    private static final LayoutBlock DIVIDER = DividerBlock.builder().build();

    private final List<LayoutBlock> drawn = new ArrayList<>();
    private final Moments moments;
    private final Tag tag;
    private int rows;
    private int length;
    private boolean afterCard;

    SlackCanvas(Moments moments, Tag tag) {
        this.moments = moments;
        this.tag = tag;
    }

    @Override
    public void title(Line line) {
        String title = Limits.cut(PlainMarkup.draw(line, moments), Limits.HEADER);
        add(List.of(HeaderBlock.builder().text(plain(title)).build()));
    }

    @Override
    public void paragraph(List<Line> lines) {
        add(runs(lines));
    }

    @Override
    public void card(Block.Card card) {
        String title = (card.level() == null ? "" : card.level().symbol() + " ") + strong(card.title());
        if (drawn.isEmpty()) {
            drawn.addAll(sections(List.of(title)));
            drawn.addAll(runs(card.lines()));
        } else {
            if (afterCard) {
                drawn.add(DIVIDER);
            }
            drawn.addAll(runs(title, card.lines()));
        }
        drawn.addAll(actions(card.buttons()));
        afterCard = true;
    }

    @Override
    public void listing(List<Line> lines) {
        add(runs(lines));
    }

    /** Puts buttons under everything else. */
    void buttons(List<Button> buttons) {
        add(actions(buttons));
    }

    /** Adds text as it is to type or copy. */
    void snippet(String text) {
        add(List.of(section("```\n" + text + "\n```")));
    }

    /** Everything that was drawn. */
    List<LayoutBlock> blocks() {
        return List.copyOf(drawn);
    }

    /** Whether Slack takes it where it takes so many blocks. */
    boolean fits(int most) {
        return drawn.size() <= most && length <= Limits.ALL_TEXT;
    }

    private void add(List<LayoutBlock> blocks) {
        drawn.addAll(blocks);
        afterCard = false;
    }

    private List<LayoutBlock> runs(List<Line> lines) {
        return runs("", lines);
    }

    /** Lines of one weight share a block: a section, or small print where they are side information. */
    private List<LayoutBlock> runs(String first, List<Line> lines) {
        List<LayoutBlock> blocks = new ArrayList<>();
        List<String> run = new ArrayList<>();
        if (!first.isEmpty()) {
            run.add(first);
        }
        boolean faint = false;
        for (Line line : lines) {
            boolean small = line.tone() == Line.Tone.FAINT;
            if (small != faint) {
                blocks.addAll(faint ? contexts(run) : sections(run));
                run.clear();
                faint = small;
            }
            run.add(SlackMarkup.draw(line, moments));
        }
        blocks.addAll(faint ? contexts(run) : sections(run));
        return blocks;
    }

    private List<LayoutBlock> sections(List<String> lines) {
        return joined(lines).stream().<LayoutBlock>map(this::section).toList();
    }

    private List<LayoutBlock> contexts(List<String> lines) {
        return joined(lines).stream()
                .<LayoutBlock>map(text ->
                        ContextBlock.builder().elements(List.of(mrkdwn(text))).build())
                .toList();
    }

    /** The lines in as few texts as hold them. */
    private static List<String> joined(List<String> lines) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (text.length() > 0 && text.length() + 1 + line.length() > Limits.SECTION) {
                texts.add(text.toString());
                text.setLength(0);
            }
            text.append(text.length() == 0 ? "" : "\n").append(line);
        }
        if (!text.toString().isBlank()) {
            texts.add(text.toString());
        }
        return texts;
    }

    private String strong(Line title) {
        String plain = PlainMarkup.draw(title, moments);
        return SlackMarkup.draw(Line.of(new Span.Strong(plain)), moments);
    }

    private List<LayoutBlock> actions(List<Button> buttons) {
        List<LayoutBlock> blocks = new ArrayList<>();
        for (int at = 0; at < buttons.size(); at += Limits.BUTTONS_IN_A_ROW) {
            List<Button> row = buttons.subList(at, Math.min(buttons.size(), at + Limits.BUTTONS_IN_A_ROW));
            List<BlockElement> elements = new ArrayList<>();
            for (Button button : row) {
                elements.add(element(button, elements.size()));
            }
            blocks.add(ActionsBlock.builder()
                    .blockId(tag.blockId(rows++))
                    .elements(elements)
                    .build());
        }
        return blocks;
    }

    private BlockElement element(Button button, int place) {
        ButtonElement.ButtonElementBuilder element =
                ButtonElement.builder().text(plain(Limits.cut(button.label(), Limits.BUTTON_LABEL)));
        if (button instanceof Button.Open open) {
            return element.actionId("open-" + place)
                    .url(open.target().toString())
                    .build();
        }
        return element.actionId("press-" + place)
                .value(((Button.Press) button).action())
                .build();
    }

    private LayoutBlock section(String text) {
        return SectionBlock.builder().text(mrkdwn(text)).build();
    }

    private MarkdownTextObject mrkdwn(String text) {
        length += text.length();
        return MarkdownTextObject.builder().text(text).verbatim(true).build();
    }

    private PlainTextObject plain(String text) {
        length += text.length();
        return PlainTextObject.builder().text(text).emoji(true).build();
    }
}
