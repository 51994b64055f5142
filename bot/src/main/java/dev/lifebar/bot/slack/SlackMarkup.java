package dev.lifebar.bot.slack;

import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Markup;
import java.time.Instant;

/** Writes the spans of one line in Slack's markup, never longer than a section takes. */
final class SlackMarkup implements Markup {
    /** Room for what closes a span that was cut. */
    private static final int MOST = Limits.SECTION - 100;

    private final StringBuilder text = new StringBuilder();
    private final Moments moments;

    private SlackMarkup(Moments moments) {
        this.moments = moments;
    }

    static String draw(Line line, Moments moments) {
        SlackMarkup markup = new SlackMarkup(moments);
        line.drawOn(markup);
        return markup.text.toString();
    }

    @Override
    public void plain(String plain) {
        write(plain);
    }

    @Override
    public void strong(String strong) {
        around('*', strong);
    }

    @Override
    public void code(String code) {
        around('`', Typed.asSlackHasIt(code));
    }

    /** Only in what one person alone sees, since it would ping anybody else. */
    @Override
    public void named(String reference) {
        Mention.of(reference).ifPresentOrElse(mention -> text.append(mention.markup()), () -> plain(reference));
    }

    @Override
    public void ago(Instant at) {
        date(at, "{ago}", moments.ago(at));
    }

    @Override
    public void clock(Instant at) {
        date(at, "{date_short_pretty} {time}", moments.clock(at));
    }

    @Override
    public void bar(HealthBar bar, Level level) {
        write(bar.toString());
    }

    private void date(Instant at, String format, String fallback) {
        if (text.length() < MOST) {
            text.append("<!date^%d^%s|%s>".formatted(at.getEpochSecond(), format, fallback));
        }
    }

    private void around(char mark, String inside) {
        if (!inside.isEmpty() && text.length() < MOST) {
            text.append(mark);
            write(inside);
            text.append(mark);
        }
    }

    /** Cuts before it escapes, so that no escape is cut in two; an escape is up to five characters. */
    private void write(String plain) {
        int room = MOST - text.length();
        String safe = Mrkdwn.escape(plain);
        if (safe.length() <= room) {
            text.append(safe);
        } else if (room > 10) {
            text.append(Mrkdwn.escape(Limits.cut(plain, room / 5)));
        }
    }
}
