package dev.lifebar.bot.settings;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Leaves out what a library says of a failure that it hands to us as well: what we say of it is plainer. */
final class Sieve extends PrintStream {
    private static final String REQUESTER = " ERROR net.dv8tion.jda.internal.requests.Requester - ";
    private static final List<String> SAID = List.of(
            REQUESTER + "DNS resolution failed: ",
            REQUESTER + "There was an I/O error while executing a REST request: ");

    Sieve(PrintStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    /** The logging library prints each line at once. */
    @Override
    public void println(String line) {
        if (SAID.stream().noneMatch(line::contains)) {
            super.println(line);
        }
    }
}
