/** Tests of Discord with the real client, against a stand-in for the server. */
@NullMarked
package dev.lifebar.bot.discord;

import org.jspecify.annotations.NullMarked;
