package dev.lifebar.core.command;

import dev.lifebar.core.alert.AlertDesk;
import dev.lifebar.core.alert.AlertDesk.Case;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which alerts somebody answers: those of a button, of an account, or all that are open. */
final class Cases {
    /** The id of the episode that a button stands under, in base 36. */
    static final Option<String> EPISODE = Option.text("episode").asHidden();

    /** The id of the message that a button stands under, in base 36. */
    static final Option<String> BULLETIN = Option.text("bulletin").asHidden();

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final AlertDesk desk;
    private final Balances balances;

    Cases(AlertDesk desk, Balances balances) {
        this.desk = desk;
        this.balances = balances;
    }

    /** Whether a button under an alert is what was pressed. */
    static boolean isMeant(Map<String, String> values) {
        return values.containsKey(EPISODE.name()) || values.containsKey(BULLETIN.name());
    }

    List<Case> meant(Invocation invocation) {
        Optional<String> episode = invocation.find(EPISODE);
        if (episode.isPresent()) {
            return List.of(desk.find(invocation.workspace(), id(episode.get()))
                    .orElseThrow(() -> new UsageException(Texts.line("error.alert", Clean.quote(episode.get())))));
        }
        Optional<String> bulletin = invocation.find(BULLETIN);
        if (bulletin.isPresent()) {
            return desk.toldIn(invocation.workspace(), id(bulletin.get()));
        }
        return seen(invocation, named(invocation));
    }

    private List<Case> named(Invocation invocation) {
        Optional<AccountName> account = invocation.find(Options.ACCOUNT);
        return account.isPresent()
                ? balances.find(invocation.workspace(), account.get()).flatMap(desk::latest).stream()
                        .toList()
                : desk.open(invocation.workspace());
    }

    /** Whoever may change balances can end an alert anyway; all others answer those that stand in front of them. */
    private List<Case> seen(Invocation invocation, List<Case> named) {
        if (invocation.permissions().contains(Permission.UPDATE)) {
            return named;
        }
        List<Case> here = named.stream()
                .filter(known -> desk.isToldIn(known, invocation.channel()))
                .toList();
        if (here.isEmpty() && !named.isEmpty()) {
            throw new UsageException(Texts.line("alerts.elsewhere"));
        }
        return here;
    }

    /** What people call the account of a case. */
    static Span name(Invocation invocation, Case answered) {
        return new Span.Strong(invocation.catalogue().nameOf(answered.account()));
    }

    /** What is to be said of an alert that is over. */
    static Line closed(Invocation invocation, Case answered, Instant at) {
        return Texts.line(
                "alerts.closed",
                name(invocation, answered),
                DAY.format(at.atZone(invocation.workspace().zone())),
                new Span.Clock(at));
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text, Character.MAX_RADIX);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
