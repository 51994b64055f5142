package dev.lifebar.core.reply;

import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import java.time.Instant;

/** How a platform writes each kind of {@link Span}. */
public interface Markup {
    void plain(String text);

    void strong(String text);

    void code(String text);

    void ago(Instant at);

    void clock(Instant at);

    void bar(HealthBar bar, Level level);
}
