package dev.lifebar.bot.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDA.ShardInfo;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import org.jspecify.annotations.Nullable;

/** Says where the gateway is, and lets every login (resuming a session is none) pass the brake first. */
final class Sessions extends SessionControllerAdapter {

    private final StartBrake brake;
    private final @Nullable String gateway;

    /** Names the gateway, or nothing for Discord's own. */
    Sessions(StartBrake brake, @Nullable String gateway) {
        this.brake = brake;
        this.gateway = gateway;
    }

    @Override
    public String getGateway() {
        return gateway == null ? super.getGateway() : gateway;
    }

    @Override
    public void appendSession(SessionConnectNode node) {
        super.appendSession(new Braked(node, brake));
    }

    @Override
    public void removeSession(SessionConnectNode node) {
        super.removeSession(node instanceof Braked ? node : new Braked(node, brake));
    }

    /** A login that may have to wait. */
    private record Braked(SessionConnectNode node, StartBrake brake) implements SessionConnectNode {
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
            if (brake.pass()) {
                node.run(isLast);
            }
        }
    }
}
