package dev.lifebar.core.command;

import dev.lifebar.core.reply.Answer;

/** One thing people can ask for. */
public interface Command {
    Spec spec();

    /** Does it. Required options are there; permission has been checked. */
    Answer run(Invocation invocation);
}
