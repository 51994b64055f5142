package dev.lifebar.bot;

import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.terminal.Operator;
import dev.lifebar.bot.terminal.Program;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.storage.StorageException;
import dev.lifebar.core.workspace.Workspace;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The program for the operator's terminal, over the data directory. */
final class Application implements Program {
    private final Settings settings;
    private final DataDirectory directory;
    private boolean debugging;

    /** Also read where the process is told to end. */
    private volatile @Nullable Lifebar lifebar;

    Application(Settings settings, DataDirectory directory) {
        this.settings = settings;
        this.directory = directory;
    }

    @Override
    public Path home() {
        return directory.path();
    }

    @Override
    public ZoneId zone() {
        ZoneId usual = settings.value(Settings.TIMEZONE);
        Lifebar opened = lifebar;
        return opened == null
                ? usual
                : opened.workspaces()
                        .find(Operator.WORKSPACE)
                        .map(Workspace::zone)
                        .orElse(usual);
    }

    @Override
    public List<Spec> specs() {
        return directory.core(directory.database(), List.of()).commands().specs();
    }

    @Override
    public void debug() {
        debugging = true;
    }

    @Override
    public Commands open(Messenger messenger) {
        directory.startLog(debugging);
        Lifebar opened = directory.core(directory.database(), List.of(messenger));
        lifebar = opened;
        return opened.commands();
    }

    @Override
    public boolean start() {
        Lifebar opened = lifebar;
        return opened == null || isAllowed(opened::start);
    }

    @Override
    public boolean sendDue() {
        Lifebar opened = lifebar;
        return opened == null || isAllowed(opened::sendDue);
    }

    private static boolean isAllowed(Runnable work) {
        try {
            work.run();
            return true;
        } catch (StorageException e) {
            LoggerFactory.getLogger(Application.class).warn("what is due stays queued", e);
            return false;
        }
    }

    /** Also called when the process is told to end, whatever it is doing. */
    @Override
    public synchronized void close() {
        Lifebar opened = lifebar;
        if (opened != null) {
            opened.close();
            lifebar = null;
        }
    }
}
