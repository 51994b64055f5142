package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Form;

/** What is done about a form. */
interface Filling {
    Answer fill(Form form);
}
