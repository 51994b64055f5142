package dev.lifebar.core.reading;

import java.util.Optional;

/** Where the keys of accounts are. Asked outside of transactions, since opening a key may take a while. */
public interface Keyring {

    /** The key of an account, opened; nothing where none is connected or it cannot be opened here. */
    Optional<Credentials> of(long workspaceId, long accountId);
}
