package dev.lifebar.bot;

import dev.lifebar.bot.terminal.Arguments;
import dev.lifebar.bot.terminal.ExitCode;
import dev.lifebar.bot.terminal.Mode;
import dev.lifebar.bot.terminal.StartException;
import dev.lifebar.bot.terminal.Streams;
import dev.lifebar.bot.terminal.TerminalTexts;
import dev.lifebar.core.secret.MasterKeyException;
import dev.lifebar.core.secret.Rotation;
import dev.lifebar.core.storage.Database;
import java.io.PrintStream;

/** Puts the keys of providers under a new master key, while others go on reading them. */
final class RotateMode implements Mode {
    private final DataDirectory directory;
    private final PrintStream out;

    RotateMode(DataDirectory directory, Streams streams) {
        this.directory = directory;
        this.out = streams.out();
    }

    @Override
    public String summary() {
        return TerminalTexts.text("rotate.summary");
    }

    @Override
    public boolean hasData() {
        return false;
    }

    @Override
    public int run(Arguments arguments) {
        directory.startLog(arguments.debug());
        try (Database database = directory.database()) {
            return tell(new Rotation(database, directory.masterKeys()).rotate());
        } catch (MasterKeyException e) {
            throw new StartException(TerminalTexts.text("rotate.failed", e.file()), e);
        }
    }

    private int tell(Rotation.Outcome outcome) {
        if (outcome instanceof Rotation.Outcome.OneGiven) {
            return say(ExitCode.FAILED, TerminalTexts.text("rotate.given"));
        }
        if (outcome instanceof Rotation.Outcome.Done done) {
            say(ExitCode.FINE, TerminalTexts.text("rotate.done", done.moved()));
            if (done.lost() > 0) {
                say(ExitCode.FINE, TerminalTexts.text("rotate.lost", done.lost()));
            }
            return done.given() ? say(ExitCode.FINE, TerminalTexts.text("rotate.drop")) : ExitCode.FINE;
        }
        return say(ExitCode.FINE, TerminalTexts.text("rotate.nothing"));
    }

    private int say(int code, String sentence) {
        out.print(sentence + "\n");
        out.flush();
        return code;
    }
}
