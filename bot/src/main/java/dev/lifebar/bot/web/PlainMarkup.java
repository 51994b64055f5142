package dev.lifebar.bot.web;

import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Markup;
import dev.lifebar.core.reply.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the spans of one line as plain text, for a message on a telephone or in a mail. */
final class PlainMarkup implements Markup {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH);

    private final StringBuilder text = new StringBuilder();
    private final Instant now;

    private PlainMarkup(Instant now) {
        this.now = now;
    }

    static String draw(Line line, Instant now) {
        PlainMarkup markup = new PlainMarkup(now);
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
        text.append(code);
    }

    @Override
    public void ago(Instant at) {
        text.append(Words.ago(at, now));
    }

    @Override
    public void clock(Instant at) {
        text.append(CLOCK.format(at.atOffset(ZoneOffset.UTC)));
    }

    /** Nothing: not every telephone has the cells, and the percentage stands beside them. */
    @Override
    public void bar(HealthBar bar, Level level) {}
}
