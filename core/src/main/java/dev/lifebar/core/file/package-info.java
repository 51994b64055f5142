/** Files on the disk of whoever runs Lifebar. */
@NullMarked
package dev.lifebar.core.file;

import org.jspecify.annotations.NullMarked;
