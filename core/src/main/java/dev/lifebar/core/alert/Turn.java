package dev.lifebar.core.alert;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of an episode.
 *
 * @param course how far it has come now; null if none is open any more
 * @param crossed the boundaries that a post tells of
 * @param effects what is to be done about it
 */
public record Turn(@Nullable Course course, Set<Crossing> crossed, Set<Effect> effects) {

    /** Something to do. */
    public enum Effect {
        /** A new message: it got worse. */
        POST,
        /** The message that tells the story is written anew. */
        EDIT,
        /** It is over. */
        RECOVER,
        /** People are rung again. */
        REMIND,
        /** A second place is told, since nobody answers here. */
        ESCALATE
    }

    public Turn {
        crossed = Set.copyOf(crossed);
        effects = Set.copyOf(effects);
    }

    static Turn of(@Nullable Course course, Effect... effects) {
        return new Turn(course, Set.of(), Set.of(effects));
    }

    static Turn post(Course course, Set<Crossing> crossed) {
        return new Turn(course, crossed, Set.of(Effect.POST, Effect.EDIT));
    }

    public boolean has(Effect effect) {
        return effects.contains(effect);
    }
}
