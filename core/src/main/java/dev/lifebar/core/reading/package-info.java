/** Asking providers what is left. */
@NullMarked
package dev.lifebar.core.reading;

import org.jspecify.annotations.NullMarked;
