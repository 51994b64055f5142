package dev.lifebar.core.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job.
 *
 * @param raw the answer without secrets; null if it told nothing
 */
record Answered(Job job, Outcome outcome, @Nullable String raw, Instant at) {}
