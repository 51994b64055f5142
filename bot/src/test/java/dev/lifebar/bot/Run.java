package dev.lifebar.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came of running a command. */
record Run(int code, String out, String error) {

    /** A command that is about to run, in an environment of its own. */
    static final class Command {
        private static final List<String> TOOLS = List.of(
                "cat", "cksum", "env", "find", "mkdir", "mktemp", "mv", "nice", "readlink", "rm", "sed", "stat");
        private final List<String> words;
        private final Path scratch;
        private final Map<String, String> environment;

        Command(List<String> words, Path scratch, Map<String, String> environment) {
            this.words = words;
            this.scratch = scratch;
            this.environment = new HashMap<>(environment);
        }

        Command with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        Command withRealJava() {
            return with("JAVA_HOME", System.getProperty("java.home"));
        }

        /** Only the tools the launcher needs otherwise. */
        Command withoutMaven(Installation installed) throws IOException {
            for (String tool : TOOLS) {
                installed.script(tool, "exec $(PATH=/usr/bin:/bin command -v " + tool + ") \"$@\"");
            }
            return with("PATH", installed.bin().toString());
        }

        Run run() throws IOException, InterruptedException {
            return begin().end();
        }

        Pending begin() {
            try {
                Path out = Files.createTempFile(scratch, "out", "");
                Path error = Files.createTempFile(scratch, "error", "");
                ProcessBuilder builder = new ProcessBuilder(words)
                        .directory(scratch.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(error.toFile());
                builder.environment().clear();
                builder.environment().putAll(environment);
                return new Pending(builder.start(), out, error);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A command that runs. */
    record Pending(Process process, Path out, Path error) {
        Run end() throws IOException, InterruptedException {
            return new Run(process.waitFor(), Files.readString(out), Files.readString(error));
        }

        void stop() {
            process.destroy();
        }
    }
}
