package dev.lifebar.core.command;

import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Outcome;
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
import java.util.Optional;
import java.util.stream.Stream;

/** Keys that lie ready in the environment of whoever runs Lifebar, for whoever sits at their terminal. */
record ReadyKeys(Keys keys, Trial trial) {
    private static final int MOST = 3;

    /** A provider, and the variable that has its key. */
    record Ready(Provider provider, String variable) {
        private String connecting() {
            return "lifebar connect " + provider.id() + " env:" + variable;
        }

        /** Whether it costs nothing to ask, which nobody agreed to yet. */
        boolean isFree() {
            return provider.price().isEmpty();
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
        String name = ready.provider().name();
        return told(invocation, ready)
                .map(told -> told.telling().left())
                .map(left -> Texts.line("credits.live", name, new Span.Strong(left.toString()), ready.variable()))
                .orElseGet(() -> Texts.line("credits.live.none", name, ready.variable()));
    }

    private Optional<Outcome.Told> told(Invocation invocation, Ready ready) {
        GivenKey given = new GivenKey(KeptKey.Kind.ENV, ready.variable());
        WorkspaceKey workspace = invocation.workspace().key();
        Unlocked key = keys.follow(
                workspace, given, keys.ready(workspace, ready.provider().fields()));
        if (!(key instanceof Unlocked.Ready unlocked)) {
            return Optional.empty();
        }
        Outcome outcome = trial.of(ready.provider(), unlocked.credentials(), invocation.now());
        return outcome instanceof Outcome.Told told ? Optional.of(told) : Optional.empty();
    }

    private Stream<Ready> of(Provider provider) {
        return provider.variables().stream()
                .filter(variable -> keys.references().has(variable))
                .limit(1)
                .map(variable -> new Ready(provider, variable));
    }
}
