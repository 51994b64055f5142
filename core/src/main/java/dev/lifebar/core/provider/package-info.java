/** Placeholder. */
@NullMarked
package dev.lifebar.core.provider;

import org.jspecify.annotations.NullMarked;
