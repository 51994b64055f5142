package dev.lifebar.core.reading.http;

/** Which page is wanted: what a question says beside everything else, and under which name. */
record Mark(String name, String value) {}
