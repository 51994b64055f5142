package dev.lifebar.bot.discord;

import dev.lifebar.core.command.Origin;

/**
 * Where something was asked, and who may see the answer there.
 *
 * @param direct whether it is between the bot and one person
 * @param alone whether answers are for the caller only, whatever the command says
 */
record Scene(Origin origin, boolean direct, boolean alone) {

    /** The same place, where answers are for the caller only. */
    Scene whispering() {
        return new Scene(origin, direct, true);
    }
}
