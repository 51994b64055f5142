package dev.lifebar.core.alert;

import dev.lifebar.core.health.Level;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what a new level of an account means for its episode. Pure: no clock, no storage. */
public final class EpisodeRules {
    private EpisodeRules() {}

    /** What became of the episode. */
    public enum Change {
        NONE,
        OPENED,
        WORSENED,
        /** Better, and not green yet. */
        EASED,
        CLOSED
    }

    /**
     * What is to be done.
     *
     * @param level the episode's level from now on
     * @param crossed the boundaries to tell; empty where only an earlier message is to be edited
     */
    public record Decision(Change change, Level level, Set<Crossing> crossed) {
        public Decision {
            crossed = Set.copyOf(crossed);
        }
    }

    /**
     * What was seen.
     *
     * @param level the account's exact level now
     * @param settled the level it would have with two percent of its capacity less, and days left counted only once they
     *     can be believed again; never better than {@code level}
     * @param byPerson whether a person said so: then it takes effect at once
     * @param first whether this is the first balance ever known
     */
    public record Observation(Level level, Level settled, boolean byPerson, boolean first) {}

    /** Decides, given the level of the open episode; null while the account is green. */
    public static Decision decide(@Nullable Level told, Observation seen) {
        Level from = told == null ? Level.GREEN : told;
        Level to = target(from, seen);
        if (to == from) {
            return new Decision(Change.NONE, from, Set.of());
        }
        if (to.isWorseThan(from)) {
            Set<Crossing> crossed = crossed(from, to);
            boolean quiet = seen.first() && !crossed.contains(Crossing.RED);
            return new Decision(told == null ? Change.OPENED : Change.WORSENED, to, quiet ? Set.of() : crossed);
        }
        return new Decision(to == Level.GREEN ? Change.CLOSED : Change.EASED, to, Set.of());
    }

    private static Level target(Level from, Observation seen) {
        if (seen.byPerson() || seen.level().isWorseThan(from)) {
            return seen.level();
        }
        return from.isWorseThan(seen.settled()) ? seen.settled() : from;
    }

    private static Set<Crossing> crossed(Level from, Level to) {
        EnumSet<Crossing> crossed = EnumSet.noneOf(Crossing.class);
        if (from == Level.GREEN) {
            crossed.add(Crossing.YELLOW);
        }
        if (Level.RED.isWorseThan(from) && !Level.RED.isWorseThan(to)) {
            crossed.add(Crossing.RED);
        }
        if (to == Level.EMPTY) {
            crossed.add(Crossing.EMPTY);
        }
        return crossed;
    }
}
