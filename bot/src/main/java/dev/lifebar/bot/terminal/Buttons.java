package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The buttons that can be pressed now. A number keeps its meaning until the next line is entered. */
final class Buttons implements Numbering {
    private final List<Button.Press> buttons = new ArrayList<>();

    @Override
    public synchronized OptionalInt number(Button.Press button) {
        buttons.add(button);
        return OptionalInt.of(buttons.size());
    }

    synchronized Optional<Button.Press> find(int number) {
        return number < 1 || number > buttons.size() ? Optional.empty() : Optional.of(buttons.get(number - 1));
    }

    /** Begins again at 1; what arrives from now on counts before the answer that follows. */
    synchronized void clear() {
        buttons.clear();
    }

    synchronized int count() {
        return buttons.size();
    }
}
