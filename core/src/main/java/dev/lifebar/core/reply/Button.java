package dev.lifebar.core.reply;

import java.net.URI;

/** Something to press under a reply. */
public sealed interface Button {

    /** The words on the button, at most 80 characters, which is all Discord takes. */
    String label();

    /**
     * Runs a command.
     *
     * @param action the invocation in its compact form, at most 100 characters; see {@link Actions}
     */
    record Press(String label, String action) implements Button {}

    /** Opens a page of the provider. */
    record Open(String label, URI target) implements Button {}
}
