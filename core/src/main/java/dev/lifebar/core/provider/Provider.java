package dev.lifebar.core.provider;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A company or service that sells credit for its API.
 *
 * @param id the stable name it is stored and typed under
 * @param name the name people are shown
 * @param aliases what else people type to mean it
 * @param console where a person sees the balance
 * @param unit what a balance kept by hand is counted in: an ISO 4217 code, or a quota in lower case such as credits
 * @param kind what its API tells
 * @param confidence how well that is known
 * @param recipe how it is read; null where it is kept by hand
 * @param reason why it is kept by hand although its API tells something; empty for most
 */
public record Provider(
        String id,
        String name,
        List<String> aliases,
        URI console,
        String unit,
        Kind kind,
        Confidence confidence,
        @Nullable Recipe recipe,
        String reason) {

    /** How what is left comes to be known. */
    public enum Way {
        /** It is read. */
        AUTOMATIC,
        /** What was spent is read, and taken off what a person said was there. */
        ESTIMATED,
        /** It may be read, if somebody wants to try: it is not certain what the numbers mean. */
        EXPERIMENTAL,
        /** A person says it. */
        MANUAL
    }

    /** What an API tells about the credit. */
    public enum Kind {
        /** What is left of the money or credits that were bought. */
        PREPAID_BALANCE,
        /** What is left below a cap on a key, a team or a month, which is not the account's balance. */
        KEY_LIMIT,
        /** What was spent, from which what is left can only be estimated. */
        SPEND_ONLY,
        /** What is left of a counted allowance that is not money. */
        QUOTA,
        /** Nothing: the balance is kept by hand. */
        NONE
    }

    /** How well it is known what an API tells. */
    public enum Confidence {
        /** The vendor documents it. */
        DOCUMENTED,
        /** Public programs read it. */
        SEEN,
        /** One program reads it, or its units are in doubt. */
        UNCERTAIN,
        /** Somebody looked for an API and found none. */
        ABSENCE
    }

    public Provider {
        aliases = List.copyOf(aliases);
    }

    public Way way() {
        if (recipe == null) {
            return Way.MANUAL;
        }
        if (confidence == Confidence.UNCERTAIN) {
            return Way.EXPERIMENTAL;
        }
        return kind == Kind.SPEND_ONLY ? Way.ESTIMATED : Way.AUTOMATIC;
    }

    /** Which kind of key it is read with; nothing where it is kept by hand. */
    public Optional<Recipe.KeyKind> keyKind() {
        return Optional.ofNullable(recipe).map(Recipe::key).map(Recipe.Key::kind);
    }

    /** What it calls the key it is read with, where that is not simply a key; empty for most. */
    public String keyName() {
        return recipe == null ? "" : recipe.key().name();
    }

    /** Under which names programs keep that key in their environment. */
    public List<String> variables() {
        return recipe == null ? List.of() : recipe.key().variables();
    }

    /** What it wants to know beside the key. */
    public List<Recipe.Field> fields() {
        return recipe == null ? List.of() : recipe.fields();
    }

    /** How often it may be asked, at most; nothing where it is kept by hand. */
    public Optional<Duration> interval() {
        return Optional.ofNullable(recipe).map(Recipe::interval);
    }

    /** What it charges for being asked, in words; empty where that costs nothing. */
    public String price() {
        return recipe == null ? "" : recipe.price();
    }

    /** Everything a person may type to mean this provider, in lower case. */
    List<String> spellings() {
        return Stream.concat(Stream.of(id, name.toLowerCase(Locale.ROOT)), aliases.stream())
                .toList();
    }
}
