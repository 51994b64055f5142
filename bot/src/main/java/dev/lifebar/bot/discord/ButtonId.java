package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Actions;

/**
 * A button's action as Discord carries it. A mark before it says that the answer takes the place of the message: the
 * button asks the message's own question again, or answers it.
 */
record ButtonId(String action, boolean replacing) {
    private static final String MARK = "=";

    /** The id of a button under the reply of a command. An action that leaves no room for the mark does without. */
    static ButtonId of(String action, Specs specs, String path) {
        String typed = Actions.typed(action);
        boolean same = typed.equals(Actions.CANCEL)
                || specs.of(typed).filter(spec -> spec.path().equals(path)).isPresent();
        return new ButtonId(action, same && action.length() + MARK.length() <= Limits.CUSTOM_ID);
    }

    static ButtonId parse(String id) {
        return id.startsWith(MARK) ? new ButtonId(id.substring(MARK.length()), true) : new ButtonId(id, false);
    }

    @Override
    public String toString() {
        return replacing ? MARK + action : action;
    }
}
