package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivery beside a chat: where the database will not have it, what is due stays queued and the chat goes on. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Program program;
    private final Chat chat;
    private boolean begun;
    private boolean told;

    Delivery(Program program, Chat chat) {
        this.program = program;
        this.chat = chat;
    }

    /** Tries once, and tells whether that went well. */
    static boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (StorageException e) {
            LOG.warn("what is due stays queued", e);
            return false;
        }
    }

    /** Delivers in the background from now on, if that has not begun. */
    void begin() {
        begun = begun || attemptAloud(program::start);
    }

    /** Delivers what is due now. */
    void send() {
        attemptAloud(program::sendDue);
    }

    /** Says it once, and not after an answer that has just said what is wrong with the database. */
    private boolean attemptAloud(Runnable work) {
        boolean done = attempt(work);
        if (!done && !told && !chat.hasJustFailed()) {
            chat.show(Reply.failed()
                    .lines(Line.of(TerminalTexts.text("chat.undelivered")).warning())
                    .build());
            told = true;
        }
        told = told && !done;
        return done;
    }
}
