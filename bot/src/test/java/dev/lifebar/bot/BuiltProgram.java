package dev.lifebar.bot;

import dev.lifebar.bot.terminal.Operator;
import dev.lifebar.bot.terminal.PtySession;
import dev.lifebar.core.FakeSource;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.file.OwnerOnly;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.storage.Database;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar as it is shipped, run as a process of its own over a data directory of its own. */
final class BuiltProgram {
    private static final long PATIENCE_SECONDS = 60;
    private static final int COLUMNS = 90;
    private static final int ROWS = 90;
    private static final String JAR =
            Path.of("target", "lifebar.jar").toAbsolutePath().toString();

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    BuiltProgram(Path directory) {
        this.directory = directory;
        environment.put("LIFEBAR_HOME", home().toString());
        environment.put("LANG", "C.UTF-8");
    }

    Path home() {
        return directory.resolve("home");
    }

    Path database() {
        return home().resolve("lifebar.db");
    }

    Path log() {
        return home().resolve("lifebar.log");
    }

    BuiltProgram with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    BuiltProgram with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs it to its end, with nothing typed and without a terminal. */
    Run run(String... words) throws IOException, InterruptedException {
        return pipe("", words);
    }

    /** Runs it to its end, with lines coming through a pipe. */
    Run pipe(String lines, String... words) throws IOException, InterruptedException {
        Run.Pending pending = begin(words);
        Process process = pending.process();
        try (OutputStream in = process.getOutputStream()) {
            in.write(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading everything, which is its right.
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + String.join(" ", words));
        }
        return pending.end();
    }

    /** Starts it without a terminal, and leaves it running. */
    Run.Pending begin(String... words) {
        return new Run.Command(command(words), directory, environment).begin();
    }

    /** The same with a clock that is ahead, or behind where the span is negative. */
    Run.Pending beginAhead(Duration span) {
        List<String> command = java();
        command.addAll(List.of(
                "-cp",
                JAR + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath(),
                Ahead.class.getName(),
                span.toString()));
        return new Run.Command(command, directory, environment).begin();
    }

    /** Starts it on a pseudo-terminal. */
    PtySession open(String... words) throws IOException {
        return PtySession.start(command(words), directory, COLUMNS, ROWS, environment);
    }

    /** Anthropic's balance is read by a process that cannot post here: the alert waits in the outbox. */
    void somebodyElseReads(String balance) {
        Database database = new Database(database(), Duration.ofSeconds(5));
        try (Lifebar lifebar = new Lifebar(database, List.of(), ZoneOffset.UTC, InstantSource.system())) {
            lifebar.ledger()
                    .record(
                            lifebar.workspaces().of(Operator.WORKSPACE),
                            new AccountName("anthropic", ""),
                            Draft.reading(Amount.usd(balance), Instant.now()));
        }
    }

    /** OpenRouter's key is kept as if the operator had connected it. */
    void connectOpenRouter() throws IOException {
        OwnerOnly.directory(home());
        Database database = new Database(database(), Duration.ofSeconds(5));
        try (Lifebar lifebar = new Lifebar(
                database, List.of(), new FakeSource().outside(home()), ZoneOffset.UTC, InstantSource.system())) {
            Origin origin = new Operator("ada").get();
            Form form = (Form) lifebar.commands().run(origin, "/lifebar connect openrouter script");
            lifebar.commands().submit(origin, form, Map.of("key", FakeSource.KEY));
        }
    }

    private static List<String> command(String... words) {
        List<String> command = java();
        command.addAll(List.of("-jar", JAR));
        command.addAll(List.of(words));
        return command;
    }

    /** Under an awkward locale, which scripts and people have as well. */
    private static List<String> java() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-Duser.language=tr",
                "-Duser.country=TR"));
    }
}
