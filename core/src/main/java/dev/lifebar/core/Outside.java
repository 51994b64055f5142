package dev.lifebar.core;

import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Source;
import dev.lifebar.core.secret.MasterKeys;
import dev.lifebar.core.secret.References;
import java.nio.file.Path;

/**
 * What the core reads besides its database.
 *
 * @param catalogue the providers that are known
 * @param source asks providers
 * @param masterKeys what keys are locked under
 * @param references where keys may be read that are not kept
 */
public record Outside(Catalogue catalogue, Source source, MasterKeys masterKeys, References references) {

    private static final Source SILENCE =
            (provider, credentials, since) -> new Outcome.Failed(Failure.TRANSIENT, null, "");

    /** Nothing: no provider answers, and no key is found. */
    static Outside none() {
        return new Outside(
                Catalogue.bundled(), SILENCE, new MasterKeys(null, Path.of("master.key")), References.none());
    }
}
