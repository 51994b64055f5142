package dev.lifebar.bot.discord;

/**
 * Somebody who uses Discord.
 *
 * @param role the id of a role they have, or empty
 */
record Person(String id, String name, String role) {
    static final Person ADA = new Person("7001", "Ada", StandInGuild.MANAGERS);
    static final Person BOB = new Person("7002", "Bob", "");
}
