/** Lifebar in Slack, over Socket Mode. */
@NullMarked
package dev.lifebar.bot.slack;

import org.jspecify.annotations.NullMarked;
