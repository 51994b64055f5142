package dev.lifebar.core.command;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Form;
import java.util.List;
import java.util.Map;

/** Every command, and the one place that runs them: reads what was typed, checks permission, catches what goes wrong. */
public abstract class Commands {

    /** All commands, in the order help lists them. */
    public abstract List<Spec> specs();

    /** Runs what a person typed, with or without the slash. Never throws. */
    public abstract Answer run(Origin origin, String text);

    /** Runs what a shell has already split into words. Never throws. */
    public abstract Answer run(Origin origin, List<String> words);

    /** Runs the command of a form with what was typed into it. Never throws. */
    public abstract Answer submit(Origin origin, Form form, Map<String, String> typed);

    /** Runs the command behind a pressed button. Never throws. */
    public abstract Answer press(Origin origin, String action);

    /** What the last word of an unfinished line could become, best first. */
    public abstract List<Suggestion> complete(Origin origin, String line);
}
