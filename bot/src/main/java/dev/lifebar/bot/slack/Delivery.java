package dev.lifebar.bot.slack;

/**
 * A message, and who is to see it.
 *
 * @param everyone whether all in the channel see it; else the caller alone
 */
record Delivery(SlackMessage message, boolean everyone) {
    String responseType() {
        return everyone ? "in_channel" : "ephemeral";
    }
}
