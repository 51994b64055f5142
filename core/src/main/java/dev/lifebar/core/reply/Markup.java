package dev.lifebar.core.reply;

import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import java.time.Instant;

/** How a platform writes each kind of {@link Span}. */
public interface Markup {
    void plain(String text);

    void strong(String text);

    void code(String text);

    /** Whom a reference means, in the form in which the platform writes it; as it is where nobody looks it up. */
    default void named(String reference) {
        plain(reference);
    }

    void ago(Instant at);

    void clock(Instant at);

    void bar(HealthBar bar, Level level);
}
