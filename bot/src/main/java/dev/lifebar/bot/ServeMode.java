package dev.lifebar.bot;

import dev.lifebar.bot.settings.Logging;
import dev.lifebar.bot.settings.Setting;
import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.terminal.Arguments;
import dev.lifebar.bot.terminal.ExitCode;
import dev.lifebar.bot.terminal.Mode;
import dev.lifebar.bot.terminal.StartException;
import dev.lifebar.bot.terminal.TerminalTexts;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.StorageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in Discord and Slack until it is told to end, or until one of them will not have it. */
final class ServeMode implements Mode {
    private final Settings settings;
    private final DataDirectory directory;
    private final PrintStream console;
    private final InstantSource time;

    ServeMode(Settings settings, DataDirectory directory, PrintStream console, InstantSource time) {
        this.settings = settings;
        this.directory = directory;
        this.console = console;
        this.time = time;
    }

    /** Whether somebody has put in a token, and so wants this rather than a chat in the terminal. */
    static boolean isWanted(Settings settings) {
        return Stream.of(Settings.DISCORD_TOKEN, Settings.SLACK_BOT_TOKEN, Settings.SLACK_APP_TOKEN)
                .anyMatch(token -> settings.chosen(token).isPresent());
    }

    @Override
    public String summary() {
        return TerminalTexts.text("serve.summary");
    }

    @Override
    public boolean hasData() {
        return false;
    }

    @Override
    public int run(Arguments arguments) {
        refuseHalves();
        Path home = directory.path();
        Logging.start(directory.log(), settings.value(Settings.LOG), console);
        Logger log = LoggerFactory.getLogger(Logging.SERVICE);
        directory.warnings().forEach(log::warn);
        try {
            log.error(serve(platforms(home), home, log));
            return ExitCode.FAILED;
        } catch (StartException e) {
            throw e;
        } catch (IOException e) {
            log.error(TerminalTexts.text("serve.port", settings.value(Settings.HTTP_PORT)));
        } catch (RuntimeException | LinkageError e) {
            log.error(TerminalTexts.text("serve.broken"), e);
        }
        return ExitCode.PASSING;
    }

    /** Gives back why a platform will not have this bot. */
    private String serve(List<Platform> platforms, Path home, Logger log) throws IOException {
        try (Service service = service(platforms)) {
            Runtime.getRuntime().addShutdownHook(new Thread(service::close, "end"));
            Optional<Integer> port = settings.chosen(Settings.HTTP_PORT);
            if (port.isPresent()) {
                service.tellHealth(port.get());
            }
            log.info(TerminalTexts.text("serve.serving", names(platforms), home)
                    + port.map(number -> TerminalTexts.text("serve.healthz", number))
                            .orElse(""));
            return service.serve();
        }
    }

    private void refuseHalves() {
        if (!isWanted(settings)) {
            throw new StartException(TerminalTexts.text("serve.nothing"));
        }
        refuseWithout(Settings.SLACK_BOT_TOKEN, Settings.SLACK_APP_TOKEN);
        refuseWithout(Settings.SLACK_APP_TOKEN, Settings.SLACK_BOT_TOKEN);
    }

    private void refuseWithout(Setting<Secret> given, Setting<Secret> other) {
        if (settings.chosen(given).isPresent() && settings.chosen(other).isEmpty()) {
            throw new StartException(TerminalTexts.text("serve.half", given.variable(), other.variable()));
        }
    }

    private List<Platform> platforms(Path home) {
        List<Platform> platforms = new ArrayList<>();
        settings.chosen(Settings.DISCORD_TOKEN)
                .ifPresent(token -> platforms.add(Platform.discord(token, settings, home, time)));
        settings.chosen(Settings.SLACK_BOT_TOKEN)
                .ifPresent(token -> platforms.add(
                        Platform.slack(token, settings.value(Settings.SLACK_APP_TOKEN), settings, home, time)));
        return platforms;
    }

    private Service service(List<Platform> platforms) {
        Database database = directory.database();
        try {
            DatabaseWait.until(database::open);
        } catch (StorageException e) {
            throw e.trouble() == StorageException.Trouble.OTHER ? e : new StartException(sentences(e), e);
        }
        return new Service(
                database,
                directory.core(
                        database, platforms.stream().map(Platform::messenger).toList()),
                platforms);
    }

    private static String sentences(StorageException failure) {
        String key = "storage." + failure.trouble().name().toLowerCase(Locale.ROOT);
        return Texts.text(key) + "\n" + Texts.text(key + ".then");
    }

    private static String names(List<Platform> platforms) {
        return platforms.stream().map(Platform::name).collect(Collectors.joining(TerminalTexts.text("serve.and")));
    }
}
