/** Tests of asking providers over HTTP, each against a server on this computer. */
@NullMarked
package dev.lifebar.core.reading.http;

import org.jspecify.annotations.NullMarked;
