/** Asking providers over HTTP, as the catalogue says. */
@NullMarked
package dev.lifebar.core.reading.http;

import org.jspecify.annotations.NullMarked;
