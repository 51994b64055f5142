/** The demo: a workspace that is thrown away, with a story that plays in it. */
@NullMarked
package dev.lifebar.bot.demo;

import org.jspecify.annotations.NullMarked;
