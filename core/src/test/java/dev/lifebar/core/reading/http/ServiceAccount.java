package dev.lifebar.core.reading.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;

/** The key file of a service account, as it is downloaded from Google, and what it is checked with. */
public final class ServiceAccount {
    public static final String EMAIL = "lifebar@acme.iam.gserviceaccount.com";
    public static final String KEY_ID = "3f8a9c1e5d7b2046a8c0e1f3957bd2468ace0b71";
    public static final String PRIVATE_KEY;
    public static final String FILE;
    public static final PublicKey PUBLIC;

    static {
        KeyPair pair = pair();
        PRIVATE_KEY = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        PUBLIC = pair.getPublic();
        FILE = new JsonMapper()
                .createObjectNode()
                .put("type", "service_account")
                .put("private_key_id", KEY_ID)
                .put("private_key", pem(pair))
                .put("client_email", EMAIL)
                .toPrettyString();
    }

    private ServiceAccount() {}

    private static String pem(KeyPair pair) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
