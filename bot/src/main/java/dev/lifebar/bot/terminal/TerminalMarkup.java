package dev.lifebar.bot.terminal;

import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Markup;
import java.time.Instant;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Writes the spans of one line. */
final class TerminalMarkup implements Markup {
    private final AttributedStringBuilder text = new AttributedStringBuilder();
    private final AttributedStyle base;
    private final Times times;

    private TerminalMarkup(AttributedStyle base, Times times) {
        this.base = base;
        this.times = times;
    }

    static AttributedString draw(Line line, Times times) {
        return draw(line, style(line.tone()), times);
    }

    static AttributedString draw(Line line, AttributedStyle base, Times times) {
        TerminalMarkup markup = new TerminalMarkup(base, times);
        line.drawOn(markup);
        return markup.text.toAttributedString();
    }

    @Override
    public void plain(String plain) {
        text.append(plain, base);
    }

    @Override
    public void strong(String strong) {
        text.append(strong, base.bold());
    }

    @Override
    public void code(String code) {
        text.append(code, Palette.code(base));
    }

    @Override
    public void ago(Instant at) {
        plain(times.ago(at));
    }

    @Override
    public void clock(Instant at) {
        plain(times.clock(at));
    }

    @Override
    public void bar(HealthBar bar, Level level) {
        String cells = bar.toString();
        int end = 1 + bar.cells();
        text.append(cells.substring(0, 1), Palette.FAINT);
        text.append(cells.substring(1, end), Palette.level(level));
        text.append(cells.substring(end), Palette.FAINT);
    }

    private static AttributedStyle style(Line.Tone tone) {
        return switch (tone) {
            case NORMAL -> Palette.PLAIN;
            case FAINT -> Palette.FAINT;
            case WARNING -> Palette.WARNING;
        };
    }
}
