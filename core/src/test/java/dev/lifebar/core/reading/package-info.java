@NullMarked
package dev.lifebar.core.reading;

import org.jspecify.annotations.NullMarked;
