package dev.lifebar.bot.slack;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** The websocket of Socket Mode: says hello, pings, delivers envelopes, announces its end, and can fall silent. */
final class SocketStandIn {
    static final String TICKET = "ticket-of-stand-in";

    private static final Gson GSON = new Gson();
    private final Consumer<JsonObject> acknowledged;
    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicInteger serial = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger pongs = new AtomicInteger();
    private final Map<String, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Server server = new Server();
    private volatile boolean deaf;
    private volatile Consumer<WebSocket> greeted = socket -> {};
    private volatile @Nullable WebSocket current;
    private volatile @Nullable WebSocket last;

    SocketStandIn(Consumer<JsonObject> acknowledged, Duration pingPause) {
        this.acknowledged = acknowledged;
        server.setReuseAddr(true);
        server.start();
        try {
            if (!started.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the websocket server did not start");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Future<?> unused = timer.scheduleWithFixedDelay(
                this::ping, pingPause.toMillis(), pingPause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whoever knows it can connect. */
    String address() {
        return "ws://127.0.0.1:" + server.getPort() + "/link/?ticket=" + TICKET;
    }

    /** How many connections there have been. */
    int connections() {
        return connections.get();
    }

    /** How many are open now. */
    int open() {
        return server.getConnections().size();
    }

    /** The connection stays open, and nothing comes from it any more; the next one is fine. */
    void fallSilent() {
        living();
        deaf = true;
    }

    /** Announces that the connection will end, as Slack does every few hours. */
    void refresh() {
        living().send(farewell("refresh_requested"));
    }

    /** Announces that the connection will end, for whatever reason. */
    static String farewell(String reason) {
        JsonObject message = new JsonObject();
        message.addProperty("type", "disconnect");
        message.addProperty("reason", reason);
        return GSON.toJson(message);
    }

    /** What happens to every connection right after hello from now on. */
    void greet(Consumer<WebSocket> greeting) {
        greeted = greeting;
    }

    /** Ends the connection that another has taken the place of. */
    void endLast() {
        Objects.requireNonNull(last).close();
    }

    /** How often the bot has answered a ping. */
    int pongs() {
        return pongs.get();
    }

    /** Ends the connection without a word. */
    void drop() {
        living().close();
    }

    /** Delivers a request; the future is its acknowledgement. */
    CompletableFuture<JsonObject> deliver(String type, JsonObject payload) {
        return deliver(type, payload, 0);
    }

    /** Delivers a request as its nth repetition. */
    CompletableFuture<JsonObject> deliver(String type, JsonObject payload, int attempt) {
        String id = "envelope-" + serial.incrementAndGet();
        JsonObject envelope = new JsonObject();
        envelope.addProperty("type", type);
        envelope.addProperty("envelope_id", id);
        envelope.addProperty("accepts_response_payload", !type.equals("events_api"));
        envelope.add("payload", payload);
        if (attempt > 0) {
            envelope.addProperty("retry_attempt", attempt);
            envelope.addProperty("retry_reason", "timeout");
        }
        CompletableFuture<JsonObject> acknowledgement = new CompletableFuture<>();
        waiting.put(id, acknowledgement);
        if (!deaf) {
            living().send(GSON.toJson(envelope));
        }
        return acknowledgement;
    }

    void send(String text) {
        living().send(text);
    }

    void close() {
        timer.shutdownNow();
        try {
            server.stop(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The connection; one that has just been made is known here a moment later than where it was asked for. */
    private WebSocket living() {
        WebSocket known = current;
        if (known != null && known.isOpen()) {
            return known;
        }
        Office.await(() -> current != null && current.isOpen());
        return Objects.requireNonNull(current);
    }

    private void ping() {
        WebSocket socket = current;
        if (socket != null && socket.isOpen() && !deaf) {
            socket.sendPing();
        }
    }

    private final class Server extends WebSocketServer {
        Server() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        @Override
        public void onStart() {
            setConnectionLostTimeout(0);
            started.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            deaf = false;
            last = current;
            current = socket;
            JsonObject hello = new JsonObject();
            hello.addProperty("type", "hello");
            hello.addProperty("num_connections", connections.incrementAndGet());
            socket.send(GSON.toJson(hello));
            greeted.accept(socket);
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            JsonObject acknowledgement = JsonParser.parseString(text).getAsJsonObject();
            acknowledged.accept(acknowledgement);
            CompletableFuture<JsonObject> future = waiting.remove(BlockKit.string(acknowledgement, "envelope_id"));
            if (future != null) {
                future.complete(acknowledgement);
            }
        }

        @Override
        public void onWebsocketPong(WebSocket socket, Framedata frame) {
            pongs.incrementAndGet();
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onError(@Nullable WebSocket socket, Exception e) {}
    }
}
