package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/** Turns replies into lines of text. */
final class Drawing {
    private static final int SEPARATOR = 38;

    private final Times times;
    private final Numbering numbering;
    private final IntSupplier width;

    /**
     * @param width columns of the terminal at this moment; zero where nothing is to be wrapped
     */
    Drawing(Times times, Numbering numbering, IntSupplier width) {
        this.times = times;
        this.numbering = numbering;
        this.width = width;
    }

    List<AttributedString> draw(Reply reply) {
        TerminalCanvas canvas = new TerminalCanvas(times, numbering, width.getAsInt());
        reply.drawOn(canvas);
        if (!reply.buttons().isEmpty() && !endsWithParagraph(reply)) {
            canvas.gap();
        }
        canvas.buttons(reply.buttons());
        return canvas.lines();
    }

    /** The reply's first block in one line, for news of a message that has been seen. */
    List<AttributedString> brief(Reply reply) {
        TerminalCanvas canvas = new TerminalCanvas(times, Numbering.NONE, 0);
        reply.blocks().stream().limit(1).forEach(block -> block.drawOn(canvas));
        String line = canvas.lines().stream().map(AttributedString::toString).collect(Collectors.joining(" · "));
        return Wrap.at(width.getAsInt(), new AttributedString(TerminalTexts.text("message.edited", times.now(), line)));
    }

    /** A line across, with the time in it, above a message that arrives. */
    AttributedString separator() {
        int columns = width.getAsInt();
        // JLine turns the thinner line into a hyphen, since some terminal of long ago had no other.
        String start = "━━ " + times.now() + " ";
        int length = columns == 0 ? SEPARATOR : Math.min(SEPARATOR, columns);
        return new AttributedString(start + "━".repeat(Math.max(0, length - start.length())), Palette.FAINT);
    }

    List<AttributedString> draw(Line line) {
        return Wrap.at(width.getAsInt(), TerminalMarkup.draw(line, times));
    }

    private static boolean endsWithParagraph(Reply reply) {
        List<Block> blocks = reply.blocks();
        return !blocks.isEmpty() && blocks.get(blocks.size() - 1) instanceof Block.Paragraph;
    }
}
