package dev.lifebar.bot.discord;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Discord on this machine, for tests of the whole program: a server with one channel, in which Ada manages. */
public final class LocalDiscord implements AutoCloseable {
    private static final Place OPS = Place.in(StandInGuild.ACME);

    private static final int DEFERRED = 5;

    private final DiscordStandIn discord = new DiscordStandIn(StandInGuild.ACME);

    public LocalDiscord() throws IOException {}

    /** Something Ada asked for. */
    public final class Request {
        private final Asked asked;

        private Request(Asked asked) {
            this.asked = asked;
        }

        /** What the answer says; waits for it. */
        public String answer() {
            return plain(asked.reply());
        }

        /** The names of the files that came with the answer; waits for it. */
        public List<String> files() {
            asked.reply();
            return discord.files(asked.token());
        }

        /** Waits until it is being worked on, which takes longer than usual. */
        public Request begun() {
            await().until(() -> asked.kind() == DEFERRED);
            return this;
        }

        /** Ada presses a button of the answer. */
        public Request press(String label) {
            return new Request(discord.press(Person.ADA, OPS, asked.reply(), label));
        }
    }

    /** The workspace that is here, as platform and id. */
    public static String workspace() {
        return DiscordMessenger.PLATFORM + ":" + StandInGuild.ACME.id();
    }

    /** What the program has to be told to come here. */
    public Map<String, String> settings() {
        return Map.of(
                "DISCORD_TOKEN", DiscordStandIn.TOKEN,
                "DISCORD_REST_URL", discord.restUrl(),
                "DISCORD_GATEWAY_URL", discord.gatewayUrl());
    }

    /** What gives access to it, and must never be shown: the token of the bot, and those of requests. */
    public List<String> secrets() {
        return List.of(DiscordStandIn.TOKEN, "token-");
    }

    /** Ada sends a command. */
    public Request ask(String path, String... options) {
        await().until(discord::hasCommands);
        return new Request(discord.slash(Person.ADA, OPS, path, options));
    }

    /** What was posted into the channel of itself. */
    public List<String> posts() {
        return discord.messagesIn(OPS.channel()).stream()
                .filter(message -> !message.json().has("interaction_metadata"))
                .map(LocalDiscord::plain)
                .toList();
    }

    private static String plain(Shown message) {
        return message.text().replace("*", "");
    }

    /** Posting takes this long from now on. */
    public void slowDown(Duration delay) {
        discord.slowDown("POST", "channels/\\d+/messages", delay);
    }

    /** Asks before each message that is posted; where the answer is no, none is, and nobody hears of it. */
    public void onPost(BooleanSupplier admission) {
        discord.admission = admission;
    }

    /** A message that comes again under the same nonce is a second one from now on, as it is after some minutes. */
    public void forgetNonces() {
        discord.remembersNonces = Duration.ZERO;
    }

    /** The bot may no longer read what was posted. */
    public void hideHistory() {
        discord.deny(StandInGuild.ACME, StandInGuild.READ_HISTORY);
    }

    /** The next look at the token fails, as if Discord were down. */
    public void failOnce() {
        discord.refuseNext("GET", "users/@me", 503, 0);
    }

    /** Says that the token is no longer good. */
    public void revoke() {
        discord.gateway.close(4004);
    }

    public int logins() {
        return discord.gateway.identifies.get();
    }

    public boolean isConnected() {
        return discord.gateway.isConnected();
    }

    /** What Discord would have refused. */
    public List<String> violations() {
        return List.copyOf(discord.violations);
    }

    /** Discord is gone. */
    @Override
    public void close() {
        discord.close();
    }
}
