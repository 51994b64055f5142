package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Reply;

/** The chat, for whoever takes part in it beside the person. Safe to use from several threads. */
public interface Stage {
    /** Shows something that nobody asked for. */
    void show(Reply reply);

    /** Answers a line that nobody typed. */
    void answer(String line);

    /** Shows a line as if somebody had typed it, and answers it. */
    void type(String line);
}
