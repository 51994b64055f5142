package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.util.List;

/** Helps whoever left the label away: {@code Did you mean openai/prod or openai/dev?} */
final class Labels {
    private Labels() {}

    /** What is said of an account that is not watched here. */
    static Reply unwatched(Balances balances, Invocation invocation, AccountName name) {
        return Reply.failed()
                .lines(
                        Texts.line("credits.none", invocation.catalogue().nameOf(name)),
                        Texts.line("credits.none.type", name.text()))
                .lines(hint(balances, invocation, name))
                .build();
    }

    /** One line, or none where the provider has no labelled accounts. */
    static List<Line> hint(Balances balances, Invocation invocation, AccountName name) {
        List<String> meant = balances.meant(invocation.workspace(), name).stream()
                .filter(account -> !account.equals(name))
                .map(AccountName::text)
                .toList();
        return meant.isEmpty() ? List.of() : List.of(Texts.line("labels.meant", Words.oneOf(meant)));
    }
}
