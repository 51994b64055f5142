package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.workspace.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordMessengerTest {
    private static final Channel OPS = new Channel("discord", StandInGuild.ACME.channel(), "#ops");
    private static final Channel BOB = new Channel("discord", "user:" + Person.BOB.id(), "direct messages");
    private static final String POSTS = "channels/.*/messages";
    private static final Reply ALERT = Reply.done()
            .accent(Level.RED)
            .lines(Line.of("Anthropic is critical"))
            .build();

    @TempDir
    private Path home;

    private DiscordStandIn discord;
    private BotInDiscord bot;
    private Messenger messenger;

    @BeforeEach
    void connect() throws IOException {
        discord = new DiscordStandIn(StandInGuild.ACME);
        bot = new BotInDiscord(discord, home).ready();
        messenger = bot.adapter.messenger();
    }

    /** Nothing of what was known is known any more. */
    private void restart() {
        bot.close();
        bot = new BotInDiscord(discord, home).ready();
        messenger = bot.adapter.messenger();
    }

    @AfterEach
    void nothingWasRefused() {
        bot.close();
        discord.close();
        assertThat(discord.violations).isEmpty();
    }

    @Test
    void postsOnceHoweverOftenItIsTried() {
        Outcome first = messenger.post(OPS, ALERT, "abc", false);
        Outcome second = messenger.post(OPS, ALERT, "abc", false);

        assertThat(first).isInstanceOf(Outcome.Sent.class).isEqualTo(second);
        assertThat(discord.messagesIn(OPS.id())).hasSize(1);
        assertThat(discord.messagesIn(OPS.id()).get(0).accent()).isEqualTo(0xDA373C);
    }

    /** Discord knows a nonce for some minutes only. */
    @Test
    void findsWhatWasPostedBeforeALongerStop() {
        Outcome first = messenger.post(OPS, ALERT, "abc", false);
        Outcome other = messenger.post(OPS, ALERT, "abd", false);
        discord.remembersNonces = Duration.ZERO;
        restart();

        assertThat(messenger.post(OPS, ALERT, "abc", false)).isEqualTo(first);
        assertThat(messenger.post(OPS, ALERT, "abe", false)).isInstanceOf(Outcome.Sent.class);
        assertThat(discord.messagesIn(OPS.id())).hasSize(3);
        restart();

        assertThat(messenger.post(OPS, ALERT, "abd", false)).isEqualTo(other);
    }

    @Test
    void findsWhatWasPostedBeforeMuchElseWasSaid() {
        String nonce = nonce(Instant.now());
        Outcome first = messenger.post(OPS, ALERT, nonce, false);
        discord.chatter(OPS.id(), 250);
        discord.remembersNonces = Duration.ZERO;
        restart();

        assertThat(messenger.post(OPS, ALERT, nonce, false)).isEqualTo(first);
        assertThat(discord.histories).hasValue(1 + 3);
    }

    @Test
    void readsNoFurtherBackThanTheDelivery() {
        discord.chatter(OPS.id(), 250);

        messenger.post(OPS, ALERT, nonce(Instant.now().plus(Duration.ofHours(1))), false);

        assertThat(discord.histories).hasValue(1);
    }

    @Test
    void readsOnlySoFarBack() {
        discord.chatter(OPS.id(), 700);

        messenger.post(OPS, ALERT, nonce(Instant.parse("2026-01-02T00:00:00Z")), false);

        assertThat(discord.histories).hasValue(5);
        assertThat(discord.violations).isEmpty();
    }

    private static String nonce(Instant madeAt) {
        return Long.toString(new Ids(InstantSource.fixed(madeAt)).next(), Character.MAX_RADIX);
    }

    @Test
    void findsWhatWasPostedWithoutAnAnswer() {
        messenger.post(OPS, ALERT, "before", false);
        discord.remembersNonces = Duration.ZERO;
        discord.loseAnswer("POST", POSTS);

        assertThat(messenger.post(OPS, ALERT, "abc", false)).isInstanceOf(Outcome.TryLater.class);
        assertThat(messenger.post(OPS, ALERT, "abc", false)).isInstanceOf(Outcome.Sent.class);

        assertThat(discord.messagesIn(OPS.id())).hasSize(2);
    }

    @Test
    void findsWhatWasPostedToAPerson() {
        Outcome first = messenger.post(BOB, ALERT, "abc", false);
        discord.remembersNonces = Duration.ZERO;
        restart();

        assertThat(messenger.post(BOB, ALERT, "abc", false)).isEqualTo(first);
    }

    @Test
    void readsAChannelOnceWhileNothingIsInDoubt() {
        messenger.post(OPS, ALERT, "one", false);
        messenger.post(OPS, ALERT, "two", false);

        assertThat(discord.histories).hasValue(1);
    }

    @Test
    void postsWhereItMayNotRead() {
        discord.refuseNext("GET", POSTS, 403, 50001);

        assertThat(messenger.post(OPS, ALERT, "abc", false)).isInstanceOf(Outcome.Sent.class);
        assertThat(discord.messagesIn(OPS.id())).hasSize(1);
    }

    @Test
    void postsNothingBeforeItKnowsWhatIsThere() {
        discord.refuseNext("GET", POSTS, 500, 0);

        assertThat(messenger.post(OPS, ALERT, "abc", false)).isInstanceOf(Outcome.TryLater.class);
        assertThat(discord.messagesIn(OPS.id())).isEmpty();
    }

    @Test
    void makesNoDeviceRingWhenSilent() {
        messenger.post(OPS, ALERT, "loud", false);
        messenger.post(OPS, ALERT, "quiet", true);

        assertThat(discord.sent("POST", POSTS))
                .extracting(sent -> sent.body().path("flags").asInt() & (1 << 12))
                .containsExactly(0, 1 << 12);
    }

    @Test
    void editsWhatItPosted() {
        String id = ((Outcome.Sent) messenger.post(OPS, ALERT, "abc", false)).messageId();

        Outcome edited = messenger.edit(
                OPS, id, Reply.done().lines(Line.of("all is well")).build(), "def");

        assertThat(edited).isEqualTo(new Outcome.Sent(id));
        assertThat(discord.messagesIn(OPS.id()))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("all is well"));
    }

    @Test
    void neverAllowsAMention() {
        messenger.post(OPS, Reply.done().lines(Line.of("@everyone")).build(), "abc", false);

        JsonNode body = discord.sent("POST", POSTS).get(0).body();
        assertThat(body.at("/allowed_mentions/parse")).isEmpty();
    }

    @Test
    void waitsForAPermission() {
        discord.refuseNext("POST", POSTS, 403, 50013);
        assertThat(messenger.post(OPS, ALERT, "abc", false))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        forbidden -> assertThat(forbidden.reason()).contains("permission"));
        discord.refuseNext("POST", POSTS, 403, 50001);
        assertThat(messenger.post(OPS, ALERT, "abc", false))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        forbidden -> assertThat(forbidden.reason()).contains("View Channel"));
    }

    @Test
    void givesUpWhatCannotComeBack() {
        discord.refuseNext("POST", POSTS, 404, 10003);
        assertThat(messenger.post(OPS, ALERT, "abc", false))
                .isEqualTo(new Outcome.Refused("the channel no longer exists"));
        assertThat(messenger.edit(OPS, "1", ALERT, "abc")).isEqualTo(new Outcome.Refused("the message was deleted"));
        discord.refuseNext("POST", POSTS, 403, 50007);
        assertThat(messenger.post(BOB, ALERT, "abc", false))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("does not let me write to you"));
    }

    @ParameterizedTest(name = "{0} with code {1}")
    @CsvSource({"401, 0", "403, 0", "403, 40333", "404, 0", "405, 0", "409, 99999"})
    void keepsWhatMayPass(int status, int code) {
        String id = ((Outcome.Sent) messenger.post(OPS, ALERT, "abc", false)).messageId();
        discord.refuseNext("POST", POSTS, status, code);
        discord.refuseNext("PATCH", POSTS + "/.*", status, code);

        assertThat(List.of(messenger.post(OPS, ALERT, "def", false), messenger.edit(OPS, id, ALERT, "def")))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.TryLater.class,
                                later -> assertThat(later.after()).isEqualTo(Duration.ofMinutes(5))));
    }

    @Test
    void editsAnOldMessageLaterWhereItWasEditedTooOften() {
        String id = ((Outcome.Sent) messenger.post(OPS, ALERT, "abc", false)).messageId();
        discord.refuseNext("PATCH", POSTS + "/.*", 400, 30046);

        assertThat(messenger.edit(OPS, id, ALERT, "def")).isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void wakesAnArchivedThreadToEdit() {
        String id = ((Outcome.Sent) messenger.post(OPS, ALERT, "abc", false)).messageId();
        discord.refuseNext("PATCH", POSTS + "/.*", 400, 50083);

        assertThat(messenger.edit(OPS, id, ALERT, "def")).isEqualTo(new Outcome.Sent(id));
        assertThat(discord.sent("PATCH", "channels/\\d+"))
                .singleElement()
                .satisfies(sent ->
                        assertThat(sent.body().path("archived").asBoolean(true)).isFalse());
    }

    @Test
    void waitsForAThreadItMayNotWake() {
        String id = ((Outcome.Sent) messenger.post(OPS, ALERT, "abc", false)).messageId();
        discord.refuseNext("PATCH", POSTS + "/.*", 400, 50083);
        discord.refuseNext("PATCH", "channels/\\d+", 403, 50013);

        assertThat(messenger.edit(OPS, id, ALERT, "def")).isInstanceOf(Outcome.Forbidden.class);
    }

    @Test
    void givesUpWhatDiscordWillNeverTake() {
        discord.refuseNext("POST", POSTS, 400, 50035);

        assertThat(messenger.post(OPS, ALERT, "abc", false)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void writesToPeopleDirectlyAndOpensTheirChannelOnce() {
        Outcome sent = messenger.post(BOB, ALERT, "abc", false);
        messenger.edit(BOB, ((Outcome.Sent) sent).messageId(), ALERT, "def");

        assertThat(discord.messagesIn(Place.direct(Person.BOB).channel())).hasSize(1);
        assertThat(discord.sent("POST", "users/@me/channels")).hasSize(1);
    }

    @Test
    void saysThatItMayNotWriteToSomebody() {
        discord.refuseNext("POST", "users/@me/channels", 403, 50278);

        assertThat(messenger.post(BOB, ALERT, "abc", false)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void comesBackWhenDiscordSays() {
        discord.slowDownNext("POST", POSTS, 30);

        assertThat(messenger.post(OPS, ALERT, "abc", false))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31)));
    }

    @Test
    void triesLaterWhenDiscordFails() {
        discord.refuseNext("POST", POSTS, 500, 0);

        assertThat(messenger.post(OPS, ALERT, "abc", false))
                .isEqualTo(new Outcome.TryLater("Discord did not answer", null));
    }

    @Test
    void triesLaterBeforeItIsConnected() {
        DiscordMessenger unconnected =
                new DiscordMessenger(new Drawing(InstantSource.system(), new Specs(List.of()), home));

        assertThat(unconnected.post(OPS, ALERT, "abc", false))
                .isEqualTo(new Outcome.TryLater("Discord is not connected yet", null));
    }
}
