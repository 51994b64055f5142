package dev.lifebar.core.reading.http;

import java.net.http.HttpRequest;

/**
 * What is sent.
 *
 * @param signed whether it is good for this address alone
 */
record Question(HttpRequest request, boolean signed) {}
