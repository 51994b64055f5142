package dev.lifebar.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A Discord on this machine whose people only ever ask the same thing, for measuring how soon they are answered. */
public final class DiscordTraffic implements AutoCloseable {
    private static final long GLANCE = 20_000;
    private static final long LONGEST = 10_000_000_000L;

    private final DiscordStandIn discord = new DiscordStandIn(StandInGuild.ACME.open());

    public DiscordTraffic() throws IOException {}

    /** Whose accounts the people ask for. */
    public static WorkspaceKey workspace() {
        return new WorkspaceKey(DiscordMessenger.PLATFORM, StandInGuild.ACME.id(), StandInGuild.ACME.name());
    }

    /** What a bot has to be told. */
    public Map<String, String> environment() {
        return Map.of(
                "DISCORD_TOKEN",
                DiscordStandIn.TOKEN,
                "DISCORD_REST_URL",
                discord.restUrl(),
                "DISCORD_GATEWAY_URL",
                discord.gatewayUrl());
    }

    /** The same as a bot is told that runs in this process. */
    public DiscordSettings settings() {
        return new DiscordSettings(new Secret(DiscordStandIn.TOKEN), discord.restUrl(), discord.gatewayUrl(), null);
    }

    /** Where the people ask. */
    public static Channel channel() {
        Place place = Place.in(StandInGuild.ACME);
        return new Channel(DiscordMessenger.PLATFORM, place.channel(), "#" + place.name());
    }

    /** Tells of each message that is posted, when it is about to be accepted. */
    public void onPost(Runnable told) {
        discord.admission = () -> {
            told.run();
            return true;
        };
    }

    public boolean isReady() {
        return discord.gateway.isConnected() && discord.hasCommands();
    }

    /**
     * Types {@code /credits} and waits for the answer; tells after how many nanoseconds it came. Checking it takes longer the
     * more it says, and does not count.
     */
    public long ask() {
        long asking = System.nanoTime();
        Asked asked = discord.slash(Person.ADA, Place.in(StandInGuild.ACME), "credits");
        Optional<JsonNode> answer = asked.callback();
        while (answer.isEmpty()) {
            if (System.nanoTime() - asking > LONGEST || !discord.violations.isEmpty()) {
                throw new IllegalStateException("no answer; refused: " + discord.violations);
            }
            LockSupport.parkNanos(GLANCE);
            answer = asked.callback();
        }
        if (answer.get().path("type").asInt() != 4) {
            throw new IllegalStateException("no answer but " + answer.get());
        }
        return asked.answeredAt() - asking;
    }

    @Override
    public void close() {
        discord.close();
    }
}
