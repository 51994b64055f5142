package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Request;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.Workspace;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command that somebody gave, ready to run.
 *
 * @param permissions what the caller may do here, by the platform's rules and by {@code /lifebar access}
 * @param values what was typed, by option name
 * @param now when it was given
 */
public record Invocation(
        Workspace workspace,
        Caller caller,
        Set<Permission> permissions,
        Channel channel,
        Place place,
        String requestId,
        Spec spec,
        Map<String, String> values,
        Instant now,
        Catalogue catalogue) {

    /** The same command, given later. */
    Invocation at(Instant later) {
        return new Invocation(
                workspace, caller, permissions, channel, place, requestId, spec, values, later, catalogue);
    }

    /** The value of an option that must be there. */
    public <T> T get(Option<T> option) {
        return find(option).orElseThrow();
    }

    public <T> Optional<T> find(Option<T> option) {
        String text = values.get(option.name());
        return text == null ? Optional.empty() : Optional.of(option.reader().read(text, catalogue));
    }

    public boolean has(Option<Boolean> flag) {
        return values.containsKey(flag.name());
    }

    /**
     * What to call a channel in an answer that only the caller sees. The name of a private one is not for everybody: it is
     * told there, and to those who manage.
     */
    String nameOf(Channel other) {
        return permissions.contains(Permission.MANAGE) ? other.name() : nameForAll(other);
    }

    /** What to call a channel in an answer that others may see too. */
    String nameForAll(Channel other) {
        return other.isNamed() && !other.isSameAs(channel) ? Texts.text("channel.another") : other.name();
    }

    /** This request as the ledger wants it. */
    public Request request() {
        return new Request(new Author(caller.id(), caller.name()), requestId, channel, now);
    }

    /** How the balance of an account can be come by. */
    Provider.Way wayOf(AccountName name) {
        return catalogue.find(name.provider()).map(Provider::way).orElse(Provider.Way.MANUAL);
    }

    /** What a new account of a provider is counted in. */
    public Unit unitOf(AccountName name) {
        return catalogue
                .find(name.provider())
                .map(provider -> Unit.of(provider.unit()))
                .orElse(Unit.USD);
    }
}
