package dev.lifebar.bot.discord;

import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Markup;
import java.time.Duration;
import java.time.Instant;

/** Writes the spans of one line in Discord's Markdown. */
final class DiscordMarkup implements Markup {
    /** More than any sentence of ours needs, and little enough that one line never fills a message. */
    static final int LONGEST = 600;

    private static final Duration TODAY = Duration.ofHours(12);
    private static final String FAINT = "-# ";
    private static final String STRONG = "**";

    private final StringBuilder text = new StringBuilder();
    private final Instant now;
    private final Specs specs;
    private int last = ' ';
    private boolean atStart = true;
    private boolean full;

    private DiscordMarkup(Instant now, Specs specs) {
        this.now = now;
        this.specs = specs;
    }

    /** A line that was drawn, with the mark of its tone. */
    static String toned(Line line, String drawn) {
        return line.tone() == Line.Tone.FAINT && !drawn.isEmpty() ? FAINT + drawn : drawn;
    }

    /** The line without the mark of its tone. */
    static String inline(Line line, Instant now, Specs specs) {
        DiscordMarkup markup = new DiscordMarkup(now, specs);
        line.drawOn(markup);
        return markup.text.toString();
    }

    @Override
    public void plain(String plain) {
        int point;
        for (int at = 0; at < plain.length(); at += Character.charCount(point)) {
            point = plain.codePointAt(at);
            add(point);
        }
    }

    @Override
    public void strong(String strong) {
        if (strong.isBlank() || !fits(STRONG.length())) {
            plain(strong);
            return;
        }
        whole(STRONG);
        plain(strong);
        text.append(STRONG);
    }

    @Override
    public void code(String code) {
        if (!code.isBlank()) {
            whole(Escape.code(Limits.cut(Naming.asDiscordHasIt(code, specs), LONGEST / 2)));
        }
    }

    /** No message may ping but by what goes before it, so that the name is only shown. */
    @Override
    public void named(String reference) {
        Mention.of(reference).ifPresentOrElse(mention -> whole(mention.markup()), () -> plain(reference));
    }

    @Override
    public void ago(Instant at) {
        whole("<t:" + at.getEpochSecond() + ":R>");
    }

    @Override
    public void clock(Instant at) {
        boolean near = Duration.between(at, now).abs().compareTo(TODAY) < 0;
        whole("<t:" + at.getEpochSecond() + (near ? ":t>" : ":f>"));
    }

    @Override
    public void bar(HealthBar bar, Level level) {
        whole(Escape.code(bar.toString()));
    }

    private void add(int point) {
        boolean special = Escape.isSpecial(point, last, atStart);
        if (!fits(Character.charCount(point) + (special ? 1 : 0))) {
            return;
        }
        if (special) {
            text.append('\\');
        }
        text.appendCodePoint(point);
        last = point;
        atStart &= Character.isDigit(point);
    }

    /** Markup that would mean something else if it were cut. */
    private void whole(String markup) {
        if (fits(markup.length())) {
            text.append(markup);
            last = ' ';
            atStart = false;
        }
    }

    private boolean fits(int more) {
        if (!full && text.length() + more > LONGEST) {
            full = true;
            text.append('…');
        }
        return !full;
    }
}
