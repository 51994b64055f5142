package dev.lifebar.bot.discord;

import dev.lifebar.bot.Once;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lifebar in Discord. Open the database before {@link #start}: a program that fails afterwards has used up a login, of
 * which a day has only so many.
 */
public final class DiscordAdapter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordAdapter.class);
    private static final String LOGINS = "discord-logins";
    private static final String SERVERS = "discord-servers";
    private static final int WORKERS = 8;

    /** What is answered within the three seconds that Discord waits, and more; the rest is refused at once. */
    private static final int MOST_WAITING = 1000;

    private static final Duration DOUBLE_CLICK = Duration.ofSeconds(3);

    /** Of the ten seconds that a program has to end. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(4);

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final DiscordSettings settings;
    private final Path directory;
    private final InstantSource time;
    private final ServerClock clock;
    private final Drawing drawing;
    private final DiscordMessenger messenger;
    private final StartBrake brake;
    private final ExecutorService workers = new ThreadPoolExecutor(
            WORKERS, WORKERS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), named("discord-worker"));
    private final ScheduledExecutorService timer = timer();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<String> refused = new CompletableFuture<>();
    private volatile Specs specs = new Specs(List.of());
    private volatile @Nullable JDA connection;
    private volatile @Nullable Registrar registrar;

    /** Keeps what must outlive the process in a directory. Nothing is reached before {@link #start}. */
    public DiscordAdapter(DiscordSettings settings, Path directory, InstantSource time) {
        this(settings, directory, time, time);
    }

    /**
     * The same where time is not that of this computer.
     *
     * @param clock this computer's own, as the client has it
     */
    DiscordAdapter(DiscordSettings settings, Path directory, InstantSource time, InstantSource clock) {
        this.settings = settings;
        this.directory = directory;
        this.time = time;
        this.clock = new ServerClock(clock);
        this.drawing = new Drawing(time, () -> specs, directory);
        this.messenger = new DiscordMessenger(drawing);
        this.brake = new StartBrake(directory.resolve(LOGINS), time);
    }

    public Messenger messenger() {
        return messenger;
    }

    /**
     * Connects in the background, as often as it takes.
     */
    public void start(Commands commands, Workspaces workspaces) {
        specs = new Specs(commands.specs());
        Interactions interactions =
                new Interactions(commands, specs, drawing, clock, new Once(DOUBLE_CLICK, time), workers, timer);
        OwnCommands own = new OwnCommands(directory.resolve(SERVERS));
        Registrar registering = new Registrar(commands.specs(), settings.guild(), own, timer);
        registrar = registering;
        Session session = new Session(commands, workspaces, registering, timer, ready, refused);
        Membership membership = new Membership(workspaces, new Welcome(messenger), workers, time);
        Login login = new Login(
                settings,
                new Sessions(brake, settings.gatewayUrl()),
                clock,
                new HiddenChannels(),
                session,
                interactions,
                membership);
        timer.execute(() -> connect(login, Pause.FIRST));
    }

    /** Completes with who is connected to what when it answers for the first time. */
    public CompletionStage<String> ready() {
        return ready;
    }

    /** Completes with a sentence for people if Discord will not have this bot until somebody changes something. */
    public CompletionStage<String> refused() {
        return refused;
    }

    public boolean isConnected() {
        JDA jda = connection;
        return jda != null && jda.getStatus() == JDA.Status.CONNECTED;
    }

    /** Whether people can use it: it is connected, and Discord knows its commands. */
    public boolean isServing() {
        Registrar registering = registrar;
        return isConnected() && registering != null && registering.isDone();
    }

    /** Takes no more requests, and finishes the answers that are being given. Alerts can still be posted. */
    public void finishAnswers() {
        brake.close();
        workers.shutdown();
        timer.shutdown();
        try {
            if (!workers.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("some answers were not finished");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
        timer.shutdownNow();
    }

    /** Finishes the answers that are being given, then disconnects. */
    @Override
    public void close() {
        finishAnswers();
        try {
            disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void disconnect() throws InterruptedException {
        JDA jda = connection;
        if (jda != null) {
            jda.shutdown();
            if (!jda.awaitShutdown(FAREWELL)) {
                jda.shutdownNow();
            }
        }
    }

    private void connect(Login login, Pause pause) {
        try {
            JDA jda = login.build();
            connection = jda;
            messenger.connect(jda);
        } catch (InvalidTokenException e) {
            refused.complete(DiscordTexts.text("token.refused"));
        } catch (RuntimeException e) {
            LOG.warn(DiscordTexts.text(
                    "unreachable", Unreachable.why(e), pause.length().toSeconds()));
            LOG.debug("cannot connect", e);
            pause.then(timer, () -> connect(login, pause.next()));
        }
    }

    /** Forgets at once what is called off: every answer calls off its deferral. */
    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(2, named("discord-timer"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
