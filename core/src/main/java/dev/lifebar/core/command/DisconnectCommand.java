package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.secret.Keys;
import dev.lifebar.core.workspace.Permission;
import java.util.List;

/** Deletes the key of an account; what is known of the account is kept. */
final class DisconnectCommand implements Command {
    private static final Option<AccountName> ACCOUNT = Options.ACCOUNT.asRequired();
    private static final Spec SPEC =
            new Spec("lifebar disconnect", List.of(ACCOUNT), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Balances balances;
    private final Keys keys;

    DisconnectCommand(Balances balances, Keys keys) {
        this.balances = balances;
        this.keys = keys;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        AccountName name = invocation.get(ACCOUNT);
        String title = invocation.catalogue().nameOf(name);
        boolean had =
                balances.find(invocation.workspace(), name).filter(keys::drop).isPresent();
        if (!had) {
            return Reply.failed()
                    .lines(Texts.line("disconnect.none", title))
                    .lines(Labels.hint(balances, invocation, name))
                    .build();
        }
        Reply.Builder reply = Reply.done()
                .lines(Texts.line("disconnect.done", title), Texts.line("disconnect.then", name.text()))
                .button(Actions.press(Texts.text("button.sync"), "sync " + name.text()));
        invocation
                .catalogue()
                .find(name.provider())
                .map(Provider::console)
                .ifPresent(console -> reply.button(new Button.Open(Texts.text("button.console"), console)));
        return reply.build();
    }
}
