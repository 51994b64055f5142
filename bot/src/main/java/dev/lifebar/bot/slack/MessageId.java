package dev.lifebar.bot.slack;

import dev.lifebar.core.workspace.Channel;

/** Where a message is: a message sent to a person lies in a channel of its own. */
record MessageId(String channel, String timestamp) {
    private static final char SEPARATOR = '/';

    static MessageId of(String text, Channel channel) {
        int separator = text.indexOf(SEPARATOR);
        return separator < 0
                ? new MessageId(channel.id(), text)
                : new MessageId(text.substring(0, separator), text.substring(separator + 1));
    }

    /** The text that {@link #of} reads again, for somebody who asked to post there. */
    String text(Channel asked) {
        return asked.id().equals(channel) ? timestamp : channel + SEPARATOR + timestamp;
    }
}
