package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Canvas;
import dev.lifebar.core.reply.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the blocks of a reply in Discord's Markdown. */
final class DiscordCanvas implements Canvas {
    private static final String HEADING = "### ";

    private final List<Piece> pieces = new ArrayList<>();
    private final DrawnLines drawn;

    DiscordCanvas(DrawnLines drawn) {
        this.drawn = drawn;
    }

    List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    @Override
    public void title(Line line) {
        pieces.add(Piece.of(HEADING + drawn.inline(line)));
    }

    @Override
    public void paragraph(List<Line> lines) {
        String text = joined(lines);
        if (!text.isBlank()) {
            pieces.add(Piece.of(text));
        }
    }

    @Override
    public void card(Block.Card card) {
        String symbol = card.level() == null ? "" : card.level().symbol() + " ";
        String title = symbol + drawn.inline(card.title());
        String text = card.lines().isEmpty() ? title : title + "\n" + joined(card.lines());
        pieces.add(new Piece(text, card.buttons()));
    }

    @Override
    public void listing(List<Line> rows) {
        paragraph(rows);
    }

    private String joined(List<Line> lines) {
        return lines.stream().map(drawn::whole).collect(Collectors.joining("\n"));
    }
}
