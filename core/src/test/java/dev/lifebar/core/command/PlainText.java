package dev.lifebar.core.command;

import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Attachment;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Canvas;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Markup;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Draws an answer as plain text with everything that is in it: what buttons do, what files hold, what came of it. */
final class PlainText implements Canvas, Markup {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Instant now;
    private final StringBuilder text = new StringBuilder();

    private PlainText(Instant now) {
        this.now = now;
    }

    static String of(Answer answer, Instant now) {
        PlainText drawing = new PlainText(now);
        if (answer instanceof Form form) {
            drawing.form(form);
        } else if (answer instanceof Reply reply) {
            drawing.reply(reply);
        }
        return drawing.text.toString();
    }

    private void reply(Reply reply) {
        reply.drawOn(this);
        reply.buttons().forEach(this::button);
        reply.attachments().forEach(this::file);
        if (reply.outcome() != Reply.Outcome.DONE) {
            text.append('(')
                    .append(reply.outcome().name().toLowerCase(Locale.ROOT))
                    .append(")\n");
        }
    }

    private void form(Form form) {
        text.append("form: ").append(form.title()).append('\n');
        for (Form.Field field : form.fields()) {
            String optional = field.required() ? "" : " (optional)";
            text.append("  %s: %s, e.g. %s%s%n".formatted(field.name(), field.label(), field.hint(), optional));
        }
    }

    private void file(Attachment file) {
        text.append("file ").append(file.name()).append('\n');
        StringBuilder content = new StringBuilder();
        try {
            file.content().writeTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        content.toString()
                .lines()
                .forEach(line -> text.append("  | ").append(line).append('\n'));
    }

    private void button(Button button) {
        text.append('[').append(button.label()).append(']');
        if (button instanceof Button.Press press) {
            text.append(" → ").append(press.action()).append('\n');
        } else if (button instanceof Button.Open open) {
            text.append(" → ").append(open.target()).append('\n');
        }
    }

    private void line(Line line) {
        line.drawOn(this);
        text.append('\n');
    }

    private void gap() {
        if (!text.isEmpty()) {
            text.append('\n');
        }
    }

    @Override
    public void title(Line line) {
        gap();
        line(line);
    }

    @Override
    public void paragraph(List<Line> lines) {
        gap();
        lines.forEach(this::line);
    }

    @Override
    public void card(Block.Card card) {
        gap();
        Level level = card.level();
        text.append(level == null ? "" : level.symbol() + " ");
        line(card.title());
        card.lines().forEach(this::line);
        card.buttons().forEach(this::button);
    }

    @Override
    public void listing(List<Line> rows) {
        gap();
        rows.forEach(this::line);
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
        Duration since = Duration.between(at, now);
        text.append(since.isZero() ? "just now" : Words.span(since) + " ago");
    }

    @Override
    public void clock(Instant at) {
        text.append(CLOCK.format(at));
    }

    @Override
    public void bar(HealthBar bar, Level level) {
        text.append(bar);
    }
}
