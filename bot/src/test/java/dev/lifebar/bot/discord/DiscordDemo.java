package dev.lifebar.bot.discord;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Plays a short story between the bot and a stand-in for Discord and prints what they send each other, for developers
 * without an account: {@code ./lifebar demo --discord}.
 */
final class DiscordDemo {
    private static final Place OPS = Place.in(StandInGuild.ACME);
    private static final String CHANNEL = StandInGuild.ACME.channel();
    private static final Duration QUIET = Duration.ofMillis(400);

    private final DiscordStandIn discord;
    private final PrintStream out;
    private int printed;

    private DiscordDemo(DiscordStandIn discord, PrintStream out) {
        this.discord = discord;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        Path home = Files.createTempDirectory("lifebar-discord");
        try (DiscordStandIn discord = new DiscordStandIn()) {
            play(discord, home, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        } finally {
            delete(home);
        }
        System.exit(0);
    }

    /** Plays the story with data in a directory. */
    static void play(DiscordStandIn discord, Path home, PrintStream out) {
        DiscordDemo demo = new DiscordDemo(discord, out);
        try (BotInDiscord bot = new BotInDiscord(discord, home).ready()) {
            if (!bot.adapter.isConnected()) {
                throw new IllegalStateException("the bot lost its connection");
            }
            demo.tell();
        }
        discord.violations.forEach(violation -> out.println("REFUSED BY THE STAND-IN: " + violation));
        out.println("# That was it. " + discord.transcript.size() + " requests, " + discord.violations.size()
                + " of which Discord would have refused.");
    }

    private void tell() {
        sent("The bot starts: it registers its commands");
        discord.join(StandInGuild.ACME);
        await().until(() -> !discord.messagesIn(CHANNEL).isEmpty());
        sent("The bot is added to the server Acme: it says hello");
        step("/credits, when there is nothing yet", discord.slash(Person.ADA, OPS, "credits"));
        step("/alerts here", discord.slash(Person.ADA, OPS, "alerts here"));
        Asked sync = discord.slash(Person.ADA, OPS, "sync", "provider:anthropic");
        step("/sync anthropic, without the balance: a form", sync);
        Map<String, String> typed = Map.of("balance", "50", "max", "60");
        step("The form is sent", discord.submit(Person.ADA, OPS, sync, typed));
        Asked low = discord.slash(Person.ADA, OPS, "sync", "provider:anthropic", "balance:4.10");
        await().until(() -> alert(discord, "critical"));
        step("/sync anthropic 4.10: the answer, and a red alert in the channel", low);
        step("/credits", discord.slash(Person.BOB, OPS, "credits"));
        Asked form = discord.press(Person.ADA, OPS, last(), "I topped up…");
        step("[I topped up…] under the alert: a form", form);
        Asked done = discord.submit(Person.ADA, OPS, form, Map.of("amount", "50"));
        await().until(() -> alert(discord, "back to"));
        step("The form is sent: an answer for whoever pressed, and the alert is edited", done);
    }

    /** The alert, as it stands in the channel. */
    private Shown last() {
        return discord.messagesIn(CHANNEL).stream()
                .filter(message -> message.buttons().contains("I topped up…"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean alert(DiscordStandIn discord, String words) {
        return discord.messagesIn(CHANNEL).stream()
                .filter(message -> !message.json().has("interaction_metadata"))
                .anyMatch(message -> message.text().contains(words));
    }

    private void step(String heading, Asked asked) {
        asked.awaitCallback();
        out.println("# " + heading + "\n");
        ObjectNode event = asked.json();
        event.put("token", "…");
        print("◀ gateway INTERACTION_CREATE", event);
        print();
    }

    private void sent(String heading) {
        out.println("# " + heading + "\n");
        print();
    }

    /** Prints what the bot has sent since. */
    private void print() {
        await().during(QUIET).until(discord.transcript::size, size -> size > printed);
        List<DiscordStandIn.Sent> fresh = List.copyOf(discord.transcript.subList(printed, discord.transcript.size()));
        printed += fresh.size();
        fresh.forEach(
                sent -> print("▶ " + sent.method() + " " + sent.path().replaceAll("token-\\d+", "…"), sent.body()));
    }

    private void print(String heading, JsonNode json) {
        out.println(heading);
        out.println(json.isNull() ? "" : json.toPrettyString() + "\n");
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
