package dev.lifebar.bot.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Answers {@code GET /healthz} with the state of each part as JSON: 200 while all of them work, 503 otherwise. Tells
 * nothing but these states, so that it may stand open inside a private network.
 */
public final class HealthServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FINE = 200;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_ALLOWED = 405;

    /** How long a request may take to arrive and be answered. */
    private static final Duration MOST = Duration.ofSeconds(5);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(HealthServer::thread);
    private final Map<String, Part> parts;
    private final Duration most;

    /** Something that works or does not. */
    @FunctionalInterface
    public interface Part {
        /** Whether it works right now; an exception means that it does not. */
        boolean works() throws Exception;
    }

    private HealthServer(HttpServer server, Map<String, Part> parts, Duration most) {
        this.server = server;
        this.parts = new LinkedHashMap<>(parts);
        this.most = most;
    }

    /**
     * Starts answering.
     *
     * @param port 0 takes any free one
     * @param parts what is told, by name, in this order
     * @throws IOException if the port is taken
     */
    public static HealthServer start(int port, Map<String, Part> parts) throws IOException {
        return start(port, parts, MOST);
    }

    static HealthServer start(int port, Map<String, Part> parts, Duration most) throws IOException {
        HealthServer health = new HealthServer(HttpServer.create(new InetSocketAddress(port), 0), parts, most);
        health.server.createContext("/healthz", health::answer);
        health.server.setExecutor(health::execute);
        health.server.start();
        return health;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Cuts off whoever does not end a request: the JDK's server reads it here, and would wait for ever. */
    private void execute(Runnable exchange) {
        Future<?> answering = threads.submit(exchange);
        CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> answering.cancel(true));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(NOT_ALLOWED, -1);
                return;
            }
            Map<String, String> states = states();
            boolean fine = states.values().stream().allMatch("ok"::equals);
            byte[] body = JSON.writeValueAsBytes(states);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(fine ? FINE : UNAVAILABLE, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        parts.forEach((name, part) -> states.put(name, works(part) ? "ok" : "failing"));
        return states;
    }

    private static boolean works(Part part) {
        try {
            return part.works();
        } catch (Exception e) {
            return false;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "healthz");
        thread.setDaemon(true);
        return thread;
    }
}
