/** Who must know when an account gets worse: episodes, subscriptions and the outbox. */
@NullMarked
package dev.lifebar.core.alert;

import org.jspecify.annotations.NullMarked;
