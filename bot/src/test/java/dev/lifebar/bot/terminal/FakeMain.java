package dev.lifebar.bot.terminal;

import dev.lifebar.core.alert.Messenger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The program with stand-in commands; {@code POST_AFTER_MILLIS} in its environment makes an alert arrive. */
final class FakeMain {
    private FakeMain() {}

    public static void main(String[] words) {
        FakeProgram program = new FakeProgram(Path.of("home"), Samples.NOW, FakeMain::postLater);
        Cli cli = new Cli(program, Map.of(), Streams.ofSystem(), System.getenv(), InstantSource.fixed(Samples.NOW));
        System.exit(cli.run(words));
    }

    private static void postLater(Messenger messenger) {
        String delay = System.getenv("POST_AFTER_MILLIS");
        if (delay == null) {
            return;
        }
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(Long.parseLong(delay));
            } catch (InterruptedException e) {
                return;
            }
            messenger.post(Operator.CHANNEL, Samples.alert(Samples.NOW), "n1", true);
        });
        thread.setDaemon(true);
        thread.start();
    }
}
