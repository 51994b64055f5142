package dev.lifebar.core.command;

import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.provider.Recipe.KeyKind;
import dev.lifebar.core.reply.Texts;
import java.util.Locale;

/** Names the kind of key that a provider wants to see. */
final class KeyWords {
    private KeyWords() {}

    /** Such as {@code an admin key}. */
    static String some(Provider provider) {
        return Texts.text("key.some." + kind(provider));
    }

    /** Such as {@code the admin key}. */
    static String the(Provider provider) {
        return Texts.text("key.the." + kind(provider));
    }

    private static String kind(Provider provider) {
        return provider.keyKind().orElse(KeyKind.ORDINARY).name().toLowerCase(Locale.ROOT);
    }
}
