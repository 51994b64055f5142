package dev.lifebar.bot.discord;

import org.jspecify.annotations.Nullable;

/**
 * Where an interaction happens.
 *
 * @param guild null between the bot and one person
 * @param own whether the person added the bot for themselves
 */
record Place(@Nullable StandInGuild guild, String channel, String name, boolean own) {
    /** What the id of the channel between the bot and a person begins with. */
    static final String DIRECT = "9";

    static Place in(StandInGuild guild) {
        return new Place(guild, guild.channel(), "ops", false);
    }

    /** A direct message to the bot. */
    static Place direct(Person person) {
        return new Place(null, DIRECT + person.id(), "", true);
    }

    /** A server the bot was not added to, where a person uses it as their own. */
    static Place elsewhere(StandInGuild guild) {
        return new Place(guild, guild.channel(), "ops", true);
    }
}
