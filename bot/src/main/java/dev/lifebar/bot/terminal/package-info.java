/** The terminal: a chat at a prompt, and every command in one shot for scripts. */
@NullMarked
package dev.lifebar.bot.terminal;

import org.jspecify.annotations.NullMarked;
