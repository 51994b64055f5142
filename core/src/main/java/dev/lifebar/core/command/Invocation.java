package dev.lifebar.core.command;

import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Workspace;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A command that somebody gave, ready to run.
 *
 * @param values what was typed, by option name
 * @param now when it was given
 */
public record Invocation(
        Workspace workspace,
        Caller caller,
        Channel channel,
        String requestId,
        Spec spec,
        Map<String, String> values,
        Instant now,
        Catalogue catalogue) {

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
}
