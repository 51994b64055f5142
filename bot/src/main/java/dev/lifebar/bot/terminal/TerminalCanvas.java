package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Canvas;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Draws the blocks of a reply as lines of text, with an empty line between blocks. */
final class TerminalCanvas implements Canvas {
    private static final AttributedString GAP = new AttributedString("  ");

    private final List<AttributedString> lines = new ArrayList<>();
    private final Times times;
    private final Numbering numbering;
    private final int width;

    TerminalCanvas(Times times, Numbering numbering, int width) {
        this.times = times;
        this.numbering = numbering;
        this.width = width;
    }

    List<AttributedString> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void title(Line line) {
        gap();
        add(TerminalMarkup.draw(line, Palette.PLAIN.bold(), times));
    }

    @Override
    public void paragraph(List<Line> paragraph) {
        gap();
        paragraph.forEach(this::add);
    }

    @Override
    public void card(Block.Card card) {
        gap();
        AttributedStringBuilder title = new AttributedStringBuilder();
        if (card.level() != null) {
            title.append(card.level().symbol()).append(' ');
        }
        add(title.append(TerminalMarkup.draw(card.title(), times)).toAttributedString());
        card.lines().forEach(this::add);
        buttons(card.buttons());
    }

    @Override
    public void listing(List<Line> rows) {
        gap();
        rows.forEach(this::add);
    }

    /** Puts as many buttons on a line as fit; a link stands on a line of its own. */
    void buttons(List<Button> buttons) {
        AttributedStringBuilder row = new AttributedStringBuilder();
        for (Button button : buttons) {
            if (button instanceof Button.Press press) {
                row = press(row, press);
            }
        }
        flush(row);
        for (Button button : buttons) {
            if (button instanceof Button.Open open) {
                add(new AttributedString(TerminalTexts.text("button.open", Clean.text(open.label()), open.target())));
            }
        }
    }

    /** An empty line, unless nothing stands above it. */
    void gap() {
        if (!lines.isEmpty()) {
            lines.add(AttributedString.EMPTY);
        }
    }

    private AttributedStringBuilder press(AttributedStringBuilder row, Button.Press press) {
        OptionalInt number = numbering.number(press);
        if (number.isEmpty()) {
            return row;
        }
        AttributedString face = face(number.getAsInt(), press);
        if (row.length() == 0) {
            return row.append(face);
        }
        if (width > 0 && row.columnLength() + GAP.columnLength() + face.columnLength() > width) {
            flush(row);
            return new AttributedStringBuilder().append(face);
        }
        return row.append(GAP).append(face);
    }

    private static AttributedString face(int number, Button.Press press) {
        return new AttributedStringBuilder()
                .append("[" + number + "]", Palette.code(Palette.PLAIN).bold())
                .append(" " + Clean.text(press.label()), Palette.PLAIN)
                .toAttributedString();
    }

    private void flush(AttributedStringBuilder row) {
        if (row.length() > 0) {
            add(row.toAttributedString());
        }
    }

    private void add(Line line) {
        add(TerminalMarkup.draw(line, times));
    }

    private void add(AttributedString line) {
        lines.addAll(Wrap.at(width, line));
    }
}
