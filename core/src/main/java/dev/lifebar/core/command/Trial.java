package dev.lifebar.core.command;

import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a key that nobody has kept, with one reading. */
record Trial(Source source) {
    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

    /** Asks for what is left, or what was spent this month. An exception may quote the key: only its kind is told. */
    Outcome of(Provider provider, Credentials credentials, Instant now) {
        LocalDate month = LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1);
        try {
            return source.read(provider, credentials, month);
        } catch (RuntimeException e) {
            String kind = e.getClass().getSimpleName();
            LOG.error("asking {} failed with {}", provider.id(), kind);
            return new Outcome.Failed(Failure.UNEXPECTED, null, kind);
        }
    }
}
