package dev.lifebar.bot.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws what a terminal shows as an SVG: a dark window with a title, for the README. */
public final class ScreenPicture {
    private static final double CELL = 8.4;
    private static final int LINE = 20;
    private static final int MARGIN = 18;
    private static final int BAR = 36;
    private static final int FONT_SIZE = 14;
    private static final String BACKGROUND = "#0d1117";
    private static final String TEXT = "#e6edf3";
    private static final String SYMBOLS =
            "font-family=\"'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif\"";
    private static final Map<String, String> SQUARES =
            Map.of("🟩", "#7cb342", "🟨", "#fdd835", "🟧", "#f57c00", "🟥", "#e53935", "⬛", "#424a53");
    private static final List<String> DOTS = List.of("#ff5f57", "#febc2e", "#28c840");

    private ScreenPicture() {}

    /** The screen as a picture, as high as there is text. */
    public static String svg(ScreenCells screen, String title) {
        int rows = (int) screen.text().lines().count();
        int width = (int) Math.ceil(screen.columns() * CELL) + 2 * MARGIN;
        int height = rows * LINE + BAR + 2 * MARGIN;
        StringBuilder svg = new StringBuilder();
        window(svg, width, height, title);
        for (int row = 0; row < rows; row++) {
            int baseline = BAR + MARGIN + row * LINE + FONT_SIZE;
            screen.rows().get(row).forEach(run -> draw(svg, run, baseline));
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static void window(StringBuilder svg, int width, int height, String title) {
        svg.append(format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">
                <title>%s</title>
                <rect x="0.5" y="0.5" width="%d" height="%d" rx="10" fill="%s" stroke="#30363d"/>
                """, width, height, width, height, escape(title), width - 1, height - 1, BACKGROUND));
        for (int dot = 0; dot < DOTS.size(); dot++) {
            svg.append(format(
                    "<circle cx=\"%d\" cy=\"%d\" r=\"6\" fill=\"%s\"/>\n",
                    MARGIN + 4 + 20 * dot, BAR / 2 + 2, DOTS.get(dot)));
        }
        svg.append(format("""
                <g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="%d" xml:space="preserve">
                <text x="%d" y="%d" fill="#7d8590" text-anchor="middle">%s</text>
                """, FONT_SIZE, width / 2, BAR / 2 + 7, escape(title)));
    }

    /** Blocks are drawn as rectangles, since fonts leave seams between them. */
    private static void draw(StringBuilder svg, ScreenCells.Run run, int baseline) {
        if (run.text().isBlank() && !run.inverse()) {
            return;
        }
        String colour = run.colour() < 0 ? TEXT : format("#%06x", run.colour());
        double x = MARGIN + run.column() * CELL;
        if (run.inverse()) {
            svg.append(rectangle(x, baseline - 14, run.columns() * CELL, LINE, colour, 1));
        }
        switch (run.kind()) {
            case BLOCKS -> cells(svg, run, x, baseline, colour);
            case WIDE -> symbol(svg, run.text(), x, baseline);
            case TEXT -> text(svg, run, x, baseline, run.inverse() ? BACKGROUND : colour);
        }
    }

    /** Browsers do not agree on what becomes of spaces around a text, so it begins and ends without. */
    private static void text(StringBuilder svg, ScreenCells.Run run, double x, int baseline, String colour) {
        String text = run.text().strip();
        int indent = run.text().indexOf(text);
        svg.append(format(
                "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" fill=\"%s\"%s>%s</text>\n",
                x + indent * CELL, baseline, text.length() * CELL, colour, weight(run), escape(text)));
    }

    /** Squares are drawn, so that they have their colour everywhere; for the others a font of symbols is asked for. */
    private static void symbol(StringBuilder svg, String symbol, double x, int baseline) {
        String square = SQUARES.get(symbol);
        if (square != null) {
            svg.append(format(
                    "<rect x=\"%.1f\" y=\"%d\" width=\"14\" height=\"14\" rx=\"2.5\" fill=\"%s\"/>\n",
                    x + 1, baseline - 12, square));
            return;
        }
        svg.append(format("<text x=\"%.1f\" y=\"%d\" %s>%s</text>\n", x, baseline, SYMBOLS, escape(symbol)));
    }

    private static void cells(StringBuilder svg, ScreenCells.Run run, double x, int baseline, String colour) {
        for (int cell = 0; cell < run.text().length(); cell++) {
            double opacity = run.text().charAt(cell) == '█' ? 1 : 0.25;
            svg.append(rectangle(x + cell * CELL, baseline - 12, CELL, 15, colour, opacity));
        }
    }

    private static String rectangle(double x, int y, double width, int height, String colour, double opacity) {
        return format(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" opacity=\"%.2f\"/>\n",
                x, y, width, height, colour, opacity);
    }

    private static String weight(ScreenCells.Run run) {
        return run.bold() ? " font-weight=\"bold\"" : "";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
