package dev.lifebar.core.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a block apart between its rows. A title stays whole, and so does a card unless something is left out of it. */
final class Division {
    private final Block block;
    private final List<Line> lines;

    Division(Block block) {
        this.block = block;
        this.lines = lines(block);
    }

    private static List<Line> lines(Block block) {
        if (block instanceof Block.Card card) {
            return card.lines();
        }
        return block instanceof Block.Chapter chapter ? chapter.rows() : block.words();
    }

    /** How many rows there are to divide between, at least one. */
    int rows() {
        return Math.max(1, lines.size());
    }

    /** The block with its first rows only. */
    Block first(int rows) {
        return rows >= lines.size() ? block : part(lines.subList(0, rows), "");
    }

    /** What is left after that, if anything is. */
    Optional<Block> after(int rows) {
        String mark = rows == 0 ? "" : Texts.text("page.continued");
        return rows >= rows() ? Optional.empty() : Optional.of(part(lines.subList(rows, lines.size()), mark));
    }

    private Block part(List<Line> some, String mark) {
        if (block instanceof Block.Card card) {
            return new Block.Chapter(card.level(), marked(card.title(), mark), some);
        }
        if (block instanceof Block.Chapter chapter) {
            return new Block.Chapter(chapter.level(), marked(chapter.title(), mark), some);
        }
        return block instanceof Block.Paragraph ? new Block.Paragraph(some) : new Block.Listing(some);
    }

    private static Line marked(Line title, String mark) {
        if (mark.isEmpty()) {
            return title;
        }
        List<Span> spans = new ArrayList<>(title.spans());
        spans.add(new Span.Plain(mark));
        return new Line(spans, title.tone());
    }
}
