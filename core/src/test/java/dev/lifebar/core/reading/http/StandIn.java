package dev.lifebar.core.reading.http;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.provider.Reach;
import dev.lifebar.core.provider.Recipe;
import dev.lifebar.core.provider.Sign;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Every provider at once, on this computer: the host of an address has become the first part of its path. */
final class StandIn implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-09-20T12:00:00Z");
    static final LocalDate TODAY = LocalDate.parse("2026-09-20");
    static final Reach REACH = new Reach(true);
    static final String KEY = "sk-canary-7f3a9d51c2";

    static {
        // otherwise each answer waits 40 ms for the other side to say that it has its headers
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Catalogue catalogue;

    /** Answers a request. */
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    StandIn(Answering answering) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                answering.answer(exchange);
            }
        });
        server.start();
        catalogue = catalogue(address());
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Method and address of every request so far. */
    List<String> requests() {
        return requests;
    }

    Provider provider(String id) {
        return catalogue.find(id).orElseThrow();
    }

    Credentials credentials(String id) {
        return credentials(id, address());
    }

    /** The catalogue that comes with the program, every provider at another address. */
    static Catalogue catalogue(String address) throws IOException {
        try (InputStream file = Catalogue.class.getResourceAsStream("providers.json")) {
            String moved = new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"url\": \"https:/", "\"url\": \"" + address)
                    .replaceAll("(\"regions\": \\[\"[*a-z:]+: )https:/", "$1" + address);
            return Catalogue.bundled().with(new ByteArrayInputStream(moved.getBytes(StandardCharsets.UTF_8)), REACH);
        }
    }

    Credentials credentials(String id, String gateways) {
        Map<String, String> fields = new HashMap<>();
        for (Recipe.Field field : provider(id).fields()) {
            if (field.required()) {
                fields.put(field.name(), field.name());
            }
        }
        fields.computeIfPresent(Recipe.BASE_URL, (name, value) -> gateways + "/" + id);
        Sign sign = requireNonNull(provider(id).recipe()).call().sign();
        boolean file = sign != null && sign.way() == Sign.Way.GOOGLE;
        return new Credentials(new Secret(file ? ServiceAccount.FILE : KEY), fields);
    }

    static void send(HttpExchange exchange, int status, String body, String... headers) throws IOException {
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static void send(HttpExchange exchange, int status, byte[] body, String... headers) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        for (int header = 0; header < headers.length; header += 2) {
            exchange.getResponseHeaders().set(headers[header], headers[header + 1]);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
