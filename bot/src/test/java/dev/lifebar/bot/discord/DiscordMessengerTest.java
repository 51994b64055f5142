package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.workspace.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordMessengerTest {
    private static final Channel OPS = new Channel("discord", StandInGuild.ACME.channel(), "#ops");
    private static final Channel BOB = new Channel("discord", "user:" + Person.BOB.id(), "direct messages");
    private static final String POSTS = "channels/.*/messages";
    private static final Reply ALERT = Reply.done()
            .accent(Level.RED)
            .lines(Line.of("Anthropic is critical"))
            .build();

    private static final Reply WELL = Reply.done().lines(Line.of("all is well")).build();

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
        Outcome first = messenger.post(OPS, Post.of(ALERT, "abc", false));
        Outcome second = messenger.post(OPS, again("abc"));

        assertThat(first).isInstanceOf(Outcome.Sent.class).isEqualTo(second);
        assertThat(discord.messagesIn(OPS.id())).hasSize(1);
        assertThat(discord.messagesIn(OPS.id()).get(0).accent()).isEqualTo(0xDA373C);
    }

    /** Discord knows a nonce for some minutes only. */
    @Test
    void findsWhatWasPostedBeforeALongerStop() {
        Outcome first = messenger.post(OPS, Post.of(ALERT, "abc", false));
        Outcome other = messenger.post(OPS, Post.of(ALERT, "abd", false));
        discord.remembersNonces = Duration.ZERO;
        restart();

        assertThat(messenger.post(OPS, again("abc"))).isEqualTo(first);
        assertThat(messenger.post(OPS, Post.of(ALERT, "abe", false))).isInstanceOf(Outcome.Sent.class);
        assertThat(messenger.post(OPS, again("abd"))).isEqualTo(other);
        assertThat(discord.messagesIn(OPS.id())).hasSize(3);
    }

    @Test
    void findsWhatWasPostedBeforeMuchElseWasSaid() {
        String nonce = nonce(Instant.now());
        Outcome first = messenger.post(OPS, Post.of(ALERT, nonce, false));
        discord.chatter(OPS.id(), 250);
        discord.remembersNonces = Duration.ZERO;
        restart();

        assertThat(messenger.post(OPS, again(nonce))).isEqualTo(first);
        assertThat(discord.histories).hasValue(3);
    }

    @Test
    void readsNoFurtherBackThanTheDelivery() {
        discord.chatter(OPS.id(), 250);

        messenger.post(OPS, again(nonce(Instant.now().plus(Duration.ofHours(1)))));

        assertThat(discord.histories).hasValue(1);
    }

    @Test
    void readsOnlySoFarBack() {
        discord.chatter(OPS.id(), 700);

        messenger.post(OPS, again(nonce(Instant.parse("2026-01-02T00:00:00Z"))));

        assertThat(discord.histories).hasValue(5);
        assertThat(discord.violations).isEmpty();
    }

    private static Post again(String nonce) {
        return new Post(ALERT, nonce, false, null, null, true);
    }

    private static String nonce(Instant madeAt) {
        return Long.toString(new Ids(InstantSource.fixed(madeAt)).next(), Character.MAX_RADIX);
    }

    @Test
    void findsWhatWasPostedWithoutAnAnswer() {
        messenger.post(OPS, Post.of(ALERT, "before", false));
        discord.remembersNonces = Duration.ZERO;
        discord.loseAnswer("POST", POSTS);

        assertThat(messenger.post(OPS, Post.of(ALERT, "abc", false))).isInstanceOf(Outcome.TryLater.class);
        assertThat(messenger.post(OPS, again("abc"))).isInstanceOf(Outcome.Sent.class);

        assertThat(discord.messagesIn(OPS.id())).hasSize(2);
    }

    /** Such as a test, after a start before which something was on its way; or where nothing could be written down. */
    @Test
    void findsWhatWasPostedBeforeOthersWere() {
        Outcome first = messenger.post(OPS, Post.of(ALERT, "abc", false));
        messenger.post(OPS, Post.of(ALERT, "test", false));
        discord.remembersNonces = Duration.ZERO;

        assertThat(messenger.post(OPS, again("abc"))).isEqualTo(first);
        assertThat(discord.messagesIn(OPS.id())).hasSize(2);
    }

    @Test
    void findsWhatWasPostedToAPerson() {
        Outcome first = messenger.post(BOB, Post.of(ALERT, "abc", false));
        discord.remembersNonces = Duration.ZERO;
        restart();

        assertThat(messenger.post(BOB, again("abc"))).isEqualTo(first);
    }

    @Test
    void readsNothingAtAFirstAttempt() {
        messenger.post(OPS, Post.of(ALERT, "one", false));

        assertThat(discord.histories).hasValue(0);
    }

    @Test
    void postsWhereItMayNotRead() {
        discord.refuseNext("GET", POSTS, 403, 50001);

        assertThat(messenger.post(OPS, again("abc"))).isInstanceOf(Outcome.Sent.class);
        assertThat(discord.messagesIn(OPS.id())).hasSize(1);
    }

    @Test
    void postsNothingBeforeItKnowsWhatIsThere() {
        discord.refuseNext("GET", POSTS, 500, 0);

        assertThat(messenger.post(OPS, again("abc"))).isInstanceOf(Outcome.TryLater.class);
        assertThat(discord.messagesIn(OPS.id())).isEmpty();
    }

    @Test
    void makesNoDeviceRingWhenSilent() {
        messenger.post(OPS, Post.of(ALERT, "loud", false));
        messenger.post(OPS, Post.of(ALERT, "quiet", true));

        assertThat(discord.sent("POST", POSTS))
                .extracting(sent -> sent.body().path("flags").asInt() & (1 << 12))
                .containsExactly(0, 1 << 12);
    }

    @Test
    void editsWhatItPosted() {
        String id = ((Outcome.Sent) messenger.post(OPS, Post.of(ALERT, "abc", false))).messageId();

        Outcome edited = messenger.edit(
                OPS, id, Reply.done().lines(Line.of("all is well")).build(), "def");

        assertThat(edited).isEqualTo(new Outcome.Sent(id));
        assertThat(discord.messagesIn(OPS.id()))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("all is well"));
    }

    @Test
    void neverAllowsAMention() {
        messenger.post(OPS, Post.of(Reply.done().lines(Line.of("@everyone")).build(), "abc", false));

        JsonNode body = discord.sent("POST", POSTS).get(0).body();
        assertThat(body.at("/allowed_mentions/parse")).isEmpty();
    }

    /** Discord may not tell a bot what it is not to see from what is not there. */
    @Test
    void waitsWhereTheGatewayStillTellsOfTheChannel() {
        discord.refuseNext("POST", POSTS, 404, 10003);

        assertThat(messenger.post(OPS, Post.of(ALERT, "abc", false)))
                .isEqualTo(new Outcome.Forbidden("I cannot see the channel: give me View Channel there"));
    }

    @Test
    void waitsForAPermission() {
        discord.refuseNext("POST", POSTS, 403, 50013);
        assertThat(messenger.post(OPS, Post.of(ALERT, "abc", false)))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        forbidden -> assertThat(forbidden.reason()).contains("permission"));
        discord.refuseNext("POST", POSTS, 403, 50001);
        assertThat(messenger.post(OPS, Post.of(ALERT, "abc", false)))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        forbidden -> assertThat(forbidden.reason()).contains("View Channel"));
    }

    @Test
    void givesUpWhatCannotComeBack() {
        assertThat(messenger.post(in("1999"), Post.of(ALERT, "abc", false)))
                .isEqualTo(new Outcome.Refused("the channel no longer exists"));
        assertThat(messenger.edit(OPS, "1", ALERT, "abc")).isEqualTo(new Outcome.Refused("the message was deleted"));
        discord.refuseNext("POST", POSTS, 403, 50007);
        assertThat(messenger.post(BOB, Post.of(ALERT, "abc", false)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("does not let me write to you"));
    }

    @ParameterizedTest(name = "{0} with code {1}")
    @CsvSource({"401, 0", "403, 0", "403, 40333", "404, 0", "405, 0", "409, 99999"})
    void keepsWhatMayPass(int status, int code) {
        String id = ((Outcome.Sent) messenger.post(OPS, Post.of(ALERT, "abc", false))).messageId();
        discord.refuseNext("POST", POSTS, status, code);
        discord.refuseNext("PATCH", POSTS + "/.*", status, code);

        assertThat(List.of(messenger.post(OPS, Post.of(ALERT, "def", false)), messenger.edit(OPS, id, ALERT, "def")))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.TryLater.class,
                                later -> assertThat(later.after()).isNull()));
    }

    @Test
    void tellsAnOldMessageFromABusyChannel() {
        String old = ((Outcome.Sent) messenger.post(OPS, Post.of(ALERT, "abc", false))).messageId();
        discord.limitEdits(1);
        String young = ((Outcome.Sent) messenger.post(OPS, Post.of(ALERT, "abd", false))).messageId();

        assertThat(messenger.edit(OPS, old, ALERT, "def")).isEqualTo(new Outcome.Sent(old));
        assertThat(messenger.edit(OPS, old, ALERT, "deg"))
                .isEqualTo(new Outcome.TooManyEdits("Discord takes no more edits of this message for a while"));
        assertThat(messenger.edit(OPS, young, ALERT, "deh")).isEqualTo(new Outcome.Sent(young));
        discord.slowDownNext("PATCH", POSTS + "/.*", 30);
        assertThat(messenger.edit(OPS, young, ALERT, "dei")).isInstanceOf(Outcome.TryLater.class);
    }

    /** The header of that answer says to come back after a second. */
    @ParameterizedTest
    @ValueSource(ints = {20022, 20028})
    void putsOffAnEditThatAnAnnouncementChannelDoesNotTake(int code) {
        String id = ((Outcome.Sent) messenger.post(OPS, Post.of(ALERT, "abc", false))).messageId();
        discord.limitNext("PATCH", POSTS + "/.*", code);

        assertThat(messenger.edit(OPS, id, ALERT, "def"))
                .isEqualTo(new Outcome.TooManyEdits("Discord takes no more edits of this message for a while"));
        assertThat(messenger.edit(OPS, id, ALERT, "deg")).isEqualTo(new Outcome.Sent(id));
    }

    @Test
    void answersAMessage() {
        String alert = ((Outcome.Sent) messenger.post(OPS, Post.of(ALERT, "abc", false))).messageId();

        messenger.post(OPS, new Post(WELL, "def", true, alert, null, false));

        assertThat(discord.messagesIn(OPS.id()))
                .extracting(Shown::answers, Shown::pinged)
                .containsExactly(tuple("", List.of()), tuple(alert, List.of()));
    }

    @Test
    void answersAMessageThatIsGone() {
        String alert = ((Outcome.Sent) messenger.post(OPS, Post.of(ALERT, "abc", false))).messageId();
        discord.delete(discord.messagesIn(OPS.id()).get(0));

        assertThat(messenger.post(OPS, new Post(WELL, "def", true, alert, null, false)))
                .isInstanceOf(Outcome.Sent.class);
        assertThat(discord.messagesIn(OPS.id()))
                .singleElement()
                .extracting(Shown::answers)
                .isEqualTo("");
    }

    @Test
    void saysItWithoutAnAnswerWhereItMayNotReadWhatItAnswers() {
        String alert = ((Outcome.Sent) messenger.post(OPS, Post.of(ALERT, "abc", false))).messageId();
        discord.deny(StandInGuild.ACME, StandInGuild.READ_HISTORY);

        assertThat(messenger.post(OPS, new Post(WELL, "def", true, alert, null, false)))
                .isInstanceOf(Outcome.Sent.class);
        assertThat(discord.messagesIn(OPS.id())).extracting(Shown::answers).containsExactly("", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<@3002>", "<@&4001>"})
    void pingsOneAndSaysSo(String mention) {
        Reply alert = Reply.done()
                .lines(Line.of("Look, <@3003> <@&4002> @everyone " + mention))
                .build();

        messenger.post(OPS, new Post(alert, "abc", false, null, mention, false));

        assertThat(discord.messagesIn(OPS.id())).singleElement().satisfies(message -> {
            assertThat(message.pinged()).containsExactly(mention);
            assertThat(message.text()).startsWith(mention + "\nLook, ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"3002", "@everyone", "@here", "<@3002> <@3003>", "<@!3002>", "<#3002>", "<@&>", ""})
    void pingsNobodyByAnythingElse(String mention) {
        messenger.post(OPS, new Post(ALERT, "abc", false, null, mention, false));

        assertThat(discord.messagesIn(OPS.id())).singleElement().satisfies(message -> {
            assertThat(message.pinged()).isEmpty();
            assertThat(message.text()).isEqualTo("Anthropic is critical");
        });
    }

    @Test
    void pingsNobodyByAnEdit() {
        Outcome sent = messenger.post(OPS, new Post(ALERT, "abc", false, null, "<@3002>", false));

        messenger.edit(OPS, ((Outcome.Sent) sent).messageId(), WELL, "def");

        assertThat(discord.sent("PATCH", POSTS + "/.*"))
                .singleElement()
                .satisfies(edit -> assertThat(edit.body().toString()).doesNotContain("3002"));
    }

    @Test
    void findsNothingInTheWayWhereItCanPost() {
        String thread = discord.thread(StandInGuild.ACME, true, false);

        assertThat(List.of(OPS, BOB, in(thread))).allSatisfy(channel -> {
            assertThat(messenger.check(channel)).isEmpty();
            assertThat(messenger.post(channel, Post.of(ALERT, channel.id(), true)))
                    .isInstanceOf(Outcome.Sent.class);
        });
    }

    @Test
    void looksWithoutBeingSeen() {
        messenger.check(OPS);
        messenger.check(BOB);

        assertThat(discord.sent("POST", POSTS)).isEmpty();
        assertThat(discord.messagesIn(OPS.id())).isEmpty();
    }

    @Test
    void findsWhatAPostWouldRunInto() {
        String locked = discord.thread(StandInGuild.ACME, true, true);

        assertThat(List.of(in("1999"), in(locked)))
                .allSatisfy(channel -> assertThat(messenger.check(channel))
                        .contains(messenger.post(channel, Post.of(ALERT, channel.id(), true))));
    }

    @ParameterizedTest(name = "without {0}")
    @CsvSource({"1024, I cannot see the channel: give me View Channel there", "2048, missing permission Send Messages"})
    void findsAPermissionThatAPostWouldMiss(long permission, String reason) {
        discord.deny(StandInGuild.ACME, permission);

        await().untilAsserted(() -> assertThat(messenger.check(OPS)).contains(new Outcome.Forbidden(reason)));
        assertThat(messenger.post(OPS, Post.of(ALERT, "abc", true))).isEqualTo(new Outcome.Forbidden(reason));
    }

    @Test
    void findsThePermissionThatAThreadNeeds() {
        Channel thread = in(discord.thread(StandInGuild.ACME, true, false));
        discord.deny(StandInGuild.ACME, StandInGuild.SEND);
        await().untilAsserted(() -> assertThat(messenger.check(OPS)).isPresent());
        assertThat(messenger.check(thread)).isEmpty();

        discord.deny(StandInGuild.ACME, StandInGuild.SEND_IN_THREADS);

        await().untilAsserted(() -> assertThat(messenger.check(thread))
                .contains(new Outcome.Forbidden("missing permission Send Messages in Threads")));
        assertThat(messenger.post(thread, Post.of(ALERT, "abc", true))).isInstanceOf(Outcome.Forbidden.class);
    }

    @Test
    void doesNotClaimTroubleForGoodWhileDiscordIsDown() {
        discord.refuseNext("GET", "channels/\\d+", 500, 0);
        assertThat(messenger.check(OPS)).contains(new Outcome.TryLater("Discord did not answer", null));
        discord.slowDownNext("GET", "channels/\\d+", 30);
        assertThat(messenger.check(OPS)).get().isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void findsThatAPersonCannotBeReached() {
        discord.refuseNext("POST", "users/@me/channels", 403, 50278);

        assertThat(messenger.check(BOB)).get().isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void knowsWhereAPersonIsToldSomethingAlone() {
        assertThat(messenger.direct(new Author(Person.BOB.id(), "Bob"))).contains(BOB);
        assertThat(messenger.direct(new Author("reading", "a reading"))).isEmpty();
    }

    private static Channel in(String id) {
        return new Channel("discord", id, "#talk");
    }

    @Test
    void wakesAnArchivedThreadToEdit() {
        String id = ((Outcome.Sent) messenger.post(OPS, Post.of(ALERT, "abc", false))).messageId();
        discord.refuseNext("PATCH", POSTS + "/.*", 400, 50083);

        assertThat(messenger.edit(OPS, id, ALERT, "def")).isEqualTo(new Outcome.Sent(id));
        assertThat(discord.sent("PATCH", "channels/\\d+"))
                .singleElement()
                .satisfies(sent ->
                        assertThat(sent.body().path("archived").asBoolean(true)).isFalse());
    }

    @Test
    void waitsForAThreadItMayNotWake() {
        String id = ((Outcome.Sent) messenger.post(OPS, Post.of(ALERT, "abc", false))).messageId();
        discord.refuseNext("PATCH", POSTS + "/.*", 400, 50083);
        discord.refuseNext("PATCH", "channels/\\d+", 403, 50013);

        assertThat(messenger.edit(OPS, id, ALERT, "def")).isInstanceOf(Outcome.Forbidden.class);
    }

    @Test
    void postsPlainlyWhatDiscordDoesNotTakeAsItIsDrawn() {
        Reply alert = Reply.done()
                .accent(Level.RED)
                .lines(Line.of("Anthropic is critical, @everyone"))
                .button(Actions.press("Acknowledge", "alerts ack anthropic"))
                .build();
        discord.refuseNext("POST", POSTS, 400, 50035);

        Outcome sent = messenger.post(OPS, new Post(alert, "abc", false, null, "<@3002>", false));

        assertThat(discord.messagesIn(OPS.id())).singleElement().satisfies(message -> {
            assertThat(message.text()).startsWith("<@3002>\nAnthropic is critical, ");
            assertThat(message.pinged()).containsExactly("<@3002>");
            assertThat(message.buttons()).isEmpty();
        });
        assertThat(messenger.edit(OPS, ((Outcome.Sent) sent).messageId(), WELL, "def"))
                .isEqualTo(sent);
        assertThat(discord.messagesIn(OPS.id())).extracting(Shown::text).containsExactly("all is well");
    }

    @Test
    void cutsWhatIsTooLongForPlainText() {
        Reply alert = Reply.done()
                .lines(Collections.nCopies(20, Line.of("Anthropic is critical ".repeat(20))))
                .build();
        discord.refuseNext("POST", POSTS, 400, 50035);

        assertThat(messenger.post(OPS, Post.of(alert, "abc", true))).isInstanceOf(Outcome.Sent.class);
        assertThat(discord.messagesIn(OPS.id()))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).hasSize(2000).endsWith("…"));
    }

    @Test
    void givesUpWhatDiscordWillNeverTake() {
        discord.refuseNext("POST", POSTS, 400, 50035);
        discord.refuseNext("POST", POSTS, 400, 50035);

        assertThat(messenger.post(OPS, Post.of(ALERT, "abc", false))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void writesToPeopleDirectlyAndOpensTheirChannelOnce() {
        Outcome sent = messenger.post(BOB, Post.of(ALERT, "abc", false));
        messenger.edit(BOB, ((Outcome.Sent) sent).messageId(), ALERT, "def");

        assertThat(discord.messagesIn(Place.direct(Person.BOB).channel())).hasSize(1);
        assertThat(discord.sent("POST", "users/@me/channels")).hasSize(1);
    }

    @Test
    void saysThatItMayNotWriteToSomebody() {
        discord.refuseNext("POST", "users/@me/channels", 403, 50278);

        assertThat(messenger.post(BOB, Post.of(ALERT, "abc", false))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void comesBackWhenDiscordSays() {
        discord.slowDownNext("POST", POSTS, 30);

        assertThat(messenger.post(OPS, Post.of(ALERT, "abc", false)))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31)));
    }

    @Test
    void triesLaterWhenDiscordFails() {
        discord.refuseNext("POST", POSTS, 500, 0);

        assertThat(messenger.post(OPS, Post.of(ALERT, "abc", false)))
                .isEqualTo(new Outcome.TryLater("Discord did not answer", null));
    }

    @Test
    void triesLaterBeforeItIsConnected() {
        DiscordMessenger unconnected =
                new DiscordMessenger(new Drawing(InstantSource.system(), () -> new Specs(List.of()), home));

        assertThat(unconnected.post(OPS, Post.of(ALERT, "abc", false)))
                .isEqualTo(new Outcome.TryLater("Discord is not connected yet", null));
    }
}
