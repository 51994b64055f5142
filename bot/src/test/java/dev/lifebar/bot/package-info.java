/** The program as a whole, as people and scripts meet it. */
@NullMarked
package dev.lifebar.bot;

import org.jspecify.annotations.NullMarked;
