/** What a person can choose before the start, and where Lifebar keeps its data. */
@NullMarked
package dev.lifebar.bot.settings;

import org.jspecify.annotations.NullMarked;
