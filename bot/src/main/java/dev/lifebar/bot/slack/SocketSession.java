package dev.lifebar.bot.slack;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of Socket Mode. Notes when Slack was last heard, pings included. */
final class SocketSession extends WebSocketClient {
    private static final Logger LOG = LoggerFactory.getLogger(SocketSession.class);
    private static final int CONNECT_SECONDS = 8;

    private final Listener listener;
    private final InstantSource time;
    private volatile Instant heardAt;

    SocketSession(URI address, Listener listener, InstantSource time) {
        super(address);
        this.listener = listener;
        this.time = time;
        this.heardAt = time.instant();
        setTcpNoDelay(true);
        // Slack pings; whether it still does is watched outside.
        setConnectionLostTimeout(0);
    }

    /** What happens on a connection; called on its own thread, so it must not wait. */
    interface Listener {
        void message(SocketSession session, String text);

        void closed(SocketSession session);
    }

    Instant heardAt() {
        return heardAt;
    }

    /** Whether it came up in time. */
    boolean opened() {
        try {
            return connectBlocking(CONNECT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether it could be sent. */
    boolean sends(String text) {
        try {
            send(text);
            return true;
        } catch (WebsocketNotConnectedException e) {
            return false;
        }
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        heardAt = time.instant();
    }

    @Override
    public void onMessage(String text) {
        heardAt = time.instant();
        listener.message(this, text);
    }

    @Override
    public void onWebsocketPing(WebSocket connection, Framedata frame) {
        heardAt = time.instant();
        super.onWebsocketPing(connection, frame);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        LOG.info("connection closed: {} {}", code, reason);
        listener.closed(this);
    }

    @Override
    public void onError(Exception e) {
        LOG.info("connection trouble: {}", e.toString());
    }
}
