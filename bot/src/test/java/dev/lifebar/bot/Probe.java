package dev.lifebar.bot;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program for the launcher to start: it says what it was told. */
final class Probe {
    private Probe() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> words = List.of(arguments);
        words.stream().filter(word -> !word.equals("exit")).forEach(out::println);
        if (words.contains("exit")) {
            System.exit(7);
        }
    }
}
