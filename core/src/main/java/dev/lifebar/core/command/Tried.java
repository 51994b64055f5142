package dev.lifebar.core.command;

import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Telling;
import java.time.Instant;

/**
 * A key that was tried, worked, and is not kept. Prints without the key.
 *
 * @param reply words what comes of it; it knows what was given, and for which account
 * @param credentials what the provider was shown, with what it was asked for beside the key
 * @param last the sequence of the account's last entry before it was tried; 0 where there was none
 * @param at when it was tried
 */
record Tried(ConnectReply reply, Credentials credentials, Telling telling, long last, Instant at) {}
