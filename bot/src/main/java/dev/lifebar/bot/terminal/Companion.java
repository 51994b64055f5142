package dev.lifebar.bot.terminal;

/** Takes part in a chat beside the person. */
public interface Companion {
    /** Comes in before the person can type. */
    void enter(Stage stage);

    /** The person is leaving: the stage is not to be used any more. */
    void leave();
}
