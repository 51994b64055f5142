package dev.lifebar.core.reading;

import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Outcome.Failed;
import dev.lifebar.core.reading.Telling.Detail;
import dev.lifebar.core.reply.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one provider with one key; whatever happens is an answer, and there is no key in it. */
final class Asker {
    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);

    private final Catalogue catalogue;
    private final Source source;
    private final Keyring keyring;
    private final InstantSource time;

    Asker(Catalogue catalogue, Source source, Keyring keyring, InstantSource time) {
        this.catalogue = catalogue;
        this.source = source;
        this.keyring = keyring;
        this.time = time;
    }

    /** Nothing where this program has no key to ask with, or does not know the provider: another one may. */
    Optional<Answered> answer(Job job) {
        Asked asked = job.asked();
        Optional<Provider> provider = catalogue.find(asked.provider());
        if (provider.isEmpty()) {
            return Optional.empty();
        }
        try {
            return keyring.of(asked.workspaceId(), asked.accountId())
                    .map(credentials ->
                            answered(job, source.read(provider.get(), credentials, job.since()), credentials));
        } catch (RuntimeException e) {
            // Its message may hold the key.
            LOG.error(
                    "asking {} failed unexpectedly: {}",
                    job.provider(),
                    e.getClass().getName());
            return Optional.of(failed(job, Failure.UNEXPECTED, Texts.text("failure.here")));
        }
    }

    /** Instead of an answer that cannot be used. */
    Answered failed(Job job, Failure failure, String detail) {
        return new Answered(job, new Failed(failure, null, detail), null, time.instant());
    }

    private Answered answered(Job job, Outcome outcome, Credentials credentials) {
        if (outcome instanceof Failed failed) {
            String detail = Redaction.ofKey(failed.detail(), credentials);
            String raw = failed.raw() == null ? null : Redaction.of(failed.raw(), credentials);
            return new Answered(job, new Failed(failed.failure(), failed.retryAfter(), detail), raw, time.instant());
        }
        Telling telling = redacted(((Outcome.Told) outcome).telling(), credentials);
        return new Answered(job, new Outcome.Told(telling), telling.raw(), time.instant());
    }

    /** A provider may repeat the key wherever it tells a text. */
    static Telling redacted(Telling telling, Credentials credentials) {
        List<Detail> details = telling.details().stream()
                .map(detail -> new Detail(detail.topic(), Redaction.ofKey(detail.value(), credentials)))
                .toList();
        return new Telling(
                telling.left(),
                telling.limit(),
                telling.spend(),
                telling.until(),
                telling.month(),
                telling.unlimited(),
                details,
                telling.found(),
                Redaction.of(telling.raw(), credentials));
    }
}
