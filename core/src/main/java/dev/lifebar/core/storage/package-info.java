/** Keeps everything in one database: a class per table, and {@link dev.lifebar.core.storage.Database} to reach it. */
@NullMarked
package dev.lifebar.core.storage;

import org.jspecify.annotations.NullMarked;
