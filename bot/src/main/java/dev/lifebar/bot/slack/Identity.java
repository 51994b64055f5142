package dev.lifebar.bot.slack;

/**
 * Who the bot is in Slack.
 *
 * @param name what it is invited by
 */
record Identity(String teamId, String team, String name) {
    /** Before Slack has told. */
    static final Identity UNKNOWN = new Identity("", "", "lifebar");
}
