package dev.lifebar.bot.terminal;

import dev.lifebar.bot.LiveStage;
import dev.lifebar.bot.LiveStory;
import dev.lifebar.bot.LocalProviders;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.Outside;
import dev.lifebar.core.storage.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class TerminalLiveStoryTest extends LiveStory {

    @Override
    protected LiveStage open(Path directory, Outside outside, FakeTime clock) {
        FakeConsole arrivals = new FakeConsole();
        Drawing drawing = new Drawing(new Times(clock, () -> ZoneOffset.UTC), Numbering.NONE, arrivals::width);
        Lifebar lifebar = new Lifebar(
                new Database(directory.resolve("lifebar.db"), Duration.ofSeconds(5)),
                List.of(new TerminalMessenger(arrivals, drawing)),
                outside,
                ZoneOffset.UTC,
                clock);
        lifebar.start();
        return new Terminal(lifebar, directory, clock, arrivals, new Buttons());
    }

    @Override
    protected String workspace() {
        return "terminal:local";
    }

    /** As the operator's own terminal may. */
    @Override
    protected String key() {
        return "env:" + LocalProviders.VARIABLE;
    }

    private record Terminal(Lifebar core, Path home, FakeTime clock, FakeConsole arrivals, Buttons buttons)
            implements LiveStage {
        @Override
        public String name() {
            return "Terminal";
        }

        @Override
        public String type(String command, String... options) {
            return chat(new FakeConsole("/" + command + " " + String.join(" ", options)));
        }

        /** A form of the terminal asks for one thing after another; the key comes first, and the label last. */
        @Override
        public String fill(Map<String, String> typed, String command, String... options) {
            String line = "/" + command + " " + String.join(" ", options);
            return chat(new FakeConsole(line, typed.getOrDefault("key", ""), ""));
        }

        @Override
        public String pressAnswer(String label) {
            int number = 1;
            while (!buttons.find(number).orElseThrow().label().equals(label)) {
                number++;
            }
            return chat(new FakeConsole(Integer.toString(number)));
        }

        /** A line across stands above each. */
        @Override
        public List<String> posts() {
            List<String> posts = new ArrayList<>();
            for (String line : List.copyOf(arrivals.shown)) {
                if (line.startsWith("━━")) {
                    posts.add("");
                } else if (!posts.isEmpty()) {
                    posts.set(posts.size() - 1, posts.get(posts.size() - 1) + line + "\n");
                }
            }
            return posts;
        }

        @Override
        public void close() {
            core.close();
        }

        private String chat(FakeConsole console) {
            Operator operator = new Operator("ada");
            Drawing drawing = new Drawing(new Times(clock, () -> ZoneOffset.UTC), buttons, console::width);
            Forms forms = new Forms(core.commands(), operator, console, console, drawing);
            new Chat(core.commands(), operator, forms, console, console, drawing, buttons, new Exports(home))
                    .converse(() -> {});
            return console.text();
        }
    }
}
