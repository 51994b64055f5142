/** Credentials: what they look like from outside, and how they are kept. */
@NullMarked
package dev.lifebar.core.secret;

import org.jspecify.annotations.NullMarked;
