package dev.lifebar.bot.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDA.ShardInfo;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where the gateway is, and lets every login (resuming a session is none) pass the brake first. */
final class Sessions extends SessionControllerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final StartBrake brake;
    private final @Nullable String gateway;
    private Pause pause = Pause.FIRST;

    /** Names the gateway, or nothing for Discord's own. */
    Sessions(StartBrake brake, @Nullable String gateway) {
        this.brake = brake;
        this.gateway = gateway;
    }

    @Override
    public String getGateway() {
        return gateway == null ? super.getGateway() : gateway;
    }

    /** What failed is appended once more as it is. */
    @Override
    public void appendSession(SessionConnectNode node) {
        super.appendSession(node instanceof Braked ? node : new Braked(node, this));
    }

    @Override
    public void removeSession(SessionConnectNode node) {
        super.removeSession(node instanceof Braked ? node : new Braked(node, this));
    }

    /** Logs in when that is allowed. Where there was no connection nobody has, and the next try waits. */
    private void login(SessionConnectNode node, boolean isLast) throws InterruptedException {
        if (!brake.pass()) {
            return;
        }
        try {
            node.run(isLast);
            pause = Pause.FIRST;
        } catch (IllegalStateException e) {
            LOG.warn(
                    "Discord's gateway cannot be reached; trying again in {} s",
                    pause.length().toSeconds());
            brake.takeBack();
            brake.rest(pause.length());
            pause = pause.next();
            throw e;
        }
    }

    /** A login that may have to wait. */
    private record Braked(SessionConnectNode node, Sessions sessions) implements SessionConnectNode {
        @Override
        public boolean isReconnect() {
            return node.isReconnect();
        }

        @Override
        public JDA getJDA() {
            return node.getJDA();
        }

        @Override
        public ShardInfo getShardInfo() {
            return node.getShardInfo();
        }

        @Override
        public void run(boolean isLast) throws InterruptedException {
            sessions.login(node, isLast);
        }
    }
}
