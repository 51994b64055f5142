package dev.lifebar.core.secret;

/**
 * Something that was locked away.
 *
 * @param master the id of the master key it is under
 */
@SuppressWarnings("ArrayRecordComponent") // it goes to and from the database, and is never compared
public record Locked(int master, byte[] bytes) {}
