package dev.lifebar.core.reply;

import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws a reply as plain text, told at a given moment in UTC: what a person reads, without a platform's looks. */
public final class PlainText implements Canvas {
    private final List<String> lines = new ArrayList<>();
    private final Instant now;

    private PlainText(Instant now) {
        this.now = now;
    }

    public static String of(Reply reply, Instant now) {
        PlainText text = new PlainText(now);
        reply.drawOn(text);
        text.buttons(reply.buttons());
        return String.join("\n", text.lines);
    }

    @Override
    public void title(Line line) {
        add(line);
    }

    @Override
    public void paragraph(List<Line> paragraph) {
        paragraph.forEach(this::add);
    }

    @Override
    public void card(Block.Card card) {
        String symbol = card.level() == null ? "" : card.level().symbol() + " ";
        lines.add(symbol + draw(card.title()));
        card.lines().forEach(this::add);
        buttons(card.buttons());
    }

    @Override
    public void listing(List<Line> rows) {
        rows.forEach(this::add);
    }

    private void buttons(List<Button> buttons) {
        if (!buttons.isEmpty()) {
            lines.add(buttons.stream().map(button -> "[" + button.label() + "]").collect(Collectors.joining(" ")));
        }
    }

    private void add(Line line) {
        lines.add(draw(line));
    }

    private String draw(Line line) {
        Writing writing = new Writing(now);
        line.drawOn(writing);
        return writing.text.toString();
    }

    private static final class Writing implements Markup {
        private final StringBuilder text = new StringBuilder();
        private final Instant now;

        Writing(Instant now) {
            this.now = now;
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
            text.append('`').append(code).append('`');
        }

        @Override
        public void ago(Instant at) {
            text.append(Words.span(Duration.between(at, now))).append(" ago");
        }

        @Override
        public void clock(Instant at) {
            text.append(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at.atOffset(ZoneOffset.UTC)));
        }

        @Override
        public void bar(HealthBar bar, Level level) {
            text.append(bar);
        }
    }
}
