/**
 * Keeps everything in one database: a class per table, and {@link dev.lifebar.core.storage.Database} to reach it. A table is read
 * together with others where that is one question, but written by its own class alone; {@link
 * dev.lifebar.core.storage.WorkspaceStore#forget} deletes from all.
 */
@NullMarked
package dev.lifebar.core.storage;

import org.jspecify.annotations.NullMarked;
