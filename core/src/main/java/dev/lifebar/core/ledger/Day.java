package dev.lifebar.core.ledger;

import dev.lifebar.core.balance.Amount;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one day, in the workspace's zone, did to an account.
 *
 * @param closing the last balance of the day; null while it was unknown
 */
public record Day(
        LocalDate day, Amount spent, Amount added, @Nullable Amount closing) {}
