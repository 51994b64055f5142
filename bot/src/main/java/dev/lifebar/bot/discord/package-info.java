/** Discord: commands as interactions, replies as components, alerts as channel messages. */
@NullMarked
package dev.lifebar.bot.discord;

import org.jspecify.annotations.NullMarked;
