package dev.lifebar.bot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.workspace.Channel;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide tells a receiver to do, done; skipped where its tools are not installed. */
class WebhookGuideTest {
    private static final Channel CHANNEL = new Channel(Messengers.WEBHOOK, "operator", "the webhook");
    private static final Path GUIDE = Path.of("../deploy/webhook");
    private static final Pattern CHECK = Pattern.compile("```sh\n(sent=.*?)```", Pattern.DOTALL);
    private static final Pattern SAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final InstantSource TIME = InstantSource.system();
    private static final String SECRET = "0123456789abcdef";
    private static final Reply ALERT = Reply.done()
            .accent(Level.RED)
            .lines(Line.of("Anthropic is critical"), Line.of("≈ $4.10 \"left\""))
            .build();

    @TempDir
    private Path directory;

    @Test
    void theReceiverHandsOverWhatIsGenuineOnce() throws IOException, InterruptedException {
        assumeTrue(isInstalled("python3", "--version"), "no Python here");
        Path notify = script("notify", "printf '%s|' \"$@\" >> told; cat >> told; printf '\\n' >> told");
        Process receiver =
                start("python3", GUIDE.resolve("receiver.py").toRealPath().toString(), "0", notify.toString());
        try (BufferedReader says = receiver.inputReader(StandardCharsets.UTF_8)) {
            URI address = URI.create(says.readLine().replace("Listening on ", ""));

            assertThat(post(address, SECRET, "abc", TIME)).isEqualTo(new Outcome.Sent("abc"));
            assertThat(post(address, SECRET, "abc", TIME)).isEqualTo(new Outcome.Sent("abc"));
            assertThat(post(address, "another-secret-of-ours", "abd", TIME)).isInstanceOf(Outcome.Forbidden.class);
            InstantSource earlier = InstantSource.offset(TIME, Duration.ofMinutes(-6));
            assertThat(post(address, SECRET, "abe", earlier)).isInstanceOf(Outcome.Forbidden.class);
            assertThat(directory.resolve("told")).content().isEqualTo("""
                    alert|red|abc|Anthropic is critical. ≈ $4.10 "left".|Anthropic is critical
                    ≈ $4.10 "left"
                    """);

            script("notify", "exit 1");
            assertThat(post(address, SECRET, "abf", TIME)).isInstanceOf(Outcome.TryLater.class);
        } finally {
            receiver.destroyForcibly();
        }
    }

    @Test
    void theShellKnowsWhatIsGenuine() throws IOException, InterruptedException {
        assumeTrue(isInstalled("openssl", "version"), "no OpenSSL here");
        byte[] body = Notice.alert(ALERT, "abc", "abc", TIME.instant()).json();
        Files.write(directory.resolve("body.json"), body);
        Signature signature = new Signature(new Secret(SECRET));

        assertThat(check(signature.of(body, TIME.instant()))).isTrue();
        assertThat(check(signature.of(new byte[0], TIME.instant()))).isFalse();
        assertThat(check(signature.of(body, TIME.instant().minusSeconds(400)))).isFalse();
    }

    @Test
    void theGuideNamesEveryField() throws IOException {
        String guide = Files.readString(GUIDE.resolve("README.md"));
        Matcher sample = SAMPLE.matcher(guide);
        assertThat(sample.find()).isTrue();
        ObjectMapper json = new ObjectMapper();
        List<String> fields = new ArrayList<>();
        json.readTree(Notice.alert(ALERT, "abc", "abc", TIME.instant()).json())
                .fieldNames()
                .forEachRemaining(fields::add);

        assertThat(json.readTree(sample.group(1)).fieldNames()).toIterable().containsExactlyElementsOf(fields);
        assertThat(fields).allSatisfy(field -> assertThat(guide).contains("\n| `" + field + "` | "));
    }

    private boolean check(String signature) throws IOException, InterruptedException {
        Matcher check = CHECK.matcher(Files.readString(GUIDE.resolve("README.md")));
        assertThat(check.find()).isTrue();
        Path script = script("check", "signature='" + signature + "'\n" + check.group(1));
        return start(script.toString()).waitFor() == 0;
    }

    private static Outcome post(URI address, String secret, String nonce, InstantSource time) {
        return new WebhookMessenger(address, new Secret(secret), time).post(CHANNEL, Post.of(ALERT, nonce, false));
    }

    private Path script(String name, String text) throws IOException {
        Path script = directory.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private Process start(String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectError(directory.resolve("errors").toFile());
        builder.environment().put("LIFEBAR_WEBHOOK_SECRET", SECRET);
        return builder.start();
    }

    private static boolean isInstalled(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
