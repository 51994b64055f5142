package dev.lifebar.bot.slack;

import dev.lifebar.core.command.Spec;
import dev.lifebar.core.reply.Answer;
import java.util.Optional;

/**
 * What was answered to a line.
 *
 * @param spec the command that was meant, if one was
 */
record Said(Answer answer, Optional<Spec> spec) {
    String path() {
        return spec.map(Spec::path).orElse("");
    }
}
