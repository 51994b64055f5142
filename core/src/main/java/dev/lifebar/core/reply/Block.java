package dev.lifebar.core.reply;

import dev.lifebar.core.health.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a reply. */
public sealed interface Block {

    void drawOn(Canvas canvas);

    /** Everything it says, line by line. */
    List<Line> words();

    /** What the reply is about. */
    record Title(Line line) implements Block {
        @Override
        public void drawOn(Canvas canvas) {
            canvas.title(line);
        }

        @Override
        public List<Line> words() {
            return List.of(line);
        }
    }

    /** Lines that belong together. */
    record Paragraph(List<Line> lines) implements Block {
        public Paragraph {
            lines = List.copyOf(lines);
        }

        @Override
        public void drawOn(Canvas canvas) {
            canvas.paragraph(lines);
        }

        @Override
        public List<Line> words() {
            return lines;
        }
    }

    /**
     * One account: its name and state, its numbers, and what can be done about it. No level means nothing is known. Where
     * there is no room, the title and the first line stand for it.
     */
    record Card(@Nullable Level level, Line title, List<Line> lines, List<Button> buttons) implements Block {
        public Card {
            lines = List.copyOf(lines);
            buttons = List.copyOf(buttons);
        }

        @Override
        public void drawOn(Canvas canvas) {
            canvas.card(this);
        }

        @Override
        public List<Line> words() {
            return headed(title, lines);
        }

        /** The card in one line. */
        public Line brief() {
            List<Span> spans = new ArrayList<>();
            if (level != null) {
                spans.add(new Span.Plain(level.symbol() + " "));
            }
            spans.addAll(title.spans());
            if (!lines.isEmpty()) {
                spans.add(new Span.Plain(" · "));
                spans.addAll(lines.get(0).spans());
            }
            return new Line(spans, Line.Tone.NORMAL);
        }
    }

    /** Rows under one account's name, all of which matter. */
    record Chapter(@Nullable Level level, Line title, List<Line> rows) implements Block {
        public Chapter {
            rows = List.copyOf(rows);
        }

        @Override
        public void drawOn(Canvas canvas) {
            canvas.card(new Card(level, title, rows, List.of()));
        }

        @Override
        public List<Line> words() {
            return headed(title, rows);
        }
    }

    /** Many rows of one line each, which may stand on several pages. */
    record Listing(List<Line> rows) implements Block {
        public Listing {
            rows = List.copyOf(rows);
        }

        @Override
        public void drawOn(Canvas canvas) {
            canvas.listing(rows);
        }

        @Override
        public List<Line> words() {
            return rows;
        }
    }

    private static List<Line> headed(Line title, List<Line> lines) {
        List<Line> words = new ArrayList<>();
        words.add(title);
        words.addAll(lines);
        return words;
    }
}
