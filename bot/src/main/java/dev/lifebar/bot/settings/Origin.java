package dev.lifebar.bot.settings;

/** Where a setting's value came from. */
public enum Origin {
    ENVIRONMENT("environment"),
    FILE(Settings.FILE),
    DEFAULT("default");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
