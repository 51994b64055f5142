/** What is true about a balance: amounts, ledger entries and the state they add up to. Uses nothing but the JDK. */
@NullMarked
package dev.lifebar.core.balance;

import org.jspecify.annotations.NullMarked;
