/** Who sells the credit. */
@NullMarked
package dev.lifebar.core.provider;

import org.jspecify.annotations.NullMarked;
