package dev.lifebar.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** The gateway's side of the conversation: hello, identify or resume, heartbeats, dispatches. */
final class Gateway extends WebSocketListener {
    private final Supplier<String> address;
    private final ObjectNode self;
    private final List<StandInGuild> guilds;
    private final String token;
    private final List<String> missed = new ArrayList<>();
    final List<String> presences = new CopyOnWriteArrayList<>();
    private @Nullable WebSocket socket;
    private int sequence;
    final AtomicInteger identifies = new AtomicInteger();
    final AtomicInteger resumes = new AtomicInteger();
    final AtomicInteger heartbeats = new AtomicInteger();
    volatile int heartbeatInterval = 40_000;
    volatile boolean deaf;
    volatile boolean forgetful;
    volatile int refusal;

    /** How many connections are still refused. */
    final AtomicInteger closed = new AtomicInteger();

    /** Ids of servers that Discord cannot reach at the moment. */
    final Set<String> unreachable = ConcurrentHashMap.newKeySet();

    Gateway(Supplier<String> address, ObjectNode self, List<StandInGuild> guilds, String token) {
        this.address = address;
        this.self = self;
        this.guilds = guilds;
        this.token = token;
    }

    @Override
    public void onOpen(WebSocket opened, Response response) {
        opened.send("{\"op\":10,\"d\":{\"heartbeat_interval\":" + heartbeatInterval + "}}");
    }

    @Override
    public synchronized void onMessage(WebSocket from, String text) {
        JsonNode message = Json.read(text);
        switch (message.path("op").asInt()) {
            case 1 -> beat(from);
            case 2 -> identify(from, message.path("d"));
            case 3 -> presences.add(message.at("/d/activities/0/state").asText());
            case 6 -> resume(from);
            default -> {}
        }
    }

    @Override
    public synchronized void onClosing(WebSocket closing, int code, String reason) {
        closing.close(1000, null);
        forget(closing);
    }

    @Override
    public synchronized void onFailure(WebSocket failed, Throwable failure, @Nullable Response response) {
        forget(failed);
    }

    /** Sends an event; one that nobody can receive now waits for the session to be resumed. */
    synchronized void dispatch(String type, JsonNode data) {
        ObjectNode event = Json.object().put("op", 0).put("s", ++sequence).put("t", type);
        event.set("d", data);
        Optional.ofNullable(socket)
                .ifPresentOrElse(open -> open.send(event.toString()), () -> missed.add(event.toString()));
    }

    /** Ends the connection, and keeps the session. */
    void cut() {
        close(4000);
    }

    /** Says that the session is no longer valid: op 9. */
    synchronized void invalidate(boolean resumable) {
        Optional.ofNullable(socket).ifPresent(open -> open.send("{\"op\":9,\"d\":" + resumable + "}"));
    }

    synchronized void close(int code) {
        Optional.ofNullable(socket).ifPresent(open -> open.close(code, "closed by the server"));
        socket = null;
    }

    synchronized boolean isConnected() {
        return socket != null;
    }

    private void beat(WebSocket from) {
        heartbeats.incrementAndGet();
        if (!deaf) {
            from.send("{\"op\":11}");
        }
    }

    private void identify(WebSocket from, JsonNode data) {
        identifies.incrementAndGet();
        if (refusal != 0 || !data.path("token").asText().equals(token)) {
            from.close(refusal == 0 ? 4004 : refusal, "Authentication failed.");
            return;
        }
        socket = from;
        missed.clear();
        presences.add(data.at("/presence/activities/0/state").asText());
        ObjectNode ready = Json.object("""
                {"v": 10, "session_id": "session-%d", "private_channels": [], "relationships": [],
                 "application": {"id": "%s", "flags": 0}}
                """.formatted(identifies.get(), DiscordStandIn.APPLICATION));
        ready.set("user", self);
        ready.put("resume_gateway_url", address.get());
        guilds.forEach(guild ->
                ready.withArray("guilds").addObject().put("id", guild.id()).put("unavailable", true));
        ready.withArray("guilds");
        breathe();
        dispatch("READY", ready);
        guilds.forEach(this::tell);
    }

    /** Discord is further away: JDA fails where a server comes before it knows of its own connection. */
    private static void breathe() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }

    private void tell(StandInGuild guild) {
        if (unreachable.contains(guild.id())) {
            dispatch("GUILD_DELETE", Json.object().put("id", guild.id()).put("unavailable", true));
        } else {
            dispatch("GUILD_CREATE", guild.json(self));
        }
    }

    private void resume(WebSocket from) {
        resumes.incrementAndGet();
        if (forgetful) {
            from.send("{\"op\":9,\"d\":false}");
            return;
        }
        socket = from;
        List<String> waiting = List.copyOf(missed);
        missed.clear();
        waiting.forEach(from::send);
        dispatch("RESUMED", Json.object());
    }

    private void forget(WebSocket gone) {
        if (gone.equals(socket)) {
            socket = null;
        }
    }
}
