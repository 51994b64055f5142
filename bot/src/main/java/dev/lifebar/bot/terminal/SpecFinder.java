package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.Spec;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the command that words begin with. */
final class SpecFinder {
    private SpecFinder() {}

    /** The one with the longest path, so that {@code alerts here} is not taken for {@code alerts}. */
    static Optional<Spec> find(List<Spec> specs, List<String> words) {
        String typed = String.join(" ", words).toLowerCase(Locale.ROOT) + " ";
        String bare = typed.startsWith("/") ? typed.substring(1) : typed;
        return specs.stream()
                .filter(spec -> bare.startsWith(spec.path() + " "))
                .max(Comparator.comparingInt(spec -> spec.path().length()));
    }
}
