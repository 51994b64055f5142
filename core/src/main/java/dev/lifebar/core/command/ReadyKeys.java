package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.reading.Trial;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.secret.GivenKey;
import dev.lifebar.core.secret.KeptKey;
import dev.lifebar.core.secret.Keys;
import dev.lifebar.core.secret.Unlocked;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.util.List;
import java.util.stream.Stream;

/** Keys that lie ready in the environment of whoever runs Lifebar, for whoever sits at their terminal. */
record ReadyKeys(Keys keys, Trial trial) {
    private static final int MOST = 3;

    /** A provider, and the variable that has its key. */
    record Ready(Provider provider, String variable) {
        private String connecting() {
            return "lifebar connect " + provider.id() + " env:" + variable;
        }

        /** Whether it costs nothing to ask, and is known how to: nobody agreed to anything yet. */
        boolean mayBeAsked() {
            return provider.price().isEmpty() && provider.confidence() != Provider.Confidence.UNCERTAIN;
        }

        Line offer() {
            return Texts.line("credits.ready", variable, connecting());
        }

        Button button() {
            return Actions.press(Texts.text("button.use", variable), connecting());
        }
    }

    /** Those that are set; nobody but the operator hears of them. */
    List<Ready> of(Invocation invocation) {
        boolean operator = invocation.place() == Place.DIRECT
                && invocation.permissions().contains(Permission.MANAGE)
                && keys.mayReferTo(invocation.workspace().key());
        return operator
                ? invocation.catalogue().wellKnownFirst().stream()
                        .filter(provider -> provider.way() != Provider.Way.MANUAL)
                        .flatMap(this::of)
                        .limit(MOST)
                        .toList()
                : List.of();
    }

    /** What the provider tells for it right now; nothing is kept. */
    Line live(Invocation invocation, Ready ready) {
        Provider provider = ready.provider();
        GivenKey given = new GivenKey(KeptKey.Kind.ENV, ready.variable());
        WorkspaceKey workspace = invocation.workspace().key();
        if (!(keys.follow(workspace, given, keys.ready(workspace, provider.fields())) instanceof Unlocked.Ready key)) {
            return Texts.line("credits.live.none", provider.name(), ready.variable());
        }
        ConnectReply reply = new ConnectReply(provider, new AccountName(provider.id(), ""), given);
        Outcome outcome = trial.of(provider, key.credentials(), invocation.now());
        if (outcome instanceof Outcome.Failed failed) {
            return reply.told(failed);
        }
        Telling telling = ((Outcome.Told) outcome).telling();
        return telling.left() == null || ConnectReply.isLimit(telling)
                ? reply.told(telling)
                : Texts.line(
                        "credits.live",
                        provider.name(),
                        new Span.Strong(telling.left().toString()),
                        ready.variable());
    }

    private Stream<Ready> of(Provider provider) {
        return provider.variables().stream()
                .filter(variable -> keys.references().has(variable))
                .limit(1)
                .map(variable -> new Ready(provider, variable));
    }
}
