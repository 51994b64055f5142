package dev.lifebar.bot.discord;

import dev.lifebar.bot.settings.Logging;
import dev.lifebar.core.FakeSource;
import dev.lifebar.core.reading.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.event.Level;

/** Leads a key through Discord in every way there is, logs all there is to log, and prints what Discord was sent. */
public final class DiscordCanary {
    private static final Place OPS = Place.in(StandInGuild.ACME);
    private static final String CONNECT = "lifebar connect";

    private final DiscordStandIn discord;

    private DiscordCanary(DiscordStandIn discord) {
        this.discord = discord;
    }

    public static void main(String[] words) throws IOException {
        Path home = Path.of(words[0]);
        Logging.start(home.resolve("lifebar.log"), Level.TRACE);
        try (DiscordStandIn discord = new DiscordStandIn(StandInGuild.ACME);
                BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            new DiscordCanary(discord).sing(bot.source, Path.of(words[1]));
        }
    }

    private void sing(FakeSource source, Path file) throws IOException {
        fill(FakeSource.KEY);
        fill("env:" + FakeSource.VARIABLE);
        Files.writeString(file, FakeSource.KEY);
        fill("file:" + file);
        say(CONNECT, "provider:openrouter", "from:" + FakeSource.KEY);
        say(CONNECT, "provider:" + FakeSource.KEY);
        say("sync", "provider:openrouter", "balance:" + FakeSource.KEY);
        source.answer(FakeSource.failed(Failure.UNEXPECTED, "no key " + FakeSource.KEY));
        fill(FakeSource.KEY);
        source.answer((provider, credentials, since) -> {
            throw new IllegalStateException("header " + credentials.key().value());
        });
        fill(FakeSource.KEY);
        say("lifebar keys");
        say("lifebar export");
    }

    private void fill(String key) {
        Asked opener = discord.slash(Person.ADA, OPS, CONNECT, "provider:openrouter");
        System.out.println(opener.modal());
        Shown answer =
                discord.submit(Person.ADA, OPS, opener, Map.of("key", key)).reply();
        System.out.println(answer.json());
        if (answer.buttons().contains("Save")) {
            System.out.println(
                    discord.press(Person.ADA, OPS, answer, "Save").reply().json());
        }
    }

    private void say(String path, String... options) {
        System.out.println(discord.slash(Person.ADA, OPS, path, options).reply().json());
    }
}
