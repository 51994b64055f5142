package dev.lifebar.core.reply;

import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import java.time.Instant;

/** A piece of a line. Text is never markup: what a person typed can neither format nor ping. */
public sealed interface Span {

    /** Draws this with the platform's own markup. */
    void drawOn(Markup markup);

    /** Text as it is, without control characters. */
    record Plain(String text) implements Span {
        public Plain {
            text = Clean.text(text);
        }

        @Override
        public void drawOn(Markup markup) {
            markup.plain(text);
        }
    }

    /** Text that stands out. */
    record Strong(String text) implements Span {
        public Strong {
            text = Clean.text(text);
        }

        @Override
        public void drawOn(Markup markup) {
            markup.strong(text);
        }
    }

    /** Something to type, word for word. */
    record Code(String text) implements Span {
        public Code {
            text = Clean.text(text);
        }

        @Override
        public void drawOn(Markup markup) {
            markup.code(text);
        }
    }

    /** A person or group, by name where the platform can look it up; never such that it pings. */
    record Named(String reference) implements Span {
        public Named {
            reference = Clean.text(reference);
        }

        @Override
        public void drawOn(Markup markup) {
            markup.named(reference);
        }
    }

    /** A moment told as its distance from now: {@code 3 days ago}. */
    record Ago(Instant at) implements Span {
        @Override
        public void drawOn(Markup markup) {
            markup.ago(at);
        }
    }

    /** A moment told as a time of day, with the date where it is not today. */
    record Clock(Instant at) implements Span {
        @Override
        public void drawOn(Markup markup) {
            markup.clock(at);
        }
    }

    /** A health bar in the colour of its level. */
    record Bar(HealthBar bar, Level level) implements Span {
        @Override
        public void drawOn(Markup markup) {
            markup.bar(bar, level);
        }
    }
}
