package dev.lifebar.core.secret;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Master keys put together for Tink, the only class that knows it: loading it takes time, so it comes last. */
final class Ring {
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final int first;
    private final Set<Integer> ids;
    private final Aead aead;

    /** Locks with the first, unlocks with each. */
    Ring(List<MasterKey> keys) {
        this.first = keys.get(0).id();
        this.ids = keys.stream().map(MasterKey::id).collect(Collectors.toSet());
        try {
            AeadConfig.register();
            this.aead = keyset(keys).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink refuses a key", e);
        }
    }

    boolean isOf(List<MasterKey> keys) {
        return first == keys.get(0).id()
                && ids.equals(keys.stream().map(MasterKey::id).collect(Collectors.toSet()));
    }

    Locked lock(byte[] plain, byte[] owner) {
        try {
            return new Locked(first, aead.encrypt(plain, owner));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink does not encrypt", e);
        }
    }

    /** Throws where the key is gone, or something is not where it was locked. */
    byte[] unlock(Locked locked, byte[] owner) throws GeneralSecurityException {
        return aead.decrypt(locked.bytes(), owner);
    }

    @AccessesPartialKey
    private static KeysetHandle keyset(List<MasterKey> keys) throws GeneralSecurityException {
        KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
        for (MasterKey key : keys) {
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(AesGcmKey.builder()
                    .setParameters(parameters(key.bytes().length))
                    .setKeyBytes(SecretBytes.copyFrom(key.bytes(), InsecureSecretKeyAccess.get()))
                    .setIdRequirement(key.id())
                    .build());
            keyset.addEntry(key.equals(keys.get(0)) ? entry.makePrimary() : entry);
        }
        return keyset.build();
    }

    private static AesGcmParameters parameters(int length) throws GeneralSecurityException {
        return AesGcmParameters.builder()
                .setKeySizeBytes(length)
                .setIvSizeBytes(NONCE)
                .setTagSizeBytes(TAG)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
    }
}
