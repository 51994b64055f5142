/** Tests of the Slack adapter: the real Bolt against a server on this machine that speaks Slack's protocol. */
@NullMarked
package dev.lifebar.bot.slack;

import org.jspecify.annotations.NullMarked;
