package dev.lifebar.core.reply;

import dev.lifebar.core.health.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a reply. */
public sealed interface Block {

    void drawOn(Canvas canvas);

    /** What the reply is about. */
    record Title(Line line) implements Block {
        @Override
        public void drawOn(Canvas canvas) {
            canvas.title(line);
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
    }

    /** One account: its name and state, its numbers, and what can be done about it. No level means nothing is known. */
    record Card(@Nullable Level level, Line title, List<Line> lines, List<Button> buttons) implements Block {
        public Card {
            lines = List.copyOf(lines);
            buttons = List.copyOf(buttons);
        }

        @Override
        public void drawOn(Canvas canvas) {
            canvas.card(this);
        }
    }

    /** Many rows of one line each; a platform shows as many as fit. */
    record Listing(List<Line> rows) implements Block {
        public Listing {
            rows = List.copyOf(rows);
        }

        @Override
        public void drawOn(Canvas canvas) {
            canvas.listing(rows);
        }
    }
}
