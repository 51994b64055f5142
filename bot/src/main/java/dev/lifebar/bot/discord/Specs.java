package dev.lifebar.bot.discord;

import dev.lifebar.core.command.Spec;
import java.util.List;
import java.util.Optional;

/** Finds the description of a command by its path, or by what somebody would type. */
final class Specs {
    private final List<Spec> all;

    Specs(List<Spec> all) {
        this.all = List.copyOf(all);
    }

    /** The command that these words begin with. */
    Optional<Spec> of(String typed) {
        return all.stream()
                .filter(spec -> (typed + " ").startsWith(spec.path() + " "))
                .findFirst();
    }
}
