package dev.lifebar.bot.discord;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** An interaction, and what came of it. */
final class Asked {
    private final String id;
    private final Person person;
    private final Place place;
    private final int type;
    private final ObjectNode data;
    private final @Nullable JsonNode message;
    private volatile Duration late;
    private final List<ObjectNode> followUps = new CopyOnWriteArrayList<>();
    private volatile long answeredAt;
    private volatile @Nullable JsonNode callback;
    private volatile @Nullable ObjectNode original;
    private volatile boolean deleted;

    /**
     * Something that a person did.
     *
     * @param late how long ago that was when it comes to the bot
     */
    Asked(String id, Person person, Place place, int type, ObjectNode data, @Nullable JsonNode message, Duration late) {
        this.id = id;
        this.person = person;
        this.place = place;
        this.type = type;
        this.data = data;
        this.message = message;
        this.late = late;
    }

    /** How long ago it was done, as far as that matters. */
    Duration late() {
        return late;
    }

    /** From now on it counts as done so long ago. */
    void late(Duration span) {
        late = span;
    }

    /** The reply as it is now. */
    Shown reply() {
        awaitCallback();
        soon().until(() -> original != null && !original.path("components").isEmpty());
        return new Shown(Objects.requireNonNull(original).deepCopy());
    }

    Shown followUp() {
        soon().until(() -> !followUps.isEmpty());
        return new Shown(followUps.get(0));
    }

    JsonNode modal() {
        JsonNode opened = awaitCallback();
        if (opened.path("type").asInt() != 9) {
            throw new AssertionError("no form but " + opened);
        }
        return opened.path("data");
    }

    JsonNode choices() {
        return awaitCallback().path("data").path("choices");
    }

    /** The kind of the first answer: 4 a reply, 5 and 6 a deferral, 7 an edit, 8 choices, 9 a form. */
    int kind() {
        return awaitCallback().path("type").asInt();
    }

    Optional<JsonNode> callback() {
        return Optional.ofNullable(callback);
    }

    /** Whether what comes next becomes the deferred reply, for those who see that one. */
    boolean isThinking() {
        return callback != null
                && callback.path("type").asInt() == 5
                && !deleted
                && original != null
                && original.path("components").isEmpty();
    }

    boolean isDeleted() {
        return deleted;
    }

    JsonNode awaitCallback() {
        soon().until(() -> callback != null);
        return Objects.requireNonNull(callback);
    }

    /** Looks often, since a test has many answers to wait for, and for long, since machines can be busy. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    String id() {
        return id;
    }

    String token() {
        return "token-" + id;
    }

    int type() {
        return type;
    }

    String channel() {
        return place.channel();
    }

    @Nullable JsonNode message() {
        return message;
    }

    @Nullable ObjectNode original() {
        return original;
    }

    void original(ObjectNode shown) {
        original = shown;
    }

    void followed(ObjectNode shown) {
        followUps.add(shown);
    }

    /** What came as the first answer, and when on the clock of {@link System#nanoTime}. */
    void answered(JsonNode body, long at) {
        answeredAt = at;
        callback = body;
    }

    /** When the first answer came. */
    long answeredAt() {
        return answeredAt;
    }

    void delete() {
        deleted = true;
    }

    /** What Discord would refuse of an answer to this. */
    List<String> check(JsonNode body) {
        JsonNode answer = body.path("data");
        boolean fromMessage = message != null;
        return switch (body.path("type").asInt()) {
            case 4 -> type == 4 ? List.of("a reply to a completion") : DiscordRules.ofReply(answer);
            case 5 -> type == 4 ? List.of("a deferral of a completion") : DiscordRules.ofDeferral(answer);
            case 6 -> fromMessage ? List.of() : List.of("nothing to edit later");
            case 7 -> fromMessage ? DiscordRules.ofEdit(answer) : List.of("nothing to edit");
            case 8 -> type == 4 ? DiscordRules.ofChoices(answer) : List.of("choices without a question");
            case 9 -> type == 2 || type == 3 ? DiscordRules.ofModal(answer) : List.of("a form after a form");
            default -> List.of("callback " + body.path("type"));
        };
    }

    ObjectNode user() {
        return Json.object("""
                {"id": "%s", "username": "u%s", "discriminator": "0", "global_name": null, "avatar": null, "bot": false}
                """.formatted(person.id(), person.id())).put("global_name", person.name());
    }

    ObjectNode json() {
        ObjectNode interaction =
                Json.object("""
                {"id": "%s", "application_id": "%s", "token": "%s", "type": %d, "version": 1, "locale": "en-US",
                 "app_permissions": "68608", "entitlements": [], "channel_id": "%s"}
                """.formatted(id, DiscordStandIn.APPLICATION, token(), type, place.channel()));
        interaction.set("data", data);
        if (message != null) {
            interaction.set("message", message);
        }
        StandInGuild guild = place.guild();
        ObjectNode owners = interaction.putObject("authorizing_integration_owners");
        if (place.own()) {
            owners.put("1", person.id());
        }
        if (guild == null) {
            interaction.put("context", 1).set("user", user());
            interaction.set("channel", direct());
            owners.put("0", "0");
            return interaction;
        }
        if (!place.own()) {
            owners.put("0", guild.id());
        }
        interaction.put("context", 0).put("guild_id", guild.id()).put("guild_locale", "en-US");
        interaction
                .putObject("guild")
                .put("id", guild.id())
                .put("locale", "en-US")
                .putArray("features");
        interaction.set("channel", guild.wholeChannel());
        interaction.set("member", member());
        return interaction;
    }

    /** The bot is the recipient of what people write to it. */
    private ObjectNode direct() {
        ObjectNode channel =
                Json.object().put("id", place.channel()).put("type", 1).put("flags", 0);
        channel.withArray("recipients")
                .addObject()
                .put("id", DiscordStandIn.APPLICATION)
                .put("username", "lifebar")
                .put("discriminator", "0000")
                .putNull("avatar");
        return channel;
    }

    private ObjectNode member() {
        ObjectNode member = Json.object("""
                {"joined_at": "2026-01-01T00:00:00+00:00", "deaf": false, "mute": false, "flags": 0, "roles": [],
                 "permissions": "68608", "nick": null, "pending": false}
                """);
        if (!person.role().isEmpty()) {
            member.withArray("roles").add(person.role());
        }
        member.set("user", user());
        return member;
    }
}
