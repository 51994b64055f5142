package dev.lifebar.bot;

import java.util.List;
import java.util.Map;

/** A channel of a platform that can edit: whatever is sent into it is numbered, and can be answered. */
public interface EpisodeStage extends LiveStage {
    /**
     * Something sent into the channel.
     *
     * @param message the number of the message that is new or changed, from 1 on
     * @param answered the number of the message that it answers; 0 if it answers none
     */
    record Said(int message, boolean edit, boolean silent, int answered, String text) {}

    /** Everything that was sent into the channel, in its order. */
    List<Said> said();

    /** What is answered to a button of something said, as it was then. */
    String press(int said, String label);

    /** What is answered to the form that a button of something said opens, filled in. */
    String fillIn(int said, String label, Map<String, String> typed);
}
