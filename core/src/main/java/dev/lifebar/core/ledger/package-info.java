/** Records what happens to balances: each entry, what it adds up to and whom it concerns, in one transaction. */
@NullMarked
package dev.lifebar.core.ledger;

import org.jspecify.annotations.NullMarked;
