package dev.lifebar.core.reading.http;

import java.time.Duration;

/**
 * What a provider is granted.
 *
 * @param time how long one question may take, from the first byte sent to the last received
 * @param bytes how long an answer may be, unpacked
 * @param perHost how many questions one host is asked at once
 */
record Limits(Duration time, int bytes, int perHost) {
    static final Limits USUAL = new Limits(Duration.ofSeconds(10), 1_000_000, 32);
}
