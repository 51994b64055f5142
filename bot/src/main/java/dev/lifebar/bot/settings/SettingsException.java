package dev.lifebar.bot.settings;

import dev.lifebar.core.reply.Clean;
import java.util.List;

/** Lifebar cannot start like this. Carries the sentences to show: what is wrong, and what to do about it. */
public final class SettingsException extends RuntimeException {
    private final transient List<String> complaints;

    SettingsException(String complaint) {
        this(List.of(complaint));
    }

    SettingsException(List<String> complaints) {
        super(String.join("\n", clean(complaints)), null, false, false);
        this.complaints = clean(complaints);
    }

    public List<String> complaints() {
        return complaints;
    }

    /** The names of files are quoted in complaints. */
    private static List<String> clean(List<String> complaints) {
        return complaints.stream().map(Clean::text).toList();
    }
}
