package dev.lifebar.core.command;

import dev.lifebar.core.provider.Provider;
import java.util.List;
import java.util.Locale;

/** What providers want for a key: the one place where the catalogue is asked for it. */
final class KeyFields {
    private KeyFields() {}

    /** Something a provider wants beside the key. */
    record KeyField(String name, String label, boolean required) {}

    /** What it wants beside the key. */
    static List<KeyField> of(Provider provider) {
        return List.of();
    }

    /** The variables in which people keep its key. */
    static List<String> variables(Provider provider) {
        return List.of(provider.id().replace('-', '_').toUpperCase(Locale.ROOT) + "_API_KEY");
    }

    /** Whether it tells anything that a key could be for. */
    static boolean hasApi(Provider provider) {
        return provider.kind() != Provider.Kind.NONE && provider.confidence() != Provider.Confidence.ABSENCE;
    }
}
