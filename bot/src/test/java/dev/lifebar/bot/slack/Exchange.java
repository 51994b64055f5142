package dev.lifebar.bot.slack;

import com.google.gson.JsonObject;

/**
 * Something the bot sent.
 *
 * @param method a method of the Web API, {@code ack} or {@code response_url}
 * @param path where it went; for acknowledgements the envelope
 * @param answer what Slack answered: {@code ok} or the error
 */
record Exchange(String method, String path, JsonObject body, String answer) {
    /** Everything in it, for tests that look for words anywhere. */
    String text() {
        return body.toString();
    }

    String field(String name) {
        return BlockKit.string(body, name);
    }
}
