package dev.lifebar.core.alert;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words a notice: one line, and what can be done about it. */
record NoticeMessage(Notice notice) {

    Reply reply() {
        return switch (notice.topic()) {
            case KEY_REJECTED -> rejected();
            case ROSE -> rose();
            case UNREADABLE -> unreadable();
            case NUDGE -> nudge();
            case UNREACHABLE -> unheard("notice.unreachable");
            case NOT_PASSED_ON -> unheard("notice.notpassedon");
        };
    }

    private Reply rejected() {
        List<Line> lines = new ArrayList<>();
        lines.add(Texts.line("notice.rejected", strong(), notice.detail(), clock())
                .warning());
        if (notice.amount() != null) {
            lines.add(Texts.line("notice.rejected.last", amount(notice.amount())));
        }
        lines.add(Texts.line("notice.rejected.then", account().text()));
        return Reply.done().lines(lines).button(replaceKey()).build();
    }

    private Reply rose() {
        Amount amount = amount(notice.amount() == null ? 0 : notice.amount());
        Reply.Builder reply = Reply.done().lines(Texts.line("notice.rose", strong(), amount, clock()));
        Claim.button(account(), amount, notice.entry()).ifPresent(reply::button);
        return reply.build();
    }

    private Reply unreadable() {
        List<Line> lines = new ArrayList<>();
        String why = Texts.text("notice.unreadable." + notice.detail().toLowerCase(Locale.ROOT));
        lines.add(Texts.line("notice.unreadable", strong(), clock(), why).warning());
        if (notice.amount() != null) {
            lines.add(Texts.line("notice.unreadable.last", amount(notice.amount())));
        }
        Reply.Builder reply = Reply.done().lines(lines);
        if (Failure.valueOf(notice.detail()).isOfKey()) {
            reply.button(replaceKey());
        }
        return reply.button(Actions.press(
                        Texts.text("button.details"), "credits " + account().text()))
                .build();
    }

    private Button replaceKey() {
        return Actions.press(
                Texts.text("button.replacekey"), "lifebar connect " + account().text());
    }

    private Reply nudge() {
        Reply.Builder reply = Reply.done()
                .lines(Texts.line(
                        "notice.nudge", strong(), new Span.Ago(Instant.ofEpochMilli(notice.at())), notice.detail()))
                .button(Actions.press(
                        Texts.text("button.syncnow"), "sync " + account().text()));
        if (notice.console() != null) {
            reply.button(new Button.Open(Texts.text("button.console"), notice.console()));
        }
        return reply.build();
    }

    private Reply unheard(String key) {
        return Reply.done()
                .lines(
                        Texts.line(key, strong(), notice.detail()).warning(),
                        Texts.line(key + ".then", Courier.GIVEN_UP.toDays()))
                .build();
    }

    private AccountName account() {
        return new AccountName(notice.provider(), notice.label());
    }

    private Span strong() {
        return new Span.Strong(notice.name());
    }

    private Span clock() {
        return new Span.Clock(Instant.ofEpochMilli(notice.at()));
    }

    private Amount amount(long micros) {
        return new Amount(micros, Unit.of(notice.unit()));
    }
}
