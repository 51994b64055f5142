package dev.lifebar.bot.slack;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one live connection to Slack. Opens the next before it gives up the last where Slack announces an end, and opens
 * another when Slack falls silent. The SDK's own client does not tell when Slack pings, so it would not notice a
 * connection that is open and deaf; and it polls a queue a thousand times a second.
 */
final class SlackSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);
    private static final Gson GSON = new Gson();
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 6;

    /** Slack pings every few seconds; after this long in silence it does not hear us either. */
    static final Duration DEAF = Duration.ofSeconds(60);

    /** A connection that is replaced stays for what is being answered; Slack itself ends it after about ten seconds. */
    static final Duration FAREWELL = Duration.ofSeconds(10);

    /** A connection that ends sooner has failed. */
    static final Duration STEADY = Duration.ofSeconds(30);

    private static final String TOO_MANY = "too_many_websockets";

    private final Address address;
    private final Envelopes envelopes;
    private final Consumer<SlackRefusal> refused;
    private final Clockwork timer;
    private final InstantSource time;
    private final SocketSession.Listener listener = new Ears();

    private volatile @Nullable SocketSession current;
    private volatile @Nullable SocketSession leaving;
    private volatile @Nullable SocketSession parting;
    private volatile boolean closed;
    private @Nullable Instant connectedAt;
    private Instant nextAttempt = Instant.MIN;
    private int failures;

    /**
     * A socket that is not connected yet.
     *
     * @param refused told once when Slack does not accept the token; nothing is tried after that
     */
    SlackSocket(
            Address address, Envelopes envelopes, Consumer<SlackRefusal> refused, Clockwork timer, InstantSource time) {
        this.address = address;
        this.envelopes = envelopes;
        this.refused = refused;
        this.timer = timer;
        this.time = time;
    }

    /** Where to connect, asked anew for each connection. */
    @FunctionalInterface
    interface Address {
        URI next() throws SlackRefusal;
    }

    /** Takes what Slack sends; must not wait. */
    @FunctionalInterface
    interface Envelopes {
        void take(String text, Consumer<String> answer);
    }

    /** Connects if there is no living connection; keeps an eye on it from now on. */
    void start(Duration tick) throws SlackRefusal {
        connect();
        timer.every(tick, this::tend);
    }

    boolean isConnected() {
        SocketSession session = current;
        return session != null && session.isOpen() && !isDeaf(session);
    }

    @Override
    public void close() {
        closed = true;
        Stream.of(current, parting).filter(Objects::nonNull).forEach(SocketSession::close);
    }

    /** Connects anew where the connection is gone, deaf or about to end; not before Slack wants to be asked again. */
    private synchronized void tend() {
        SocketSession session = current;
        boolean living = session != null && session.isOpen() && !session.equals(leaving) && !isDeaf(session);
        if (closed || living) {
            return;
        }
        noteEnd();
        if (time.instant().isBefore(nextAttempt)) {
            return;
        }
        if (session != null && session.isOpen() && isDeaf(session)) {
            LOG.warn("Slack has been silent for {} s: connecting anew", DEAF.toSeconds());
        }
        renew();
    }

    /** Of each connection once: how the next one is made depends on whether this one lasted. */
    private void noteEnd() {
        if (connectedAt == null) {
            return;
        }
        Instant now = time.instant();
        if (connectedAt.plus(STEADY).isAfter(now)) {
            nextAttempt = now.plus(pause());
        } else {
            failures = 0;
        }
        connectedAt = null;
    }

    private synchronized void renew() {
        try {
            connect();
        } catch (SlackRefusal e) {
            // Told already; the timer asks again where that makes sense.
            LOG.info("not connected: {}", e.error());
        }
    }

    private synchronized void connect() throws SlackRefusal {
        try {
            SocketSession fresh = session();
            if (!fresh.opened()) {
                fresh.close();
                throw new SlackRefusal(SlackRefusal.UNREACHABLE, null);
            }
            SocketSession old = current;
            current = fresh;
            connectedAt = time.instant();
            if (old != null) {
                part(old);
            }
        } catch (SlackRefusal e) {
            postpone(e);
            throw e;
        }
    }

    private SocketSession session() throws SlackRefusal {
        try {
            return new SocketSession(address.next(), listener, time);
        } catch (RuntimeException e) {
            LOG.warn("Slack gave no address to connect to", e);
            throw new SlackRefusal(SlackRefusal.UNREACHABLE, null);
        }
    }

    private void part(SocketSession old) {
        if (isDeaf(old)) {
            old.close();
        } else {
            parting = old;
            timer.after(FAREWELL, old::close);
        }
    }

    /** On the connection the request came by, or else on the one that took its place. */
    private void answer(SocketSession session, String text) {
        SocketSession other = current;
        if (!session.sends(text) && (other == null || !other.sends(text))) {
            LOG.info("the connection ended before a request was acknowledged");
        }
    }

    private void postpone(SlackRefusal refusal) {
        if (refusal.needsSomebody()) {
            closed = true;
            refused.accept(refusal);
            return;
        }
        Duration pause = pause();
        nextAttempt = time.instant().plus(refusal.after() == null ? pause : refusal.after());
    }

    /** How long to wait after one more failure. */
    private Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures++, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private boolean isDeaf(SocketSession session) {
        return !session.heardAt().plus(DEAF).isAfter(time.instant());
    }

    private final class Ears implements SocketSession.Listener {
        @Override
        public void message(SocketSession session, String text) {
            switch (word(text, "type")) {
                case "hello" -> LOG.debug("connected");
                case "disconnect" -> leave(session, word(text, "reason"));
                default -> envelopes.take(text, answer -> answer(session, answer));
            }
        }

        @Override
        public void closed(SocketSession session) {
            if (session.equals(current)) {
                timer.soon(SlackSocket.this::tend);
            }
        }

        /** Slack announces that it will close this connection: the next one is opened first, where there may be one more. */
        private void leave(SocketSession session, String reason) {
            if (TOO_MANY.equals(reason)) {
                session.close();
            } else {
                leaving = session;
                timer.soon(SlackSocket.this::tend);
            }
        }

        private String word(String text, String name) {
            try {
                JsonObject message = GSON.fromJson(text, JsonObject.class);
                return message == null || !message.has(name)
                        ? "unknown"
                        : message.get(name).getAsString();
            } catch (JsonParseException | IllegalStateException | ClassCastException e) {
                LOG.info("Slack sent something that is no JSON object");
                return "hello";
            }
        }
    }
}
