package dev.lifebar.core.command;

import dev.lifebar.core.alert.Subscription.Wishes;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses which providers this channel hears of. */
final class AlertsRouteCommand implements Command {
    private static final String ALL = "all";

    private static final Option<Set<String>> PROVIDERS =
            Option.of("providers", Option.Kind.PROVIDERS, AlertsRouteCommand::providers);
    private static final Spec SPEC =
            new Spec("alerts route", List.of(PROVIDERS), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Here here;

    AlertsRouteCommand(Subscriptions subscriptions) {
        this.here = new Here(subscriptions);
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<Set<String>> providers = invocation.find(PROVIDERS);
        Wishes wishes = providers.isPresent()
                ? here.change(invocation, old -> old.withProviders(providers.get()))
                : here.find(invocation).wishes();
        return Reply.done()
                .lines(
                        line(invocation, wishes.providers()),
                        Texts.line("alerts.route.hint").faint())
                .build();
    }

    static Line line(Invocation invocation, Set<String> providers) {
        return providers.isEmpty()
                ? Texts.line("alerts.route.all")
                : Texts.line("alerts.route", new Span.Strong(names(invocation, providers)));
    }

    /** What people call these providers. */
    static String names(Invocation invocation, Set<String> providers) {
        return providers.stream()
                .map(id -> invocation.catalogue().nameOf(new AccountName(id, "")))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Set<String> providers(String text, Catalogue catalogue) {
        return ALL.equalsIgnoreCase(text.strip())
                ? Set.of()
                : SetupCommand.names(text, catalogue).stream()
                        .map(AccountName::provider)
                        .collect(Collectors.toSet());
    }
}
