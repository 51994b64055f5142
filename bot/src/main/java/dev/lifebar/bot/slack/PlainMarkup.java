package dev.lifebar.bot.slack;

import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Markup;
import java.time.Instant;

/** Writes the spans of one line as plain text: for headers, fields, and what a notification reads out. */
final class PlainMarkup implements Markup {
    private final StringBuilder text = new StringBuilder();
    private final Moments moments;

    private PlainMarkup(Moments moments) {
        this.moments = moments;
    }

    static String draw(Line line, Moments moments) {
        PlainMarkup markup = new PlainMarkup(moments);
        line.drawOn(markup);
        return markup.text.toString().strip();
    }

    @Override
    public void plain(String plain) {
        text.append(plain);
    }

    @Override
    public void strong(String strong) {
        text.append(strong);
    }

    @Override
    public void code(String code) {
        text.append(Typed.asSlackHasIt(code));
    }

    @Override
    public void ago(Instant at) {
        text.append(moments.ago(at));
    }

    @Override
    public void clock(Instant at) {
        text.append(moments.clock(at));
    }

    /** Nothing: read aloud, a bar is noise, and the percentage stands beside it. */
    @Override
    public void bar(HealthBar bar, Level level) {}
}
