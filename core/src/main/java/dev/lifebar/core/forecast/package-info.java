/** Where an account is going: spend by day, burn rate and time left. Uses the JDK and amounts, nothing else. */
@NullMarked
package dev.lifebar.core.forecast;

import org.jspecify.annotations.NullMarked;
