package dev.lifebar.core.balance;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one balance within a workspace.
 *
 * @param provider the catalogue's id
 * @param label tells several accounts of one provider apart; empty for the only one. Lower-case letters, digits, dot,
 *     dash and underscore, at most 32
 */
public record AccountName(String provider, String label) {
    private static final Pattern LABEL = Pattern.compile("([a-z0-9][a-z0-9._-]{0,31})?");

    public AccountName {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("not a label");
        }
    }

    /** A label as somebody typed it, or nothing if it has characters that labels cannot have. */
    public static Optional<String> label(String typed) {
        String lower = typed.strip().toLowerCase(Locale.ROOT);
        return LABEL.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }

    /** Whether the other is meant too: without a label, all accounts of the provider are. */
    public boolean includes(AccountName other) {
        return provider.equals(other.provider) && (label.isEmpty() || label.equals(other.label));
    }

    /** As it is typed: {@code openai} or {@code openai/prod}. */
    public String text() {
        return label.isEmpty() ? provider : provider + "/" + label;
    }
}
