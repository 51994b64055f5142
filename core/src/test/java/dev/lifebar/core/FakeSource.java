package dev.lifebar.core;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Source;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.secret.MasterKeys;
import dev.lifebar.core.secret.References;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Knows one good key, and tells what it was told to tell; remembers what it was shown. */
public final class FakeSource implements Source {
    /** The good one; nothing like it is to be found anywhere but here. */
    public static final String KEY = "sk-or-v1-canary0a1b2c3d4e5f60718293a4b5c6d7e8f9";

    /** The variable that has it, for workspaces that may read variables. */
    public static final String VARIABLE = "OPENROUTER_API_KEY";

    /** What some provider wants beside its key, in a variable as well. */
    public static final String ID = "AKIACANARY5D1F0B7E9A";

    public final List<Credentials> shown = new CopyOnWriteArrayList<>();
    private volatile Source answering = (provider, credentials, since) -> left("41.20");

    /** What it answers from now on to the good key. */
    public void answer(Outcome outcome) {
        answering = (provider, credentials, since) -> outcome;
    }

    public void answer(Source source) {
        answering = source;
    }

    public static Outcome left(String usd) {
        return new Outcome.Told(new Telling(Amount.usd(usd), new TreeMap<>(), List.of(), ""));
    }

    public static Outcome failed(Failure failure, String detail) {
        return new Outcome.Failed(failure, null, detail);
    }

    /** A core that asks this, and keeps its master key in a directory. */
    public Outside outside(Path directory, String... workspaces) {
        return new Outside(
                Catalogue.bundled(),
                this,
                new MasterKeys(null, directory.resolve("master.key")),
                new References(
                        Map.of(VARIABLE, KEY, "AWS_ACCESS_KEY_ID", ID),
                        Set.of(workspaces),
                        Set.of(directory.resolve("master.key"))));
    }

    @Override
    public Outcome read(Provider provider, Credentials credentials, LocalDate since) {
        shown.add(credentials);
        return credentials.key().value().equals(KEY)
                ? answering.read(provider, credentials, since)
                : failed(Failure.KEY_REJECTED, "401");
    }
}
