@NullMarked
package dev.lifebar.core.ledger;

import org.jspecify.annotations.NullMarked;
