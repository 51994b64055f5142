package dev.lifebar.core.provider;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import dev.lifebar.core.balance.AccountName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The providers Lifebar knows, found by whatever people call them. */
public final class Catalogue {
    /** Longer than this, nothing is a slip of the finger any more. */
    private static final int LONGEST_TYPED = 40;

    /** As many as a menu of Discord holds, most used first. */
    static final List<String> WELL_KNOWN = List.of(
            "anthropic",
            "openai",
            "openrouter",
            "mistral",
            "groq",
            "vercel-ai-gateway",
            "xai",
            "google-gemini",
            "deepseek",
            "together",
            "fireworks",
            "perplexity",
            "cohere",
            "replicate",
            "elevenlabs",
            "deepgram",
            "huggingface",
            "cerebras",
            "moonshot",
            "deepinfra",
            "fal",
            "stability",
            "runpod",
            "nebius",
            "novita");

    private static final int SHORTEST_PREFIX = 3;
    private static final int MOST_EDITS = 3;

    private final List<Provider> providers;
    private final Map<String, Provider> bySpelling = new HashMap<>();

    Catalogue(List<Provider> providers) {
        this.providers = providers.stream().sorted(comparing(Provider::id)).toList();
        this.providers.forEach(this::claimSpellings);
    }

    /** The catalogue that comes with the program. */
    public static Catalogue bundled() {
        try (InputStream file = Catalogue.class.getResourceAsStream("providers.json")) {
            return new Catalogue(CatalogueFile.read(requireNonNull(file, "providers.json is not on the class path")));
        } catch (IOException e) {
            throw new UncheckedIOException("providers.json cannot be read", e);
        }
    }

    /** Every provider, in alphabetical order of the ids. */
    public List<Provider> all() {
        return providers;
    }

    /** Every provider; those that most people use come first. */
    public List<Provider> wellKnownFirst() {
        return Stream.concat(WELL_KNOWN.stream().flatMap(id -> find(id).stream()), providers.stream())
                .distinct()
                .toList();
    }

    /** The provider with this id, alias or name, in upper or lower case. */
    public Optional<Provider> find(String text) {
        return Optional.ofNullable(bySpelling.get(normalised(text)));
    }

    /** The provider somebody most likely meant who typed the beginning of its name or made a slip. */
    public Optional<Provider> nearest(String text) {
        String typed = normalised(text);
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        int allowed = Math.min(typed.length() / 3, MOST_EDITS);
        return bySpelling.keySet().stream()
                .map(spelling -> new Guess(spelling, edits(typed, spelling)))
                .filter(guess -> guess.edits() <= allowed)
                .min(Guess.BEST_FIRST)
                .map(guess -> bySpelling.get(guess.spelling()));
    }

    /** Completions of what was typed so far: those that begin with it, then those that contain it, most used first. */
    public List<Provider> matching(String prefix, int limit) {
        String typed = normalised(prefix);
        return wellKnownFirst().stream()
                .filter(provider -> isSpelled(provider, spelling -> spelling.contains(typed)))
                .sorted(comparing(provider -> !isSpelled(provider, spelling -> spelling.startsWith(typed))))
                .limit(limit)
                .toList();
    }

    /** What people call an account: {@code OpenAI}, or {@code OpenAI · prod} where it has a label. */
    public String nameOf(AccountName account) {
        String provider = find(account.provider()).map(Provider::name).orElse(account.provider());
        return account.label().isEmpty() ? provider : provider + " · " + account.label();
    }

    private static boolean isSpelled(Provider provider, Predicate<String> wanted) {
        return provider.spellings().stream().anyMatch(wanted);
    }

    private void claimSpellings(Provider provider) {
        claim("id", provider.id(), provider);
        for (String alias : provider.aliases()) {
            claim("aliases", alias, provider);
        }
        String name = normalised(provider.name());
        if (!name.equals(provider.id()) && !provider.aliases().contains(name)) {
            claim("name", name, provider);
        }
    }

    private void claim(String field, String spelling, Provider provider) {
        Provider owner = bySpelling.putIfAbsent(spelling, provider);
        if (owner != null) {
            throw new IllegalArgumentException("Provider \"%s\": field \"%s\" has \"%s\", which already means \"%s\""
                    .formatted(provider.id(), field, spelling, owner.id()));
        }
    }

    private static int edits(String typed, String spelling) {
        if (typed.length() >= SHORTEST_PREFIX && spelling.startsWith(typed)) {
            return 0;
        }
        return EditDistance.between(typed, spelling);
    }

    private static String normalised(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** A spelling that may have been meant. */
    private record Guess(String spelling, int edits) {
        static final Comparator<Guess> BEST_FIRST = comparingInt(Guess::edits)
                .thenComparingInt(guess -> guess.spelling().length())
                .thenComparing(Guess::spelling);
    }
}
