package dev.lifebar.core.command;

import dev.lifebar.core.reply.Facts;

/** Everything of the workspace is deleted; whoever keeps something of it elsewhere deletes that too. */
public record Forgotten() implements Facts {}
