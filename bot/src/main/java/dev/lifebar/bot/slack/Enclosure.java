package dev.lifebar.bot.slack;

import dev.lifebar.bot.Spool;
import dev.lifebar.core.reply.Clean;
import java.util.stream.Collectors;

/** A file that comes with a reply: a short one stands in the message, a long one is sent to whoever asked. */
record Enclosure(String name, Spool spool) {
    /** What Slack takes: https://docs.slack.dev/messaging/working-with-files */
    static final long MOST = 1_000_000_000;

    /** Below the section's own limit, for the fence and what escaping adds. */
    private static final int SNIPPET = 2500;

    boolean isShort() {
        return spool.length() <= SNIPPET && snippet().length() <= SNIPPET;
    }

    /** The text, harmless inside a fence. */
    String snippet() {
        return spool.text()
                .lines()
                .map(Clean::text)
                .collect(Collectors.joining("\n"))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace('`', 'ˋ')
                .strip();
    }

    /** What stands in the message for a long one. */
    String notice() {
        return SlackTexts.text(spool.isWhole() ? "file.large" : "file.huge", name, spool.lines());
    }
}
