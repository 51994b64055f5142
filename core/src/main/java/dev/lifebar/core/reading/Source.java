package dev.lifebar.core.reading;

import dev.lifebar.core.provider.Provider;
import java.time.LocalDate;

/** Where it can be read what is left. */
public interface Source {

    /**
     * Asks the provider. Whatever the provider or the network does comes back as an outcome.
     *
     * @param since the first day in UTC whose spend is wanted; of use only where the provider tells spend
     */
    Outcome read(Provider provider, Credentials credentials, LocalDate since);
}
