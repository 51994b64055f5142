package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Reply;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/** Prints one JSON value and nothing else; a problem is an object with {@code error}. */
final class JsonPrinter implements Printer {
    private final PrintStream out;
    private final Drawing drawing;

    JsonPrinter(PrintStream out, Drawing drawing) {
        this.out = out;
        this.drawing = drawing;
    }

    @Override
    public void answer(Reply reply) throws IOException {
        if (reply.facts() == null) {
            throw new IOException("no facts behind the answer of a reading command");
        }
        print(reply.facts());
    }

    @Override
    public void problem(Reply reply) {
        print(error(drawing.draw(reply).stream()
                .map(AttributedString::toString)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "))));
    }

    static Map<String, String> error(String sentence) {
        return Map.of("error", sentence);
    }

    private void print(Object value) {
        out.print(Json.write(value) + "\n");
        out.flush();
    }
}
