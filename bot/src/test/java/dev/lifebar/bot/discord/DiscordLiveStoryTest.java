package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.bot.LiveStage;
import dev.lifebar.bot.LiveStory;
import dev.lifebar.bot.LocalProviders;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.Outside;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class DiscordLiveStoryTest extends LiveStory {
    private static final Place OPS = Place.in(StandInGuild.ACME);

    @Override
    protected LiveStage open(Path directory, Outside outside, FakeTime clock) throws IOException {
        DiscordStandIn discord = new DiscordStandIn(StandInGuild.ACME);
        return new Guild(discord, new BotInDiscord(discord, directory, outside, clock).ready());
    }

    @Override
    protected String workspace() {
        return DiscordMessenger.PLATFORM + ":" + StandInGuild.ACME.id();
    }

    @Override
    protected String key() {
        return LocalProviders.KEY;
    }

    private record Guild(DiscordStandIn discord, BotInDiscord bot) implements LiveStage {
        @Override
        public String name() {
            return "Discord";
        }

        @Override
        public Lifebar core() {
            return bot.lifebar;
        }

        @Override
        public String type(String command, String... options) {
            return text(discord.slash(Person.ADA, OPS, command, options).reply());
        }

        @Override
        public String fill(Map<String, String> typed, String command, String... options) {
            Asked opener = discord.slash(Person.ADA, OPS, command, options);
            return text(discord.submit(Person.ADA, OPS, opener, typed).reply());
        }

        @Override
        public List<String> posts() {
            return discord.messagesIn(OPS.channel()).stream()
                    .filter(message -> !message.json().has("interaction_metadata"))
                    .map(Guild::text)
                    .toList();
        }

        @Override
        public void close() {
            bot.close();
            discord.close();
            assertThat(discord.violations).isEmpty();
        }

        private static String text(Shown shown) {
            String buttons = shown.buttons().stream()
                    .filter(label -> !label.isEmpty())
                    .map(label -> "[" + label + "]")
                    .collect(Collectors.joining(" "));
            return shown.text().replaceAll("\\*\\*|`|\\\\|(?m)^(-#|###) ", "") + "\n" + buttons;
        }
    }
}
