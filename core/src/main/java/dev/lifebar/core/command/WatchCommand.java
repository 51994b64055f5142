package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts or stops watching an account; what is known of it is kept. */
final class WatchCommand implements Command {
    private static final Option<AccountName> ACCOUNT = Options.ACCOUNT.asRequired();

    private final Ledger ledger;
    private final Balances balances;
    private final boolean enables;
    private final Spec spec;

    WatchCommand(Ledger ledger, Balances balances, boolean enables) {
        this.ledger = ledger;
        this.balances = balances;
        this.enables = enables;
        this.spec = new Spec(
                enables ? "lifebar enable" : "lifebar disable",
                List.of(ACCOUNT),
                Permission.MANAGE,
                Spec.Audience.CALLER,
                false);
    }

    @Override
    public Spec spec() {
        return spec;
    }

    @Override
    public Answer run(Invocation invocation) {
        AccountName name = invocation.get(ACCOUNT);
        String title = invocation.catalogue().nameOf(name);
        Optional<Account> account = balances.find(invocation.workspace(), name);
        if (!enables && account.isEmpty()) {
            return Reply.failed()
                    .lines(Texts.line("disable.none", title))
                    .lines(Labels.hint(balances, invocation, name))
                    .build();
        }
        ledger.watch(invocation.workspace(), name, invocation.unitOf(name), enables, invocation.request());
        if (!enables) {
            return Reply.done()
                    .lines(Texts.line("disable.done", title, name.text()))
                    .button(Actions.press(Texts.text("button.enable"), "lifebar enable " + name.text()))
                    .build();
        }
        return enabled(invocation, name, account);
    }

    private static Reply enabled(Invocation invocation, AccountName name, Optional<Account> before) {
        String title = invocation.catalogue().nameOf(name);
        boolean known = before.filter(account -> account.projection().basis() != Basis.UNKNOWN)
                .isPresent();
        List<Line> lines = new ArrayList<>();
        if (before.filter(Account::enabled).isPresent()) {
            lines.add(Texts.line("enable.already", title));
        } else {
            lines.add(known ? Texts.line("enable.done", title) : Texts.line("enable.new", title, name.text()));
        }
        Reply.Builder reply = Reply.done();
        if (!known && invocation.wayOf(name) != Provider.Way.MANUAL) {
            lines.add(Texts.line("enable.connect", name.text()));
            reply.button(Actions.press(Texts.text("button.connect", title), "lifebar connect " + name.text()));
        }
        return reply.lines(lines)
                .button(Actions.press(Texts.text("button.sync"), "sync " + name.text()))
                .build();
    }
}
