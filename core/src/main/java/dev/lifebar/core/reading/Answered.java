package dev.lifebar.core.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job.
 *
 * @param raw the answer without secrets; null if there was none that is worth keeping
 */
record Answered(Job job, Outcome outcome, @Nullable String raw, Instant at) {}
