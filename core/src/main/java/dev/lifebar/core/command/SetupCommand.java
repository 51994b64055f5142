package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Leads through the first steps: which providers, what each has left, and alerts in this channel. */
final class SetupCommand implements Command {
    private static final int MOST = 20;

    /** Typing balances is done one after the other; the next ones are offered when these are known. */
    private static final int OFFERED = 10;

    private static final Option<List<AccountName>> PROVIDERS =
            Option.of("providers", Option.Kind.PROVIDERS, SetupCommand::names).asRequired();
    private static final Spec SPEC =
            new Spec("lifebar setup", List.of(PROVIDERS), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Ledger ledger;
    private final Balances balances;
    private final Subscriptions subscriptions;

    SetupCommand(Ledger ledger, Balances balances, Subscriptions subscriptions) {
        this.ledger = ledger;
        this.balances = balances;
        this.subscriptions = subscriptions;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        for (AccountName name : invocation.get(PROVIDERS)) {
            ledger.watch(invocation.workspace(), name, invocation.unitOf(name), true, invocation.request());
        }
        List<Standing> all = balances.of(invocation.workspace());
        List<Standing> unknown =
                all.stream().filter(standing -> standing.balance() == null).toList();
        boolean alerted = subscriptions.of(invocation.workspace()).stream()
                .anyMatch(subscription -> subscription.channel().isSameAs(invocation.channel()));
        List<Line> lines = new ArrayList<>();
        lines.add(Texts.line(
                "setup.watching",
                String.join(", ", all.stream().map(Standing::name).toList())));
        lines.add(Texts.line(unknown.isEmpty() ? "setup.known" : "setup.balances"));
        lines.add(Texts.line(alerted ? "setup.alerted" : "setup.alerts"));
        Reply.Builder reply = Reply.done().lines(lines);
        unknown.stream()
                .limit(OFFERED)
                .forEach(standing -> reply.button(Actions.press(
                        Texts.text("button.balance", standing.name()),
                        "sync " + standing.account().name().text())));
        if (!alerted) {
            reply.button(Actions.press(Texts.text("button.alertshere"), "alerts here"));
        }
        return reply.build();
    }

    static List<AccountName> names(String text, Catalogue catalogue) {
        List<String> words = Arrays.stream(text.split("[,\\s]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty() || words.size() > MOST) {
            throw new UsageException(Texts.line("error.setup", MOST), Texts.line("error.setup.type"));
        }
        return words.stream()
                .map(word -> Options.ACCOUNT.reader().read(word, catalogue))
                .toList();
    }
}
