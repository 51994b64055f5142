/** Tests of the terminal, with a stand-in for the commands and a real pseudo-terminal. */
@NullMarked
package dev.lifebar.bot.terminal;

import org.jspecify.annotations.NullMarked;
