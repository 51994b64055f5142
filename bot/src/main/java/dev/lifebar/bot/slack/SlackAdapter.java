package dev.lifebar.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.audit.AuditConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.builtin.IgnoringSelfEvents;
import com.slack.api.bolt.middleware.builtin.SingleTeamAuthorization;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import com.slack.api.rate_limits.metrics.MetricsDatastore;
import com.slack.api.scim.SCIMConfig;
import com.slack.api.scim2.SCIM2Config;
import com.slack.api.util.http.SlackHttpClient;
import dev.lifebar.bot.Once;
import dev.lifebar.bot.Sequels;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.workspace.Workspaces;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one Slack app: answers over Socket Mode, posts over the Web API. */
public final class SlackAdapter implements AutoCloseable {
    /** Shorter than the outbox waits before another worker takes a message over. */
    private static final int CALL_MILLIS = 8000;

    private static final Duration LAST_CHANGES = Duration.ofSeconds(1);
    private static final Duration REDELIVERY = Duration.ofMinutes(10);
    private static final Duration DOUBLE_CLICK = Duration.ofSeconds(3);

    /** Longer than a request waits for its answer; with the next one, half of the ten seconds a program has to end. */
    private static final Duration LAST_ACKNOWLEDGEMENTS = Duration.ofSeconds(2);

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(SlackAdapter.class);

    private final SlackSettings settings;
    private final Path directory;
    private final InstantSource time;
    private final Slack sdk;
    private final MethodsClient slack;
    private final Places places;
    private final Painter painter;
    private final SlackMessenger messenger;
    private final Threads envelopes = Threads.refusing("slack-envelope");
    private final Threads workers = Threads.leaving("slack-worker");
    private final Threads sequels = Threads.refusing("slack-sequel");
    private final Clockwork timer = new Clockwork("slack-timer");
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<String> refused = new CompletableFuture<>();
    private volatile Identity identity = Identity.UNKNOWN;
    private volatile @Nullable SlackSocket socket;

    /** An adapter that has not called Slack yet, and has a directory for what is on its way. */
    public SlackAdapter(SlackSettings settings, Path directory, InstantSource time) {
        this.settings = settings;
        this.directory = directory;
        this.time = time;
        this.sdk = sdk(config(settings.api()));
        this.slack = sdk.methods(settings.botToken().value());
        this.places = new Places(slack);
        this.painter = new Painter(new Moments(time));
        this.messenger = new SlackMessenger(slack, places, painter, () -> identity.name(), this::doubtToken);
    }

    /** Posts into Slack; works without a start. */
    public Messenger messenger() {
        return messenger;
    }

    /**
     * Signs in and answers from now on. Where Slack is out of reach it is tried again until it works, and a sentence for people
     * says so.
     */
    public Optional<String> start(Commands commands, Workspaces workspaces) {
        try {
            connect(commands, workspaces);
            return Optional.empty();
        } catch (SlackRefusal e) {
            return refused.isDone() ? Optional.empty() : Optional.of(again(e, commands, workspaces));
        } catch (RuntimeException e) {
            LOG.error("cannot connect", e);
            return Optional.of(again(new SlackRefusal(SlackRefusal.UNREACHABLE, null), commands, workspaces));
        }
    }

    private String again(SlackRefusal refusal, Commands commands, Workspaces workspaces) {
        Duration pause = refusal.after() == null ? settings.tick() : refusal.after();
        timer.after(pause, () -> start(commands, workspaces));
        return SlackTexts.text("start.unreachable", settings.api(), refusal.error());
    }

    /** Whether Slack is heard. */
    public boolean isConnected() {
        SlackSocket open = socket;
        return open != null && open.isConnected();
    }

    /** Completes with the name of the Slack workspace when it answers for the first time. */
    public CompletionStage<String> ready() {
        return ready;
    }

    /** Completes with a sentence for people if Slack does not accept a token: nothing is tried any more. */
    public CompletionStage<String> refused() {
        return refused;
    }

    /** Takes no more requests, answers those it has, and disconnects. */
    @Override
    public void close() {
        timer.stop();
        envelopes.finish(LAST_ACKNOWLEDGEMENTS);
        sequels.finish(LAST_CHANGES);
        workers.finish(LAST_ANSWERS);
        SlackSocket open = socket;
        if (open != null) {
            open.close();
        }
    }

    private void connect(Commands commands, Workspaces workspaces) throws SlackRefusal {
        AuthTestResponse self = signIn();
        identity = new Identity(self.getTeamId(), self.getTeam(), self.getUser());
        Membership membership = new Membership(workspaces, self.getTeamId(), this::isTokenGood, workers, this::later);
        workers.execute(() -> membership.heard(self.getTeamId()));
        Mailroom mailroom = new Mailroom(app(self, commands, membership), envelopes, time);
        SlackSocket opened = new SlackSocket(this::address, mailroom, this::refuseApp, timer, time);
        opened.start(settings.tick());
        socket = opened;
        ready.complete(identity.team());
    }

    private AuthTestResponse signIn() throws SlackRefusal {
        try {
            AuthTestResponse self = Calls.checked(() -> slack.authTest(request -> request));
            if (self.getTeamId() == null || self.getUserId() == null) {
                throw new SlackRefusal(SlackRefusal.UNREACHABLE, null);
            }
            return self;
        } catch (SlackRefusal e) {
            if (e.needsSomebody()) {
                refused.complete(SlackTexts.text("start.refused.bot", e.error()));
            }
            throw e;
        }
    }

    /** Whether Slack accepts the bot's token still; where it does not, nothing goes on before somebody has put in another. */
    private boolean isTokenGood() throws SlackRefusal {
        try {
            Calls.checked(() -> slack.authTest(request -> request));
            return true;
        } catch (SlackRefusal e) {
            if (!e.isAboutTheToken()) {
                throw e;
            }
            refused.complete(SlackTexts.text("start.refused.bot", e.error()));
            return false;
        }
    }

    /** One call may be refused for reasons of its own. */
    private void doubtToken() {
        try {
            LOG.info("the token is {}", isTokenGood() ? "good for other things" : "good no longer");
        } catch (SlackRefusal e) {
            LOG.info("whether the token is good Slack does not tell now: {}", e.error());
        }
    }

    private void later(Duration pause, Runnable work) {
        timer.after(pause, () -> workers.execute(work));
    }

    private URI address() throws SlackRefusal {
        String token = settings.appToken().value();
        return URI.create(Calls.checked(() -> sdk.methods(token).appsConnectionsOpen(request -> request))
                .getUrl());
    }

    private void refuseApp(SlackRefusal e) {
        refused.complete(
                e.error().equals(SlackRefusal.NO_SOCKET_MODE)
                        ? SlackTexts.text("start.refused.socket")
                        : SlackTexts.text("start.refused.app", e.error()));
    }

    private App app(AuthTestResponse self, Commands commands, Membership membership) {
        AppConfig config = AppConfig.builder()
                .slack(sdk)
                .singleTeamBotToken(settings.botToken().value())
                .authTestCacheEnabled(true)
                .authTestCacheExpirationMillis(-1)
                .allEventsApiAutoAckEnabled(true)
                .unmatchedRequestHandler(request -> request.getContext().ack())
                .build();
        App app = new App(
                config,
                sdk,
                List.of(new SingleTeamAuthorization(config, self, null), new IgnoringSelfEvents(sdk.getConfig())));
        serve(app, commands, membership);
        return app;
    }

    private void serve(App app, Commands commands, Membership membership) {
        People people = new People(slack, time);
        Counter counter = new Counter(
                new Origins(identity, people, places, membership::heard),
                new Desk(commands, people),
                painter,
                new Modals(painter),
                new Mail(sdk, slack, this::later),
                new Sequels(sequels),
                workers,
                directory,
                time);
        Once requests = new Once(REDELIVERY, time);
        HomeTab home = new HomeTab(counter);
        Talk talk = new Talk(counter, home, requests, workers);
        Pattern anything = Pattern.compile(".*", Pattern.DOTALL);
        app.command(anything, new SlashCommands(counter, new Outcomes<>(workers, time))::handle);
        app.blockAction(anything, new Presses(counter, home, requests, new Once(DOUBLE_CLICK, time), workers)::handle);
        app.viewSubmission(anything, new Submissions(counter, home, new Outcomes<>(workers, time), workers)::handle);
        app.event(AppMentionEvent.class, talk::mention);
        app.event(MessageEvent.class, talk::message);
        app.event(AppHomeOpenedEvent.class, talk::homeOpened);
        app.event(AppUninstalledEvent.class, membership::uninstalled);
        app.event(TokensRevokedEvent.class, membership::revoked);
    }

    private static Slack sdk(SlackConfig config) {
        OkHttpClient client = SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .addInterceptor(new SentOnce())
                .build();
        return Slack.getInstance(config, new SlackHttpClient(client));
    }

    private static SlackConfig config(URI api) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(api.toString());
        config.setHttpClientCallTimeoutMillis(CALL_MILLIS);
        config.setStatsEnabled(false);
        // They log what is sent and answered, such as the address that opens the socket.
        config.setHttpClientResponseHandlers(List.of());
        stopCounting(
                config.getMethodsConfig(), config.getAuditConfig(), config.getSCIMConfig(), config.getSCIM2Config());
        SlackConfig usual = SlackConfig.DEFAULT;
        stopCounting(usual.getMethodsConfig(), usual.getAuditConfig(), usual.getSCIMConfig(), usual.getSCIM2Config());
        stopCounting(
                MethodsConfig.DEFAULT_SINGLETON,
                AuditConfig.DEFAULT_SINGLETON,
                SCIMConfig.DEFAULT_SINGLETON,
                SCIM2Config.DEFAULT_SINGLETON);
        return config;
    }

    /** The SDK counts calls for a rate limiter that is not used here, with a thread for each of these that wakes every second. */
    private static void stopCounting(MethodsConfig methods, AuditConfig audit, SCIMConfig scim, SCIM2Config scim2) {
        Stream.of(
                        methods.getMetricsDatastore(),
                        audit.getMetricsDatastore(),
                        scim.getMetricsDatastore(),
                        scim2.getMetricsDatastore())
                .forEach(SlackAdapter::close);
    }

    private static void close(MetricsDatastore store) {
        try {
            store.close();
        } catch (Exception e) {
            LOG.debug("a counter of the SDK goes on", e);
        }
    }
}
