package dev.lifebar.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lifebar.core.Outside;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Reach;
import dev.lifebar.core.reading.http.HttpSource;
import dev.lifebar.core.secret.MasterKeys;
import dev.lifebar.core.secret.References;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** OpenRouter, Anthropic and SerpApi on this computer, and a catalogue file that says so. */
public final class LocalProviders implements AutoCloseable {
    /** A good key of OpenRouter, and the variable that has it. */
    public static final String KEY = "sk-or-v1-5f0c1d2e3a4b5c6d7e8f90a1b2c3d4e5f6a7b8c9";

    public static final String VARIABLE = "OPENROUTER_API_KEY";

    /** Another one. */
    public static final String OTHER_KEY = "sk-or-v1-99aa88bb77cc66dd55ee44ff33aa22bb11cc00dd";

    /** A good key of Anthropic. */
    public static final String ADMIN_KEY = "sk-ant-admin01-0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    /** A good key of SerpApi, which wants it in the address. */
    public static final String URL_KEY = "5e4d3c2b1a0f9e8d7c6b5a4938271605f4e3d2c1b0a9f8e7d6c5b4a392817060";

    private static final Set<String> MOVED = Set.of("openrouter", "anthropic", "serpapi");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> good = new CopyOnWriteArraySet<>(List.of(KEY, OTHER_KEY, ADMIN_KEY, URL_KEY));
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<LocalDate, String> cents = new ConcurrentSkipListMap<>();
    private final Deque<String> used = new ConcurrentLinkedDeque<>(List.of("0"));
    private volatile boolean echoing;
    private volatile Runnable before = () -> {};

    public LocalProviders() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestURI().getPath());
                before.run();
                answer(exchange);
            }
        });
        server.start();
    }

    /** How much of 100 dollars is used at OpenRouter, one answer after another; the last stays. */
    public void used(String... usd) {
        used.clear();
        used.addAll(List.of(usd));
    }

    /** What a day cost at Anthropic. */
    public void spent(LocalDate day, String inCents) {
        cents.put(day, inCents);
    }

    /** Knows a key no longer. */
    public void revoke(String key) {
        good.remove(key);
    }

    /** Repeats the key in every answer. */
    public void echo() {
        echoing = true;
    }

    /** Does something before each question is answered. */
    public void onAsked(Runnable first) {
        before = first;
    }

    /** The paths that were asked for so far. */
    public List<String> requests() {
        return requests;
    }

    /** A catalogue file with the two providers that are here, as an operator would write it. */
    public Path file(Path directory) throws IOException {
        return Files.write(directory.resolve("providers.json"), catalogue());
    }

    /** What a core sees that knows these two providers, and may read the variable for some workspaces. */
    public Outside outside(Path home, InstantSource time, String... workspaces) throws IOException {
        Reach reach = new Reach(true);
        return new Outside(
                Catalogue.bundled().with(new ByteArrayInputStream(catalogue()), reach),
                new HttpSource(reach, time),
                new MasterKeys(null, home.resolve("master.key")),
                new References(Map.of(VARIABLE, KEY), Set.of(workspaces), Set.of()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private byte[] catalogue() throws IOException {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        ArrayNode moved = JSON.createArrayNode();
        try (InputStream file = Catalogue.class.getResourceAsStream("providers.json")) {
            for (JsonNode entry : JSON.readTree(requireNonNull(file))) {
                if (MOVED.contains(entry.path("id").asText())) {
                    moved.add(entry);
                }
            }
        }
        return moved.toString()
                .replaceAll("\"url\":\"https://[^/]*", "\"url\":\"" + address)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String key = key(exchange);
        String said = echoing ? key : "nothing";
        if (!good.contains(key)) {
            send(exchange, 401, "{\"error\": {\"code\": 401, \"message\": \"" + said + "\"}}");
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/account.json" ->
                send(
                        exchange,
                        200,
                        "{\"total_searches_left\": 58, \"api_key\": \"%s\", \"plan_name\": \"%s\"}"
                                .formatted(said, said));
            case "/api/v1/credits" -> send(exchange, 200, credits(said));
            default -> send(exchange, 200, costs());
        }
    }

    private static String key(HttpExchange exchange) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (query.startsWith("api_key=")) {
            return query.substring("api_key=".length());
        }
        return bearer.startsWith("Bearer ")
                ? bearer.substring("Bearer ".length())
                : String.valueOf(exchange.getRequestHeaders().getFirst("x-api-key"));
    }

    private String credits(String said) {
        String now = used.size() > 1 ? used.removeFirst() : used.getFirst();
        return "{\"data\": {\"total_credits\": 100, \"total_usage\": " + now + "}, \"label\": \"" + said + "\"}";
    }

    private String costs() {
        ArrayNode days = JSON.createArrayNode();
        cents.forEach((day, amount) -> days.addObject()
                .put("starting_at", day + "T00:00:00Z")
                .putArray("results")
                .addObject()
                .put("amount", amount)
                .put("currency", "USD"));
        return "{\"data\": " + days + ", \"has_more\": false, \"next_page\": null}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
