package dev.lifebar.bot;

import dev.lifebar.core.Lifebar;
import java.util.List;
import java.util.Map;

/** A channel in which somebody who may do everything talks to the whole bot. */
public interface LiveStage extends AutoCloseable {
    /** What the platform is called. */
    String name();

    Lifebar core();

    /** What is answered to a command and its options, such as {@code credits} and {@code provider:openrouter}. */
    String type(String command, String... options);

    /** What is answered to the form that these open, filled in. */
    String fill(Map<String, String> typed, String command, String... options);

    /** What is answered to a button of the last answer. */
    String pressAnswer(String label);

    /** Everything that was posted of itself, as it reads now. */
    List<String> posts();

    @Override
    void close();
}
