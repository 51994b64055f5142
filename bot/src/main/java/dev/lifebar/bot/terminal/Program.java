package dev.lifebar.bot.terminal;

import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Spec;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** What the command line works on; the main program supplies it. Nothing is opened before it is asked for. */
public interface Program extends AutoCloseable {
    /** Where the terminal keeps its history and exports. */
    Path home();

    /** The zone in which times of day are told. */
    ZoneId zone();

    /** All commands, for the help. */
    List<Spec> specs();

    /** Shows on the error stream what goes wrong inside, in full; called before anything is opened. */
    void debug();

    /** The commands, ready to run; called once. Posts to the terminal go through the messenger. */
    Commands open(Messenger messenger);

    /** Delivers messages in the background from now on. Tells whether the database let it; if not, they stay queued. */
    boolean start();

    /** Delivers what is due, for a program that does not stay. Tells whether the database let it. */
    boolean sendDue();

    @Override
    void close();
}
