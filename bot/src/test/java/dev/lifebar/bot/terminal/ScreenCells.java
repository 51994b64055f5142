package dev.lifebar.bot.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.WCWidth;

/** What a terminal shows at one moment, as runs of text in one style. */
public record ScreenCells(int columns, List<List<Run>> rows) {

    /** What a run is made of; a picture draws each in its own way. */
    public enum Kind {
        TEXT,
        /** The cells of a bar. */
        BLOCKS,
        /** A single wide character, such as an emoji. */
        WIDE;

        private static Kind of(int point) {
            if (point == '█' || point == '░') {
                return BLOCKS;
            }
            return WCWidth.wcwidth(point) > 1 ? WIDE : TEXT;
        }
    }

    /**
     * Text of one kind in one style.
     *
     * @param column where it begins
     * @param colour 0xRRGGBB, or -1 for the colour of the terminal
     */
    public record Run(int column, String text, Kind kind, int colour, boolean bold, boolean inverse) {
        boolean continues(Run next) {
            return kind == next.kind
                    && kind != Kind.WIDE
                    && colour == next.colour
                    && bold == next.bold
                    && inverse == next.inverse;
        }

        Run with(UnaryOperator<String> words) {
            return new Run(column, words.apply(text), kind, colour, bold, inverse);
        }

        Run and(Run next) {
            return new Run(column, text + next.text, kind, colour, bold, inverse);
        }

        int columns() {
            return kind == Kind.WIDE ? 2 : text.length();
        }
    }

    /** The same screen with other words. */
    public ScreenCells with(UnaryOperator<String> words) {
        return new ScreenCells(
                columns,
                rows.stream()
                        .map(row -> row.stream().map(run -> run.with(words)).toList())
                        .toList());
    }

    static ScreenCells of(ScreenTerminal terminal) {
        int columns = terminal.getColumns();
        int height = terminal.getRows();
        long[] cells = new long[columns * height];
        terminal.dump(cells, 0, 0, height, columns, new int[2]);
        List<List<Run>> rows = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            rows.add(runs(cells, row * columns, columns));
        }
        return new ScreenCells(columns, rows);
    }

    /** Lines without trailing spaces, without empty lines at the end. */
    public String text() {
        return rows.stream()
                .map(row -> row.stream().map(Run::text).collect(Collectors.joining()))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    private static List<Run> runs(long[] cells, int start, int columns) {
        List<Run> runs = new ArrayList<>();
        int column = 0;
        while (column < columns) {
            Run run = run(cells[start + column], column);
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).continues(run)) {
                runs.set(last, runs.get(last).and(run));
            } else {
                runs.add(run);
            }
            column += run.columns();
        }
        return runs;
    }

    private static Run run(long cell, int column) {
        int point = Math.max(' ', ScreenTerminal.cellCodePoint(cell));
        int colour = ScreenTerminal.cellHasForeground(cell)
                ? ScreenTerminal.cellColorRgb(ScreenTerminal.cellForeground(cell))
                : -1;
        return new Run(
                column,
                Character.toString(point),
                Kind.of(point),
                colour,
                ScreenTerminal.cellBold(cell),
                ScreenTerminal.cellInverse(cell));
    }
}
