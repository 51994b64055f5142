package dev.lifebar.core.reply;

import java.util.List;

/** One line of a reply. */
public record Line(List<Span> spans, Tone tone) {

    /** How much a line asks for attention. */
    public enum Tone {
        NORMAL,
        /** Side information: where a number came from, how old it is. */
        FAINT,
        /** Something to look at. */
        WARNING
    }

    public Line {
        spans = List.copyOf(spans);
    }

    public static Line of(Span... spans) {
        return new Line(List.of(spans), Tone.NORMAL);
    }

    public static Line of(String text) {
        return of(new Span.Plain(text));
    }

    public Line faint() {
        return new Line(spans, Tone.FAINT);
    }

    public Line warning() {
        return new Line(spans, Tone.WARNING);
    }

    public void drawOn(Markup markup) {
        spans.forEach(span -> span.drawOn(markup));
    }
}
