/** Everything that talks; {@link dev.lifebar.bot.Main} wires it. */
@NullMarked
package dev.lifebar.bot;

import org.jspecify.annotations.NullMarked;
