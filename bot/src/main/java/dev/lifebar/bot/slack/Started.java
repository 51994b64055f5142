package dev.lifebar.bot.slack;

/** What came of starting the adapter. */
public sealed interface Started {

    /** It serves this Slack workspace. */
    record Serving(String team) implements Started {}

    /** Slack cannot be reached now; it is tried again and again. */
    record Trying(String sentence) implements Started {}

    /** Slack does not accept a token, so nothing is tried again: somebody must put in another. */
    record Refused(String sentence) implements Started {}
}
