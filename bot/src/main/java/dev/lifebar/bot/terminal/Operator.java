package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Whoever sits at the terminal; may do everything. Gives every request an id of its own. */
public record Operator(String name) implements Supplier<Origin> {
    /** What the terminal is called among the platforms. */
    public static final String PLATFORM = "terminal";

    /** The one workspace of the terminal, for the chat and for single commands. */
    public static final WorkspaceKey WORKSPACE = new WorkspaceKey(PLATFORM, "local", "this terminal");

    /** Where alerts for the terminal go. */
    public static final Channel CHANNEL = new Channel(PLATFORM, "console", "the terminal");

    /** The user of the operating system. */
    static Operator ofSystem() {
        return new Operator(System.getProperty("user.name", "operator"));
    }

    @Override
    public Origin get() {
        Caller caller = new Caller(name, name, Set.of(), EnumSet.allOf(Permission.class));
        return new Origin(
                WORKSPACE, caller, CHANNEL, Place.DIRECT, UUID.randomUUID().toString());
    }
}
