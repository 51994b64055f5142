/** What is true without a chat platform. */
@NullMarked
package dev.lifebar.core;

import org.jspecify.annotations.NullMarked;
