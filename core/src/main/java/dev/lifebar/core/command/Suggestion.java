package dev.lifebar.core.command;

/**
 * Something that could be typed next.
 *
 * @param value what is put in
 * @param description a few words beside it
 */
public record Suggestion(String value, String description) {}
