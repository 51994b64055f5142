package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.util.function.BooleanSupplier;

/** Delivery beside a chat: where the database will not have it, what is due stays queued and the chat goes on. */
final class Delivery {
    private final Program program;
    private final Chat chat;
    private boolean begun;
    private boolean told;

    Delivery(Program program, Chat chat) {
        this.program = program;
        this.chat = chat;
    }

    /** Delivers in the background from now on, if that has not begun. */
    void begin() {
        begun = begun || attempt(program::start);
    }

    /** Delivers what is due now. */
    void send() {
        attempt(program::sendDue);
    }

    /** Says it once, and not after an answer that has just said what is wrong with the database. */
    private boolean attempt(BooleanSupplier work) {
        boolean done = work.getAsBoolean();
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
