/** Placeholder. */
@NullMarked
package dev.lifebar.core.health;

import org.jspecify.annotations.NullMarked;
