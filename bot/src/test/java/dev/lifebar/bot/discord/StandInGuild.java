package dev.lifebar.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A server: one text channel, two that the bot may not view, everyone, and a role that manages.
 *
 * @param denied the permissions that nobody has in its channel
 * @param hiding whether it has the two that the bot may not view
 */
record StandInGuild(String id, String name, String joined, long denied, boolean hiding) {
    static final long VIEW = 1 << 10;
    static final long SEND = 1 << 11;
    static final long READ_HISTORY = 1 << 16;
    static final long SEND_IN_THREADS = 1L << 38;

    /** The role of those who manage; the same id in every server. */
    static final String MANAGERS = "4001";

    static final StandInGuild ACME = new StandInGuild("1001", "Acme");
    static final StandInGuild GLOBEX = new StandInGuild("1002", "Globex");

    /** The type of a voice channel. */
    private static final int VOICE = 2;

    private static final String LONG_AGO = "2026-01-01T00:00:00+00:00";
    private static final String EVERYBODY = String.valueOf(VIEW | SEND | READ_HISTORY | SEND_IN_THREADS);
    private static final String MANAGE_GUILD = "32";

    /** One that the bot was added to long ago. */
    StandInGuild(String id, String name) {
        this(id, name, LONG_AGO, 0, true);
    }

    /** The same server, with the bot added at another time. */
    StandInGuild joined(Instant at) {
        return new StandInGuild(id, name, at.toString(), denied, hiding);
    }

    /** The same server, where nobody has these permissions in its channel. */
    StandInGuild denying(long permissions) {
        return new StandInGuild(id, name, joined, permissions, hiding);
    }

    /** The same server with nothing to hide, as a bare client can read it. */
    StandInGuild open() {
        return new StandInGuild(id, name, joined, denied, false);
    }

    boolean allows(long permission) {
        return (denied & permission) == 0;
    }

    String channel() {
        return id + "5";
    }

    /** What the gateway says of it. */
    ObjectNode json(JsonNode self) {
        ObjectNode guild = Json.object("""
                {"id": "%s", "owner_id": "1", "large": false, "member_count": 3, "unavailable": false,
                 "joined_at": "2026-01-01T00:00:00+00:00", "features": [], "emojis": [], "stickers": [], "threads": [],
                 "voice_states": [], "presences": [], "stage_instances": [], "guild_scheduled_events": [],
                 "soundboard_sounds": [], "verification_level": 0, "default_message_notifications": 1,
                 "explicit_content_filter": 0, "mfa_level": 0, "premium_tier": 0, "nsfw_level": 0, "afk_timeout": 300,
                 "system_channel_flags": 0, "system_channel_id": "%s", "preferred_locale": "en-US"}
                """.formatted(id, channel())).put("name", name);
        guild.putArray("roles")
                .add(role(id, "@everyone", EVERYBODY, 0))
                .add(role(MANAGERS, "managers", MANAGE_GUILD, 1));
        guild.putArray("channels").add(channelJson());
        if (hiding) {
            guild.withArray("channels").add(hidden(id + "6", 0, 1)).add(hidden(id + "7", VOICE, 2));
        }
        ObjectNode member = Json.object("""
                {"roles": [], "deaf": false, "mute": false, "flags": 0}
                """).put("joined_at", joined);
        member.set("user", self);
        guild.putArray("members").add(member);
        return guild;
    }

    /** Its channel as the bot is told of it. */
    ObjectNode channelJson() {
        return allows(VIEW) ? wholeChannel() : hidden(channel(), 0, 0);
    }

    /** A channel that the bot may not view, of which it is told no more than there is one. */
    private ObjectNode hidden(String channel, int type, int position) {
        ObjectNode hidden = Json.object("""
                {"id": "%s", "guild_id": "%s", "type": %d, "name": "___hidden___", "position": %d, "flags": 131072,
                 "topic": null, "parent_id": null, "last_message_id": null}
                """.formatted(channel, id, type, position));
        deny(hidden, VIEW);
        return hidden;
    }

    private void deny(ObjectNode channel, long permissions) {
        channel.withArray("permission_overwrites")
                .addObject()
                .put("id", id)
                .put("type", 0)
                .put("allow", "0")
                .put("deny", String.valueOf(permissions));
    }

    /** Its channel as an interaction has it, whatever the bot may view. */
    ObjectNode wholeChannel() {
        ObjectNode channel = Json.object("""
                {"id": "%s", "guild_id": "%s", "type": 0, "name": "ops", "position": 0, "permission_overwrites": [],
                 "nsfw": false, "topic": null, "rate_limit_per_user": 0, "permissions": "68608"}
                """.formatted(channel(), id));
        if (denied != 0) {
            deny(channel, denied);
        }
        return channel;
    }

    /** A thread of its channel. */
    ObjectNode threadJson(String thread, boolean archived, boolean locked) {
        ObjectNode json = Json.object("""
                {"id": "%s", "guild_id": "%s", "parent_id": "%s", "type": 11, "name": "talk", "owner_id": "1",
                 "message_count": 1, "member_count": 1, "rate_limit_per_user": 0}
                """.formatted(thread, id, channel()));
        json.putObject("thread_metadata")
                .put("archived", archived)
                .put("locked", locked)
                .put("auto_archive_duration", 60)
                .put("archive_timestamp", LONG_AGO);
        return json;
    }

    private static ObjectNode role(String id, String name, String permissions, int position) {
        return Json.object("""
                {"id": "%s", "name": "%s", "permissions": "%s", "position": %d, "color": 0, "hoist": false,
                 "managed": false, "mentionable": true, "flags": 0,
                 "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null}}
                """.formatted(id, name, permissions, position));
    }
}
