package dev.lifebar.core.forecast;

import java.time.LocalDate;

/** What was spent on one day of the workspace's time zone, in millionths of the unit; below zero after a refund. */
public record DaySpend(LocalDate day, long micros) {}
