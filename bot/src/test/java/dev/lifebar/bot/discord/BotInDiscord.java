package dev.lifebar.bot.discord;

import static org.awaitility.Awaitility.await;

import dev.lifebar.core.FakeSource;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.Outside;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.storage.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The whole bot over a directory, with the real client, connected to a stand-in. */
final class BotInDiscord implements AutoCloseable {
    final DiscordAdapter adapter;
    final FakeSource source = new FakeSource();
    final Lifebar lifebar;
    private final DiscordStandIn discord;

    BotInDiscord(DiscordStandIn discord, Path home) {
        this(discord, home, DiscordStandIn.TOKEN, null);
    }

    BotInDiscord(DiscordStandIn discord, Path home, String token, @Nullable String guild) {
        this(
                discord,
                home,
                token,
                guild,
                UnaryOperator.identity(),
                null,
                InstantSource.system(),
                InstantSource.system());
    }

    /** On a computer whose clock may be wrong. */
    BotInDiscord(DiscordStandIn discord, Path home, InstantSource clock) {
        this(discord, home, DiscordStandIn.TOKEN, null, UnaryOperator.identity(), null, InstantSource.system(), clock);
    }

    /** With what is outside, and a time. */
    BotInDiscord(DiscordStandIn discord, Path home, Outside outside, InstantSource time) {
        this(
                discord,
                home,
                DiscordStandIn.TOKEN,
                null,
                UnaryOperator.identity(),
                outside,
                time,
                InstantSource.system());
    }

    /** With commands that do something else beside. */
    BotInDiscord(DiscordStandIn discord, Path home, UnaryOperator<Commands> wrapper) {
        this(discord, home, DiscordStandIn.TOKEN, null, wrapper, null, InstantSource.system(), InstantSource.system());
    }

    private BotInDiscord(
            DiscordStandIn discord,
            Path home,
            String token,
            @Nullable String guild,
            UnaryOperator<Commands> wrapper,
            @Nullable Outside outside,
            InstantSource time,
            InstantSource clock) {
        this.discord = discord;
        DiscordSettings settings =
                new DiscordSettings(new Secret(token), discord.restUrl(), discord.gatewayUrl(), guild);
        adapter = new DiscordAdapter(settings, home, time, clock);
        Path file = home.resolve("lifebar.db");
        lifebar = new Lifebar(
                new Database(file, Duration.ofSeconds(5)),
                List.of(adapter.messenger()),
                outside == null
                        ? source.outside(home, DiscordMessenger.PLATFORM + ":" + StandInGuild.ACME.id())
                        : outside,
                ZoneOffset.UTC,
                time);
        lifebar.start();
        adapter.start(wrapper.apply(lifebar.commands()), lifebar.workspaces());
    }

    BotInDiscord ready() {
        await().until(() -> adapter.isConnected() && discord.hasCommands());
        return this;
    }

    @Override
    public void close() {
        adapter.close();
        lifebar.close();
    }
}
