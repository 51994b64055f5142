package dev.lifebar.bot.slack;

import java.util.Optional;

/**
 * What kind of message a button belongs to. Written into the ids of its rows of buttons, so that it comes back with every
 * press, also after a restart.
 *
 * @param path the command that was answered, if one was
 */
record Tag(Kind kind, String path) {

    /** Kinds of message. */
    enum Kind {
        /** An answer. */
        REPLY,
        /** An answer that asks how to go on; the next answer takes its place. */
        QUESTION,
        /** An alert; it is edited by the outbox, so answers to its buttons are for the caller alone. */
        ALERT
    }

    static final Tag ALERT = new Tag(Kind.ALERT, "");

    private static final String SEPARATOR = ":";

    String blockId(int row) {
        return kind.name() + SEPARATOR + path + SEPARATOR + row;
    }

    /** The tag of a row of buttons; nothing if we did not make it. */
    static Optional<Tag> of(String blockId) {
        String[] parts = blockId.split(SEPARATOR, -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(parts[0])) {
                return Optional.of(new Tag(kind, parts[1]));
            }
        }
        return Optional.empty();
    }
}
