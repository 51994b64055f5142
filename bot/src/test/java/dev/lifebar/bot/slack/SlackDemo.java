package dev.lifebar.bot.slack;

import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
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
 * Plays a short story between the bot and a stand-in for Slack and prints what they send each other, for developers without
 * an account: {@code ./lifebar demo --slack}.
 */
final class SlackDemo {
    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Duration QUIET = Duration.ofMillis(400);

    private final Office office;
    private final PrintStream out;
    private int printed;

    private SlackDemo(Office office, PrintStream out) {
        this.office = office;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        Path home = Files.createTempDirectory("lifebar-slack");
        try {
            play(home, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        } finally {
            delete(home);
        }
        System.exit(0);
    }

    /** Plays the story with data in a directory. */
    static void play(Path home, PrintStream out) throws IOException {
        try (Office office = Office.openWithOneClock(home)) {
            new SlackDemo(office, out).tell();
            List<String> violations = office.slack.violations();
            violations.forEach(violation -> out.println("REFUSED BY THE STAND-IN: " + violation));
            out.println("# That was it. " + office.slack.transcript().size() + " requests and acknowledgements, "
                    + violations.size() + " of which Slack would have refused.");
        }
    }

    private void tell() {
        heading("The bot starts: it signs in and opens a connection");
        print();
        command("/credits, when there is nothing yet", "/credits", "");
        command("/credits alerts here: a real post proves that they arrive", "/credits", "alerts here");
        command("/sync anthropic, without the balance: a form", "/sync", "anthropic");
        submit("The form is sent", Map.of("balance", "50", "max", "60"));
        command("/sync anthropic 4.10: the answer, and a red alert in the channel", "/sync", "anthropic 4.10");
        command("/credits", "/credits", "");
        press();
        submit("The form is sent: an answer for whoever pressed, and the alert is edited", Map.of("amount", "50"));
        heading("Somebody opens the app's page");
        deliver("events_api", office.admin.homeOpened());
        heading("Somebody mentions the bot");
        deliver("events_api", office.member.mention(SlackStandIn.OPS, "history"));
    }

    private void command(String heading, String command, String text) {
        heading(heading);
        deliver("slash_commands", office.admin.slash(SlackStandIn.ALERTED, command, text));
    }

    private void submit(String heading, Map<String, String> typed) {
        heading(heading);
        deliver("interactive", office.admin.submission(office.form(), typed));
    }

    private void press() {
        heading("[I topped up…] under the alert: a form");
        JsonObject alert = office.slack.messages(SlackStandIn.ALERTED).stream()
                .filter(message -> Person.labels(message).contains("I topped up…"))
                .findFirst()
                .orElseThrow();
        deliver("interactive", office.admin.press(SlackStandIn.ALERTED, alert, "I topped up…"));
    }

    private void heading(String heading) {
        out.println("# " + heading + "\n");
    }

    private void deliver(String type, JsonObject payload) {
        print("◀ socket " + type, payload);
        Person.payload(office.slack.socket().deliver(type, payload));
        print();
    }

    /** Prints what the bot has sent since. */
    private void print() {
        await().during(QUIET).until(() -> office.slack.transcript().size(), size -> size > printed);
        List<Exchange> transcript = office.slack.transcript();
        transcript.subList(printed, transcript.size()).forEach(sent -> print(title(sent), sent.body()));
        printed = transcript.size();
    }

    private static String title(Exchange sent) {
        String refused = sent.answer().equals("ok") ? "" : " → " + sent.answer();
        return sent.method().equals("ack") ? "▶ socket acknowledgement" : "▶ POST " + masked(sent.path()) + refused;
    }

    private void print(String title, JsonObject json) {
        out.println(title);
        out.println(json.isEmpty() ? "" : masked(PRETTY.toJson(json)) + "\n");
    }

    /** Who has one of these addresses or triggers can answer in the bot's name. */
    private static String masked(String text) {
        return text.replaceAll("(/response/|trigger-)[\\w-]+", "$1…");
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
