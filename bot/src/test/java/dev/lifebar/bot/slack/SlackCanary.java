package dev.lifebar.bot.slack;

import com.google.gson.JsonObject;
import dev.lifebar.bot.settings.Logging;
import dev.lifebar.core.FakeSource;
import dev.lifebar.core.reading.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.event.Level;

/** Leads a key through Slack in every way there is, logs all there is to log, and prints what Slack was sent. */
public final class SlackCanary {
    private final Office office;

    private SlackCanary(Office office) {
        this.office = office;
    }

    public static void main(String[] words) throws IOException {
        Path home = Path.of(words[0]);
        Logging.start(home.resolve("lifebar.log"), Level.TRACE);
        try (Office office = Office.open(home)) {
            new SlackCanary(office).sing(Path.of(words[1]));
            office.slack.payloads().forEach(System.out::println);
        }
    }

    private void sing(Path file) throws IOException {
        fill(FakeSource.KEY);
        fill("env:" + FakeSource.VARIABLE);
        Files.writeString(file, FakeSource.KEY);
        fill("file:" + file);
        say("connect openrouter " + FakeSource.KEY);
        say("connect " + FakeSource.KEY);
        say("sync openrouter " + FakeSource.KEY);
        office.source.answer(FakeSource.failed(Failure.UNEXPECTED, "no key " + FakeSource.KEY));
        fill(FakeSource.KEY);
        office.source.answer((provider, credentials, since) -> {
            throw new IllegalStateException("header " + credentials.key().value());
        });
        fill(FakeSource.KEY);
        say("keys");
        say("export");
    }

    private void fill(String key) {
        int forms = office.slack.sent("views.open").size();
        int answers = answers();
        say("connect openrouter");
        office.awaitSent("views.open", forms + 1);
        JsonObject answer = office.admin.submits(office.form(), Map.of("key", key));
        System.out.println(answer);
        if (answer.isEmpty()) {
            JsonObject tried =
                    office.awaitSent("response_url", answers + 1).get(answers).body();
            if (tried.toString().contains("Nothing is stored yet")) {
                office.admin.presses(SlackStandIn.ALERTED, tried, "Save");
                office.awaitSent("response_url", answers + 2);
            }
        }
    }

    private void say(String text) {
        System.out.println(office.admin.types(SlackStandIn.ALERTED, "/lifebar", text));
    }

    private int answers() {
        return office.slack.sent("response_url").size();
    }
}
