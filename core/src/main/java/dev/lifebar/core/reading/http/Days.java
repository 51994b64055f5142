package dev.lifebar.core.reading.http;

import java.time.LocalDate;

/** Days in UTC that are asked for: from one on, to before another. */
record Days(LocalDate from, LocalDate to) {}
