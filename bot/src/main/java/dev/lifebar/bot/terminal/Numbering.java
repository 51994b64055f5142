package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Button;
import java.util.OptionalInt;

/** Gives buttons the numbers they are pressed by. */
interface Numbering {
    /** Where nothing can be pressed, as in a script. */
    Numbering NONE = button -> OptionalInt.empty();

    /** The button's number, or nothing if it is not to be shown. */
    OptionalInt number(Button.Press button);
}
