@NullMarked
package dev.lifebar.core.reading.sign;

import org.jspecify.annotations.NullMarked;
