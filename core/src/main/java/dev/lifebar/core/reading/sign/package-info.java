/** Signing what is asked, each way in a class that is loaded when somebody is asked in that way. */
@NullMarked
package dev.lifebar.core.reading.sign;

import org.jspecify.annotations.NullMarked;
