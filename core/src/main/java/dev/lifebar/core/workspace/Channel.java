package dev.lifebar.core.workspace;

/**
 * A place that can be posted into.
 *
 * @param platform the adapter that reaches it: {@code terminal}, {@code discord}, {@code slack}, {@code webhook}
 * @param id the platform's own id
 * @param name what people call it, such as {@code #ops}
 */
public record Channel(String platform, String id, String name) {

    /** Whether it goes by a name that people gave it; direct messages and the like are called by what they are. */
    public boolean isNamed() {
        return name.startsWith("#");
    }

    /** Whether it is the same place, whatever it is called by now. */
    public boolean isSameAs(Channel other) {
        return platform.equals(other.platform) && id.equals(other.id);
    }
}
