package dev.lifebar.bot.terminal;

import org.jspecify.annotations.Nullable;

/** The program cannot do what it was started for; carries the sentence for whoever started it. */
public final class StartException extends RuntimeException {
    private final String sentence;

    public StartException(String sentence) {
        this(sentence, null);
    }

    public StartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
