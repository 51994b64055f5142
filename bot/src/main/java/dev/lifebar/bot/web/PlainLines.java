package dev.lifebar.bot.web;

import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Canvas;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the blocks of a reply as lines of plain text. */
final class PlainLines implements Canvas {
    private final List<String> lines = new ArrayList<>();
    private final Instant now;

    private PlainLines(Instant now) {
        this.now = now;
    }

    static List<String> of(Reply reply, Instant now) {
        PlainLines plain = new PlainLines(now);
        reply.drawOn(plain);
        return List.copyOf(plain.lines);
    }

    @Override
    public void title(Line line) {
        add(line);
    }

    @Override
    public void paragraph(List<Line> paragraph) {
        paragraph.forEach(this::add);
    }

    @Override
    public void card(Block.Card card) {
        add(card.title());
        card.lines().forEach(this::add);
    }

    @Override
    public void listing(List<Line> rows) {
        rows.forEach(this::add);
    }

    private void add(Line line) {
        String text = PlainMarkup.draw(line, now);
        if (!text.isEmpty()) {
            lines.add(text);
        }
    }
}
