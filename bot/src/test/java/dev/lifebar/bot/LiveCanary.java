package dev.lifebar.bot;

import dev.lifebar.bot.settings.Logging;
import dev.lifebar.bot.web.HealthServer;
import dev.lifebar.core.FakeTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * Leads keys through a platform and over the wire in every way there is, to providers that repeat them, refuse them and go
 * away; logs all there is to log, and prints what people are shown.
 */
public final class LiveCanary {
    private static final String OPENROUTER = "provider:openrouter";

    private final LiveStage stage;
    private final LocalProviders providers;
    private final FakeTime time;

    private LiveCanary(LiveStage stage, LocalProviders providers, FakeTime time) {
        this.stage = stage;
        this.providers = providers;
        this.time = time;
    }

    /** Words: the story that knows the platform, a directory for data, and a file for a key. */
    public static void main(String[] words) throws Exception {
        Path home = Path.of(words[1]);
        Logging.start(home.resolve("lifebar.log"), Level.TRACE);
        FakeTime time = new FakeTime(Instant.parse("2026-03-10T12:00:00Z"));
        var constructor = Class.forName(words[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        LiveStory story = (LiveStory) constructor.newInstance();
        try (LocalProviders providers = new LocalProviders();
                LiveStage stage = story.open(home, providers.outside(home, time, story.workspace()), time)) {
            new LiveCanary(stage, providers, time).sing(Path.of(words[2]));
        }
    }

    private void sing(Path file) throws Exception {
        providers.echo();
        Files.writeString(file, LocalProviders.KEY);
        connect(OPENROUTER, "file:" + file);
        connect(OPENROUTER, "env:" + LocalProviders.VARIABLE);
        connect(OPENROUTER, LocalProviders.KEY);
        connect("provider:anthropic", LocalProviders.ADMIN_KEY);
        connect("provider:serpapi", LocalProviders.URL_KEY);
        tryOut("provider:openrouter/waiting", LocalProviders.KEY);
        look();
        providers.revoke(LocalProviders.KEY);
        providers.revoke(LocalProviders.URL_KEY);
        look();
        connect(OPENROUTER, LocalProviders.KEY);
        connect("provider:serpapi", LocalProviders.URL_KEY);
        providers.close();
        look();
        connect(OPENROUTER, LocalProviders.OTHER_KEY);
        say("lifebar keys");
        say("lifebar export");
        say("history");
        health();
    }

    private void look() throws InterruptedException {
        time.pass(Duration.ofHours(3));
        stage.core().reader().readDue();
        while (!stage.core().reader().isIdle()) {
            Thread.sleep(10);
        }
        for (String provider : new String[] {"openrouter", "anthropic", "serpapi"}) {
            time.pass(Duration.ofMinutes(1));
            say("credits", "provider:" + provider, "refresh:true");
            say("credits", "provider:" + provider, "raw:true");
        }
        say("credits");
        stage.posts().forEach(System.out::println);
    }

    private void connect(String provider, String key) {
        if (tryOut(provider, key).contains("Nothing is stored yet")) {
            System.out.println(stage.pressAnswer("Save"));
        }
    }

    private String tryOut(String provider, String key) {
        String answer = stage.fill(Map.of("key", key), "lifebar connect", provider);
        System.out.println(answer);
        return answer;
    }

    private void say(String command, String... options) {
        System.out.println(stage.type(command, options));
    }

    private void health() throws IOException, InterruptedException {
        HealthServer.Part reader = () -> stage.core().reader().isIdle();
        try (HealthServer health = HealthServer.start(0, Map.of("reader", reader))) {
            URI address = URI.create("http://127.0.0.1:" + health.port() + "/healthz");
            System.out.println(HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        }
    }
}
