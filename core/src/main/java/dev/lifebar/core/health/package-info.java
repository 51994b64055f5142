/** How an account is doing: rules, the level they add up to, percent and bar. Uses the JDK and amounts, nothing else. */
@NullMarked
package dev.lifebar.core.health;

import org.jspecify.annotations.NullMarked;
