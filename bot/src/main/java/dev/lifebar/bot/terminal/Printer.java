package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Reply;
import java.io.IOException;

/** How a single command's answer reaches a script. */
interface Printer {
    /** Prints what was asked for. */
    void answer(Reply reply) throws IOException;

    /** Prints why there is no answer. */
    void problem(Reply reply) throws IOException;
}
