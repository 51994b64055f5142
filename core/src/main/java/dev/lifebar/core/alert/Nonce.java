package dev.lifebar.core.alert;

import dev.lifebar.core.storage.Ids;
import java.time.Instant;
import java.util.Optional;

/** What a platform knows a message by while it is delivered: the delivery's id, written in base 36. */
public final class Nonce {
    private Nonce() {}

    /** When the delivery was made that has this nonce; nothing if it is the nonce of something else. */
    public static Optional<Instant> madeAt(String nonce) {
        try {
            return Optional.of(Ids.madeAt(Long.parseLong(nonce, Character.MAX_RADIX)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
