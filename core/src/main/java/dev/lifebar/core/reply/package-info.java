/** Answers as data: described once, drawn by every platform in its own idiom. */
@NullMarked
package dev.lifebar.core.reply;

import org.jspecify.annotations.NullMarked;
