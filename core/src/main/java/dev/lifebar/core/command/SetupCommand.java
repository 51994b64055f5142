package dev.lifebar.core.command;

import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.secret.KeptKey;
import dev.lifebar.core.secret.Keys;
import dev.lifebar.core.workspace.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Leads through the first steps: which providers, what each has left, and alerts in this channel. */
final class SetupCommand implements Command {
    private static final int MOST = 20;

    /** Balances are come by one after the other; the next ones are offered when these are known. */
    private static final int OFFERED = 10;

    private static final Option<List<AccountName>> PROVIDERS =
            Option.of("providers", Option.Kind.PROVIDERS, SetupCommand::names).asRequired();
    private static final Spec SPEC =
            new Spec("lifebar setup", List.of(PROVIDERS), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Ledger ledger;
    private final Balances balances;
    private final Subscriptions subscriptions;
    private final Keys keys;

    SetupCommand(Ledger ledger, Balances balances, Subscriptions subscriptions, Keys keys) {
        this.ledger = ledger;
        this.balances = balances;
        this.subscriptions = subscriptions;
        this.keys = keys;
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
                all.stream().filter(standing -> isUnknown(invocation, standing)).toList();
        Optional<Subscription> here = subscriptions.find(invocation.workspace(), invocation.channel());
        boolean alerted = here.filter(Subscription::isProven).isPresent();
        List<Line> lines = new ArrayList<>();
        lines.add(Texts.line(
                "setup.watching",
                String.join(", ", all.stream().map(Standing::name).toList())));
        List<Button> buttons = new ArrayList<>();
        if (unknown.isEmpty()) {
            lines.add(Texts.line("setup.known"));
        } else {
            offer(invocation, unknown.stream().limit(OFFERED).toList(), lines, buttons);
        }
        lines.add(here.map(Subscription::trouble)
                .map(trouble -> Texts.line("setup.troubled", trouble).warning())
                .orElseGet(() -> Texts.line(alerted ? "setup.alerted" : "setup.alerts")));
        if (!alerted) {
            buttons.add(Actions.press(Texts.text("button.alertshere"), "alerts here"));
        } else if (unknown.isEmpty()) {
            Set<Long> connected = connected(invocation);
            long live = all.stream()
                    .filter(standing -> connected.contains(standing.account().id()) && isLive(standing))
                    .count();
            lines.add(Texts.line("setup.done", live, all.size() - live));
        }
        Reply.Builder reply = Reply.done().lines(lines);
        buttons.forEach(reply::button);
        return reply.build();
    }

    /** To connect a key where one is of use and missing, and to type the balance. */
    private void offer(Invocation invocation, List<Standing> unknown, List<Line> lines, List<Button> buttons) {
        Set<Long> connected = connected(invocation);
        Map<Provider.Way, List<String>> ways = new EnumMap<>(Provider.Way.class);
        for (Standing standing : unknown) {
            AccountName name = standing.account().name();
            Provider.Way way = invocation.wayOf(name);
            if (way != Provider.Way.MANUAL
                    && !connected.contains(standing.account().id())) {
                ways.computeIfAbsent(way, none -> new ArrayList<>()).add(standing.name());
                buttons.add(
                        Actions.press(Texts.text("button.connect", standing.name()), "lifebar connect " + name.text()));
            }
            buttons.add(Actions.press(Texts.text("button.balance", standing.name()), "sync " + name.text()));
        }
        lines.add(Texts.line(ways.isEmpty() ? "setup.balances" : "setup.connect"));
        ways.forEach((way, names) ->
                lines.add(Texts.line("setup.way." + way.name().toLowerCase(Locale.ROOT), String.join(", ", names))));
    }

    private Set<Long> connected(Invocation invocation) {
        return keys.of(invocation.workspace()).stream().map(KeptKey::accountId).collect(Collectors.toSet());
    }

    /** Whether there is a balance that nobody has said yet. An account without a limit has none, unless only spend is told. */
    private static boolean isUnknown(Invocation invocation, Standing standing) {
        boolean unlimited = basis(standing) == Basis.PAYG
                && invocation.wayOf(standing.account().name()) != Provider.Way.ESTIMATED;
        return standing.account().projection().balance() == null && !unlimited;
    }

    private static Basis basis(Standing standing) {
        return standing.account().projection().basis();
    }

    private static boolean isLive(Standing standing) {
        return basis(standing) == Basis.LIVE || basis(standing) == Basis.PAYG;
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
