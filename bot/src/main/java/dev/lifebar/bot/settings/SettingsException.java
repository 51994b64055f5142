package dev.lifebar.bot.settings;

import java.util.List;

/** Lifebar cannot start like this. Carries the sentences to show: what is wrong, and what to do about it. */
public final class SettingsException extends RuntimeException {
    private final transient List<String> complaints;

    SettingsException(String complaint) {
        this(List.of(complaint));
    }

    SettingsException(List<String> complaints) {
        super(String.join("\n", complaints), null, false, false);
        this.complaints = List.copyOf(complaints);
    }

    public List<String> complaints() {
        return complaints;
    }
}
