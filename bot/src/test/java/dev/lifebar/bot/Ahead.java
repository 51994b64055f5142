package dev.lifebar.bot;

import java.time.Duration;
import java.time.InstantSource;

/** The program as it is shipped, on a computer whose clock is ahead by the span that is its one argument. */
final class Ahead {
    private Ahead() {}

    public static void main(String[] words) {
        System.exit(Main.run(InstantSource.offset(InstantSource.system(), Duration.parse(words[0]))));
    }
}
