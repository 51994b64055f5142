package dev.lifebar.core.reading.sign;

import dev.lifebar.core.provider.Sign;
import dev.lifebar.core.secret.Secret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;

/** Signs questions. */
public interface Signer {

    /**
     * The headers that make a question a signed one, beside its own.
     *
     * @throws GeneralSecurityException if nothing can be signed with this key
     */
    Map<String, String> headers(Unsigned question) throws GeneralSecurityException;

    /**
     * What signs in a way.
     *
     * @param id whose key it is; empty where the key says it
     */
    static Signer of(Sign sign, String id, Secret key, Instant now) {
        return switch (sign.way()) {
            case AWS4 -> new Aws4(id, key, sign.scope(), now);
            case ACS3 -> new Acs3(id, key, now);
            case TC3 -> new Tc3(id, key, sign.scope(), now);
            case VOLCENGINE -> new Volcengine(id, key, sign.scope(), now);
            case GOOGLE -> new Google(key, sign.scope(), now);
        };
    }
}
