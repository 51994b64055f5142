package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifebar.bot.EpisodeStage;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.Outside;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The channel of a server on the stand-in, in which Ada talks to the whole bot. */
final class DiscordStage implements EpisodeStage {
    static final String WORKSPACE = DiscordMessenger.PLATFORM + ":" + StandInGuild.ACME.id();

    private static final Place OPS = Place.in(StandInGuild.ACME);
    private static final String MESSAGES = "channels/" + OPS.channel() + "/messages";
    private static final int SILENT = 1 << 12;

    private final DiscordStandIn discord = new DiscordStandIn(StandInGuild.ACME);
    private final BotInDiscord bot;
    private @Nullable Shown answer;

    DiscordStage(Path directory, Outside outside, FakeTime clock) throws IOException {
        bot = new BotInDiscord(discord, directory, outside, clock).ready();
    }

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
        return answered(discord.slash(Person.ADA, OPS, command, options));
    }

    @Override
    public String fill(Map<String, String> typed, String command, String... options) {
        Asked opener = discord.slash(Person.ADA, OPS, command, options);
        return answered(discord.submit(Person.ADA, OPS, opener, typed));
    }

    @Override
    public String press(int said, String label) {
        return answered(discord.press(Person.ADA, OPS, asItWas(said), label));
    }

    @Override
    public String pressAnswer(String label) {
        return answered(discord.press(Person.ADA, OPS, Objects.requireNonNull(answer), label));
    }

    @Override
    public String fillIn(int said, String label, Map<String, String> typed) {
        Asked opener = discord.press(Person.ADA, OPS, asItWas(said), label);
        return answered(discord.submit(Person.ADA, OPS, opener, typed));
    }

    @Override
    public List<String> posts() {
        return posted().stream().map(DiscordStage::text).toList();
    }

    @Override
    public List<Said> said() {
        List<Said> said = new ArrayList<>();
        int posts = 0;
        for (DiscordStandIn.Sent sent : sent()) {
            boolean edit = sent.method().equals("PATCH");
            posts += edit ? 0 : 1;
            int answered =
                    number(sent.body().at("/message_reference/message_id").asText());
            boolean silent = !edit && (sent.body().path("flags").asInt() & SILENT) != 0;
            said.add(new Said(edit ? number(id(sent)) : posts, edit, silent, answered, text(new Shown(sent.body()))));
        }
        return said;
    }

    @Override
    public void close() {
        bot.close();
        discord.close();
        assertThat(discord.violations).isEmpty();
    }

    private List<DiscordStandIn.Sent> sent() {
        return discord.transcript.stream()
                .filter(sent -> sent.path().startsWith(MESSAGES))
                .toList();
    }

    private Shown asItWas(int at) {
        DiscordStandIn.Sent sent = sent().get(at);
        String id = sent.method().equals("PATCH")
                ? id(sent)
                : posted().get(said().get(at).message() - 1).json().path("id").asText();
        return new Shown(((ObjectNode) posted().get(number(id) - 1).json().deepCopy())
                .setAll((ObjectNode) sent.body().deepCopy()));
    }

    private List<Shown> posted() {
        return discord.messagesIn(OPS.channel()).stream()
                .filter(message -> !message.json().has("interaction_metadata"))
                .toList();
    }

    /** Which one it is among those that were posted; 0 if it is none of them. */
    private int number(String id) {
        return posted().stream()
                        .map(message -> message.json().path("id").asText())
                        .toList()
                        .indexOf(id)
                + 1;
    }

    private static String id(DiscordStandIn.Sent edit) {
        return edit.path().substring(MESSAGES.length() + 1);
    }

    private String answered(Asked asked) {
        Shown reply = asked.reply();
        answer = reply;
        return text(reply);
    }

    private static String text(Shown shown) {
        String buttons = shown.buttons().stream()
                .filter(label -> !label.isEmpty())
                .map(label -> "[" + label + "]")
                .collect(Collectors.joining(" "));
        return shown.text().replaceAll("\\*\\*|`|\\\\|(?m)^(-#|###) ", "") + "\n" + buttons;
    }
}
