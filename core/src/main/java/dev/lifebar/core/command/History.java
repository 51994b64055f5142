package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.command.HistoryCommand.ChangeFacts;
import dev.lifebar.core.command.HistoryCommand.DayFacts;
import dev.lifebar.core.command.HistoryCommand.HistoryFacts;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Day;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What happened to some accounts.
 *
 * @param days how many days back it goes
 * @param changes what people recorded, latest first
 */
record History(int days, List<Past> accounts, List<Change> changes) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    /** The days of one account, in their order. */
    record Past(Account account, List<Day> days) {}

    /** Something a person recorded. */
    record Change(AccountName account, Entry entry) {}

    HistoryFacts facts() {
        return new HistoryFacts(
                accounts.stream()
                        .flatMap(past -> past.days().stream()
                                .map(day -> facts(past.account().name(), day)))
                        .toList(),
                changes.stream().map(History::facts).toList());
    }

    Reply.Builder draw(Reply.Builder reply, Catalogue catalogue) {
        reply.title(Texts.line("history.title", Words.count("history.days", days)));
        for (Past past : accounts) {
            Line name = Line.of(new Span.Strong(catalogue.nameOf(past.account().name())));
            reply.block(new Block.Chapter(past.account().level(), name, rows(past.days())));
        }
        if (!changes.isEmpty()) {
            reply.block(new Block.Listing(changeRows(catalogue)));
        }
        return reply;
    }

    /** A row for each day, latest first. */
    private static List<Line> rows(List<Day> days) {
        List<Line> rows = new ArrayList<>();
        for (Day day : days) {
            rows.add(0, row(day));
        }
        return rows.isEmpty() ? List.of(Texts.line("history.quiet").faint()) : rows;
    }

    private static Line row(Day day) {
        Amount closing = day.closing();
        return Texts.line(
                "history.day",
                DATE.format(day.day()),
                closing == null ? "" : Texts.text("history.closing", closing),
                day.spent().isPositive() ? Texts.text("history.spent", day.spent()) : "",
                day.added().isPositive() ? Texts.text("history.added", day.added()) : "");
    }

    private List<Line> changeRows(Catalogue catalogue) {
        List<Line> rows = new ArrayList<>();
        rows.add(Texts.line("history.changes").faint());
        for (Change change : changes) {
            Entry entry = change.entry();
            rows.add(Texts.line(
                    "history.change." + entry.kind().name().toLowerCase(Locale.ROOT),
                    catalogue.nameOf(change.account()),
                    entry.amount(),
                    entry.author().name(),
                    entry.at()));
        }
        return rows;
    }

    private static DayFacts facts(AccountName account, Day day) {
        return new DayFacts(account.text(), day.day(), day.spent(), day.added(), day.closing());
    }

    private static ChangeFacts facts(Change change) {
        Entry entry = change.entry();
        return new ChangeFacts(
                change.account().text(),
                entry.kind().name(),
                entry.amount(),
                entry.at(),
                entry.author().name());
    }
}
