package dev.lifebar.bot.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes pieces fit into one message: first the later cards, which are the better ones, become one line each, then rows
 * are left out at the end and counted.
 */
final class Layout {
    private final List<Piece> pieces;
    private final int components;
    private final int text;

    /**
     * Names what there is and what it may take.
     *
     * @param components how many components are free
     * @param text how many characters are
     */
    Layout(List<Piece> pieces, int components, int text) {
        this.pieces = pieces;
        this.components = components;
        this.text = text;
    }

    /** The pieces, with as many whole cards as fit. */
    List<Piece> fitting() {
        long cards = pieces.stream().filter(Piece.Card.class::isInstance).count();
        for (long whole = cards; whole > 0; whole--) {
            List<Piece> tried = shortened(whole);
            if (fits(tried)) {
                return tried;
            }
        }
        return trimmed(shortened(0));
    }

    /** The pieces with only so many whole cards, and the others as rows. */
    private List<Piece> shortened(long whole) {
        List<Piece> shorter = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        long left = whole;
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Card card && left-- <= 0) {
                rows.add(card.brief());
                continue;
            }
            flush(rows, shorter);
            shorter.add(piece);
        }
        flush(rows, shorter);
        return shorter;
    }

    private static void flush(List<String> rows, List<Piece> pieces) {
        if (!rows.isEmpty()) {
            pieces.add(new Piece.Rows(List.copyOf(rows)));
            rows.clear();
        }
    }

    private boolean fits(List<Piece> tried) {
        return tried.stream().mapToInt(Layout::components).sum() <= components && length(tried) <= text;
    }

    private static int components(Piece piece) {
        int buttons = piece instanceof Piece.Card card ? card.buttons().size() : 0;
        int rows = (buttons + Limits.BUTTONS_IN_ROW - 1) / Limits.BUTTONS_IN_ROW;
        return 1 + rows + buttons;
    }

    private static int length(List<Piece> pieces) {
        return pieces.stream().mapToInt(piece -> piece.text().length()).sum();
    }

    /** Leaves out rows from the end of each listing until the rest fits; at worst cuts the text. */
    private List<Piece> trimmed(List<Piece> full) {
        int free = text
                - length(full.stream()
                        .filter(piece -> !(piece instanceof Piece.Rows))
                        .toList());
        List<Piece> kept = new ArrayList<>();
        for (Piece piece : full) {
            if (piece instanceof Piece.Rows rows) {
                Piece shorter = trimmed(rows, free);
                free -= shorter.text().length();
                kept.add(shorter);
            } else {
                kept.add(piece);
            }
        }
        return fits(kept) ? kept : List.of(new Piece.Text(Limits.cut(together(kept), text)));
    }

    private static Piece trimmed(Piece.Rows rows, int free) {
        int most = rows.rows().size();
        Piece shorter = rows;
        while (shorter.text().length() > free && most > 0) {
            most--;
            shorter = first(rows, most);
        }
        return shorter;
    }

    private static Piece first(Piece.Rows rows, int most) {
        List<String> kept = new ArrayList<>(rows.rows().subList(0, most));
        kept.add(DiscordTexts.text("more", rows.rows().size() - most));
        return new Piece.Rows(kept);
    }

    private static String together(List<Piece> kept) {
        return kept.stream().map(Piece::text).collect(Collectors.joining("\n"));
    }
}
