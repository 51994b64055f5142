package dev.lifebar.core.reply;

import java.util.List;

/** How a platform draws each kind of {@link Block}. */
public interface Canvas {
    void title(Line line);

    void paragraph(List<Line> lines);

    void card(Block.Card card);

    void listing(List<Line> rows);
}
