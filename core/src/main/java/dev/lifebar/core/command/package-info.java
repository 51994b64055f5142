/** What people can ask for: every command described once, and the one place that runs them. */
@NullMarked
package dev.lifebar.core.command;

import org.jspecify.annotations.NullMarked;
