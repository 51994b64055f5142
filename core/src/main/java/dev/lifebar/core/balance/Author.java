package dev.lifebar.core.balance;

/**
 * Who made an entry.
 *
 * @param id the platform's id of a person, or the name of a part of Lifebar
 * @param name what people call them
 */
public record Author(String id, String name) {}
