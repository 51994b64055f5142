package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.ledger.Undone;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes back the last sync or top-up. */
final class UndoCommand implements Command {
    /** Names the entry that is meant, so that a button never takes back a newer one. */
    private static final Option<Long> ENTRY = Option.of("entry", Option.Kind.TEXT, (text, catalogue) -> entry(text))
            .asHidden();

    private static final Spec SPEC =
            new Spec("undo", List.of(Options.ACCOUNT, ENTRY), Permission.UPDATE, Spec.Audience.CHANNEL, false);

    private final Ledger ledger;
    private final Balances balances;
    private final ChangeReply replies;

    UndoCommand(Ledger ledger, Balances balances, ChangeReply replies) {
        this.ledger = ledger;
        this.balances = balances;
        this.replies = replies;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        AccountName name = invocation.find(Options.ACCOUNT).orElse(null);
        Long entry = invocation.find(ENTRY).orElse(null);
        boolean manager = invocation.permissions().contains(Permission.MANAGE);
        Undone undone = ledger.undo(invocation.workspace(), name, entry, manager, invocation.request());
        if (undone instanceof Undone.Done done) {
            return replies.undone(invocation.workspace(), done, invocation.request());
        }
        return Reply.failed()
                .lines(whyNot(undone, invocation, name))
                .lines(
                        name == null || !(undone instanceof Undone.Nothing)
                                ? List.of()
                                : Labels.hint(balances, invocation, name))
                .build();
    }

    private static Line whyNot(Undone undone, Invocation invocation, @Nullable AccountName name) {
        if (undone instanceof Undone.NotYours other) {
            return Texts.line("undo.others", other.last().entry().author().name());
        }
        if (undone instanceof Undone.TooLate) {
            return Texts.line("undo.late");
        }
        return name == null
                ? Texts.line("undo.nothing")
                : Texts.line("undo.nothing.of", invocation.catalogue().nameOf(name));
    }

    private static long entry(String text) {
        try {
            return Long.parseLong(text, Character.MAX_RADIX);
        } catch (NumberFormatException e) {
            throw new UsageException(Texts.line("error.entry", Clean.quote(text)));
        }
    }
}
