package dev.lifebar.core.health;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Why an account has its level: the rule that decided it and the boundary that was crossed, in percent, in the account's
 * unit or in days. No boundary stands beside {@link RuleKind#NONE} and {@link RuleKind#EMPTY}.
 */
public record Reason(RuleKind kind, @Nullable BigDecimal boundary) {}
