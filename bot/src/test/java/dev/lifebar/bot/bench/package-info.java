/** Measures what the project promises about speed and memory; see CONTRIBUTING.md for the command that runs it. */
@NullMarked
package dev.lifebar.bot.bench;

import org.jspecify.annotations.NullMarked;
