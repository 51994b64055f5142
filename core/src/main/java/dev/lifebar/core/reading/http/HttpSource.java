package dev.lifebar.core.reading.http;

import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.provider.Reach;
import dev.lifebar.core.provider.Recipe;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Source;
import java.time.InstantSource;
import java.time.LocalDate;

/** Asks providers over HTTP as their recipes say. Safe to use from many threads, each of which waits for its answer. */
public final class HttpSource implements Source {
    private final Wire wire;
    private final Reach reach;
    private final InstantSource time;

    /** Nothing is opened before somebody is asked. */
    public HttpSource(Reach reach, InstantSource time) {
        this(Limits.USUAL, reach, time);
    }

    HttpSource(Limits limits, Reach reach, InstantSource time) {
        this.wire = new Wire(limits, time);
        this.reach = reach;
        this.time = time;
    }

    @Override
    public Outcome read(Provider provider, Credentials credentials, LocalDate since) {
        Recipe recipe = provider.recipe();
        if (recipe == null) {
            throw new IllegalArgumentException(provider.id() + " is kept by hand");
        }
        try {
            Account account = Account.of(provider, recipe, credentials, reach);
            return new Inquiry(wire, recipe, account, credentials, time.instant()).outcome(since);
        } catch (Untold e) {
            return e.failed();
        }
    }
}
