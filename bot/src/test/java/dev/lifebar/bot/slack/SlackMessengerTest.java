package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.workspace.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackMessengerTest {
    private static final Channel CHANNEL = new Channel("slack", SlackStandIn.ALERTED, "#alerts");

    private static final Channel ADMIN = new Channel("slack", SlackStandIn.ADMIN, "direct messages");

    @TempDir
    Path directory;

    private Office office;
    private SlackStandIn slack;

    @BeforeEach
    void open() throws IOException {
        office = Office.open(directory);
        slack = office.slack;
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void postsWithTheDeliveryAsMetadata() {
        Outcome outcome = post("abc123");

        JsonObject posted = slack.messages(SlackStandIn.ALERTED).get(0);
        assertThat(outcome).isEqualTo(new Outcome.Sent(BlockKit.string(posted, "ts")));
        assertThat(posted.getAsJsonObject("metadata").toString())
                .isEqualTo("{\"event_type\":\"lifebar_delivery\",\"event_payload\":{\"delivery\":\"abc123\"}}");
        assertThat(BlockKit.string(posted, "text")).isEqualTo("Anthropic is critical. $4.10 left.");
    }

    @Test
    void editsInPlace() {
        String id = ((Outcome.Sent) post("abc123")).messageId();

        Outcome outcome = office.adapter()
                .messenger()
                .edit(CHANNEL, id, Reply.done().lines(Line.of("🟩 back to 98%")).build(), "def");

        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        assertThat(slack.messages(SlackStandIn.ALERTED)).hasSize(1);
        assertThat(slack.messages(SlackStandIn.ALERTED).get(0).toString())
                .contains("back to 98%")
                .doesNotContain("critical");
    }

    @Test
    void findsWhatAnEarlierProcessHadPosted() {
        Outcome first = post("abc123");
        office.restart();

        assertThat(again("abc123")).isEqualTo(first);
        assertThat(slack.messages(SlackStandIn.ALERTED)).hasSize(1);
    }

    @Test
    void findsWhatACallWithoutAnAnswerHadPosted() {
        post("first");
        slack.doAndFailNext("chat.postMessage");
        assertThat(post("abc123")).isInstanceOf(Outcome.TryLater.class);

        assertThat(again("abc123")).isInstanceOf(Outcome.Sent.class);
        assertThat(slack.messages(SlackStandIn.ALERTED)).hasSize(2);
    }

    /** The HTTP client would send it again by itself, and Slack knows no nonce. */
    @Test
    void postsOnceWhereTheConnectionEndsBeforeTheAnswer() {
        slack.doAndCutNext("chat.postMessage");

        assertThat(post("abc123")).isEqualTo(new Outcome.TryLater("Slack did not answer", null));
        assertThat(slack.messages(SlackStandIn.ALERTED)).hasSize(1);
        assertThat(again("abc123")).isInstanceOf(Outcome.Sent.class);
        assertThat(slack.messages(SlackStandIn.ALERTED)).hasSize(1);
    }

    @Test
    void findsWhatWasPostedBeforePeopleTalked() {
        Outcome first = post("abc123");
        slack.chatter(SlackStandIn.ALERTED, "", 450);

        assertThat(again("abc123")).isEqualTo(first);
    }

    @Test
    void findsAnAnswerAtTheEndOfALongThread() {
        String id = sent(post("abc"));
        slack.chatter(SlackStandIn.ALERTED, id, 450);
        Outcome first = messenger().post(CHANNEL, answer(id, false));

        assertThat(messenger().post(CHANNEL, answer(id, true))).isEqualTo(first);
        assertThat(slack.sent("conversations.replies")).hasSize(3);
    }

    @Test
    void readsNothingThatIsOlderThanTheMessage() {
        slack.chatter(SlackStandIn.ALERTED, "", 450);
        office.time.pass(Duration.ofHours(1));
        String nonce = Long.toString(new Ids(office.time).next(), Character.MAX_RADIX);

        assertThat(again(nonce)).isInstanceOf(Outcome.Sent.class);
        assertThat(slack.sent("conversations.history")).hasSize(1);
    }

    /** Such as a test, after a start before which something was on its way; or where nothing could be written down. */
    @Test
    void findsWhatWasPostedBeforeOthersWere() {
        Outcome first = post("abc123");
        post("test");

        assertThat(again("abc123")).isEqualTo(first);
        assertThat(slack.messages(SlackStandIn.ALERTED)).hasSize(2);
    }

    @Test
    void readsNothingAtAFirstAttempt() {
        post("one");

        assertThat(slack.sent("conversations.history")).isEmpty();
    }

    @Test
    void postsWhereItMayNotRead() {
        slack.failNext("conversations.history", "missing_scope");

        assertThat(again("abc123")).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void waitsWhereReadingFailsForNow() {
        slack.limitNext("conversations.history", 7);

        assertThat(again("abc123"))
                .isEqualTo(new Outcome.TryLater("Slack asked me to slow down", Duration.ofSeconds(7)));
        assertThat(slack.messages(SlackStandIn.ALERTED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            not_in_channel,                       /invite @lifebar
            channel_not_found,                    /invite @lifebar
            missing_scope,                        chat:write
            restricted_action,                    rules of the channel
            restricted_action_read_only_channel,  rules of the channel
            is_archived,                          archived
            accesslimited,                        accesslimited
            ekm_access_denied,                    ekm_access_denied
            invalid_auth,                         SLACK_BOT_TOKEN
            token_revoked,                        SLACK_BOT_TOKEN
            account_inactive,                     SLACK_BOT_TOKEN
            """)
    void waitsUntilSomebodyLetsItPost(String error, String reason) {
        slack.failNext("chat.postMessage", error);

        assertThat(post("abc123"))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        forbidden -> assertThat(forbidden.reason()).contains(reason));
    }

    @Test
    void bringsWhatWaitedOnceItIsInvitedAgain() {
        office.admin.types(SlackStandIn.ALERTED, "/credits", "alerts here");
        slack.remove(SlackStandIn.ALERTED);
        office.admin.types(SlackStandIn.ALERTED, "/sync", "anthropic 4.10 100");
        Office.await(() -> office.admin
                .types(SlackStandIn.OPS, "/credits", "alerts list")
                .toString()
                .contains("1 waiting: I am not a member"));

        slack.invite(SlackStandIn.ALERTED);
        office.admin.types(SlackStandIn.OPS, "/credits", "alerts test");

        Office.await(() -> slack.messages(SlackStandIn.ALERTED).size() == 2);
        assertThat(slack.messages(SlackStandIn.ALERTED).get(1).toString()).contains("Anthropic is critical");
    }

    @Test
    void givesUpWithAReason() {
        slack.failNext("chat.postMessage", "msg_too_long");

        assertThat(post("abc123")).isEqualTo(new Outcome.Refused("Slack answered msg_too_long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "message_limit_exceeded", "a_word_of_tomorrow"})
    void keepsTheMessageWhileItMayPass(String error) {
        slack.failNext("chat.postMessage", error);

        assertThat(post("abc123")).isEqualTo(new Outcome.TryLater("Slack answered " + error, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "too_many_attachments"})
    void saysItInPlainWordsWhereSlackDoesNotTakeHowItIsDrawn(String error) {
        slack.failNext("chat.postMessage", error);

        Outcome outcome = messenger().post(CHANNEL, new Post(alert(), "abc123", false, null, "<@U0MEMBER>", false));

        JsonObject posted = slack.messages(SlackStandIn.ALERTED).get(0);
        assertThat(outcome).isEqualTo(new Outcome.Sent(BlockKit.string(posted, "ts")));
        assertThat(BlockKit.string(posted, "text")).isEqualTo("<@U0MEMBER> Anthropic is critical. $4.10 left.");
        assertThat(BlockKit.array(posted, "blocks")).isEmpty();
        assertThat(again("abc123")).isEqualTo(outcome);
    }

    @Test
    void changesItInPlainWordsWhereSlackDoesNotTakeHowItIsDrawn() {
        String id = sent(post("abc123"));
        slack.failNext("chat.update", "invalid_blocks");

        assertThat(messenger().edit(CHANNEL, id, well(), "def")).isInstanceOf(Outcome.Sent.class);

        JsonObject posted = slack.messages(SlackStandIn.ALERTED).get(0);
        assertThat(BlockKit.string(posted, "text")).isEqualTo("🟩 back to 98%.");
        assertThat(posted.get("blocks").toString() + posted.get("attachments")).isEqualTo("[][]");
    }

    @Test
    void givesUpWhereSlackDoesNotTakeThePlainWordsEither() {
        slack.failNext("chat.postMessage", "invalid_blocks");
        slack.failNext("chat.postMessage", "invalid_blocks");

        assertThat(post("abc123")).isEqualTo(new Outcome.Refused("Slack answered invalid_blocks"));
    }

    /** Whoever runs Lifebar has to hear of it: nothing arrives any more. */
    @Test
    void endsWhereTheTokenIsNoLongerGood() {
        slack.revoke();

        assertThat(post("abc123")).isInstanceOf(Outcome.Forbidden.class);

        assertThat(office.adapter().refused().toCompletableFuture())
                .isCompletedWithValueMatching(
                        sentence -> sentence.contains("token_revoked") && sentence.contains("SLACK_BOT_TOKEN"));
    }

    @Test
    void goesOnWhereTheTokenIsGoodForOtherThings() {
        slack.failNext("chat.postMessage", "no_permission");

        assertThat(post("abc123")).isInstanceOf(Outcome.Forbidden.class);

        assertThat(office.adapter().refused().toCompletableFuture()).isNotDone();
    }

    @Test
    void waitsAsLongAsSlackSays() {
        slack.limitNext("chat.postMessage", 30);

        assertThat(post("abc123"))
                .isEqualTo(new Outcome.TryLater("Slack asked me to slow down", Duration.ofSeconds(30)));
    }

    @Test
    void saysThatAMessageIsGone() {
        assertThat(office.adapter().messenger().edit(CHANNEL, "1.2", alert(), "abc"))
                .isEqualTo(new Outcome.Refused("the message was deleted"));
    }

    @Test
    void editsWhatItSentToAPerson() {
        String id = sent(messenger().post(ADMIN, Post.of(alert(), "abc", true)));

        assertThat(messenger().edit(ADMIN, id, alert(), "def")).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void findsWhatAnEarlierProcessHadSentToAPerson() {
        Outcome first = messenger().post(ADMIN, Post.of(alert(), "abc", true));
        office.restart();

        assertThat(messenger().post(ADMIN, new Post(alert(), "abc", true, null, null, true)))
                .isEqualTo(first);
        assertThat(slack.messages(SlackStandIn.DIRECT)).hasSize(1);
    }

    @Test
    void answersInTheThreadOfAMessage() {
        String id = sent(post("abc"));

        messenger().post(CHANNEL, new Post(well(), "def", true, id, null, false));

        assertThat(slack.messages(SlackStandIn.ALERTED))
                .extracting(message -> BlockKit.string(message, "thread_ts"))
                .containsExactly("", id);
    }

    /** Nobody follows the thread of a bot. */
    @Test
    void showsInTheChannelTooWhatIsToBeNoticed() {
        String id = sent(post("abc"));

        messenger().post(CHANNEL, new Post(alert(), "def", false, id, null, false));
        messenger().post(CHANNEL, new Post(well(), "ghi", true, id, null, false));

        assertThat(slack.messages(SlackStandIn.ALERTED))
                .extracting(message -> BlockKit.string(message, "reply_broadcast"))
                .containsExactly("0", "1", "0");
    }

    @Test
    void answersInTheThreadOfWhatItSentToAPerson() {
        String id = sent(messenger().post(ADMIN, Post.of(alert(), "abc", true)));

        String answer = sent(messenger().post(ADMIN, new Post(well(), "def", true, id, null, false)));

        assertThat(slack.messages(SlackStandIn.DIRECT))
                .extracting(message -> SlackStandIn.DIRECT + "/" + BlockKit.string(message, "ts"))
                .containsExactly(id, answer);
        assertThat(slack.messages(SlackStandIn.DIRECT))
                .extracting(message -> SlackStandIn.DIRECT + "/" + BlockKit.string(message, "thread_ts"))
                .containsExactly(SlackStandIn.DIRECT + "/", id);
    }

    @Test
    void answersAMessageThatIsGone() {
        String id = sent(post("abc"));
        slack.delete(SlackStandIn.ALERTED, slack.messages(SlackStandIn.ALERTED).get(0));

        assertThat(messenger().post(CHANNEL, new Post(well(), "def", true, id, null, false)))
                .isInstanceOf(Outcome.Sent.class);
        assertThat(slack.messages(SlackStandIn.ALERTED))
                .extracting(message -> BlockKit.string(message, "thread_ts"))
                .containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cannot_reply_to_message",
                "thread_not_found",
                "restricted_action_thread_locked",
                "restricted_action_non_threadable_channel"
            })
    void saysItInTheChannelWhereNoAnswerIsTaken(String error) {
        String id = sent(post("abc"));
        slack.failNext("chat.postMessage", error);

        assertThat(messenger().post(CHANNEL, new Post(well(), "def", true, id, null, false)))
                .isInstanceOf(Outcome.Sent.class);
        assertThat(slack.messages(SlackStandIn.ALERTED))
                .extracting(message -> BlockKit.string(message, "thread_ts"))
                .containsExactly("", "");
    }

    @Test
    void findsAnAnswerThatAnEarlierProcessHadPosted() {
        String id = sent(post("abc"));
        Outcome inThread = messenger().post(CHANNEL, answer(id, false));
        String gone = "1600000000.000100";
        Outcome inChannel = messenger().post(CHANNEL, answer(gone, false));
        office.restart();

        assertThat(messenger().post(CHANNEL, answer(id, true))).isEqualTo(inThread);
        assertThat(messenger().post(CHANNEL, answer(gone, true))).isEqualTo(inChannel);
        assertThat(slack.messages(SlackStandIn.ALERTED)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<@U0MEMBER>", "<!subteam^S0OPS>"})
    void pingsOneAndSaysSo(String mention) {
        messenger().post(CHANNEL, new Post(alert(), "abc", false, null, mention, false));

        JsonObject posted = slack.messages(SlackStandIn.ALERTED).get(0);
        assertThat(BlockKit.string(posted, "text")).isEqualTo(mention + " Anthropic is critical. $4.10 left.");
        assertThat(BlockKit.array(posted, "blocks").get(0).toString()).contains("\"text\":\"" + mention + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "U0MEMBER",
                "<!channel>",
                "<!here>",
                "<!everyone>",
                "<@U0MEMBER> <@U0ADMIN>",
                "<@U0MEMBER|Mem>",
                "<@C0OPS>",
                "<!subteam^U0OPS>",
                ""
            })
    void pingsNobodyByAnythingElse(String mention) {
        messenger().post(CHANNEL, new Post(alert(), "abc", false, null, mention, false));

        JsonObject posted = slack.messages(SlackStandIn.ALERTED).get(0);
        assertThat(BlockKit.string(posted, "text")).isEqualTo("Anthropic is critical. $4.10 left.");
        assertThat(posted.toString()).doesNotContain("U0", "<!");
    }

    @Test
    void fitsBesideAPing() {
        Reply.Builder reply = Reply.done();
        for (int number = 0; number < 60; number++) {
            reply.lines(Line.of("<@U0ADMIN> and <!channel> " + number));
        }

        messenger().post(CHANNEL, new Post(reply.build(), "abc", false, null, "<@U0MEMBER>", false));

        assertThat(BlockKit.array(slack.messages(SlackStandIn.ALERTED).get(0), "blocks"))
                .hasSize(50);
    }

    @Test
    void pingsNobodyByAnEdit() {
        String id = sent(messenger().post(CHANNEL, new Post(alert(), "abc", false, null, "<@U0MEMBER>", false)));

        messenger().edit(CHANNEL, id, well(), "def");

        assertThat(slack.messages(SlackStandIn.ALERTED).get(0).toString()).doesNotContain("U0MEMBER");
    }

    @Test
    void findsNothingInTheWayWhereItCanPost() {
        assertThat(List.of(CHANNEL, ADMIN))
                .allSatisfy(channel -> assertThat(messenger().check(channel)).isEmpty());
        assertThat(messenger().check(new Channel("slack", SlackStandIn.DIRECT, "direct messages")))
                .as("Slack does not tell")
                .get()
                .isInstanceOf(Outcome.TryLater.class);
        assertThat(slack.sent("chat.postMessage")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SlackStandIn.SECRET, SlackStandIn.ARCHIVED, "C0OTHER"})
    void findsWhatAPostWouldRunInto(String id) {
        Channel channel = new Channel("slack", id, "#other");

        assertThat(messenger().check(channel))
                .isPresent()
                .contains(messenger().post(channel, Post.of(alert(), "abc", true)));
    }

    @Test
    void findsThatAPersonCannotBeReached() {
        assertThat(messenger().check(new Channel("slack", SlackStandIn.UNKNOWN, "direct messages")))
                .contains(new Outcome.Refused("Slack answered user_not_found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing_scope", "method_not_supported_for_channel_type"})
    void claimsNoTroubleThatItDoesNotKnow(String error) {
        slack.failNext("conversations.info", error);

        assertThat(messenger().check(CHANNEL)).get().isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void tellsThatItCannotLookNow() {
        slack.limitNext("conversations.info", 7);
        assertThat(messenger().check(CHANNEL))
                .contains(new Outcome.TryLater("Slack asked me to slow down", Duration.ofSeconds(7)));
        slack.failNext("conversations.info", "token_revoked");
        assertThat(messenger().check(CHANNEL)).get().isInstanceOf(Outcome.Forbidden.class);
    }

    @Test
    void knowsWhereAPersonIsToldSomethingAlone() {
        assertThat(messenger().direct(new Author(SlackStandIn.ADMIN, "Ada")))
                .hasValueSatisfying(channel -> assertThat(channel.id()).startsWith("D"));
        assertThat(messenger().direct(new Author("reading", "a reading"))).isEmpty();
    }

    @Test
    void tellsHowToInviteItIntoAPrivateChannel() {
        String answer = office.admin
                .types(SlackStandIn.SECRET, "/credits", "alerts here")
                .toString();

        assertThat(answer).contains("I could not post in this private channel: I am not in it", "/invite @lifebar");
    }

    private Messenger messenger() {
        return office.adapter().messenger();
    }

    private static String sent(Outcome outcome) {
        return ((Outcome.Sent) outcome).messageId();
    }

    private static Reply well() {
        return Reply.done().lines(Line.of("🟩 back to 98%")).build();
    }

    private Outcome post(String nonce) {
        return messenger().post(CHANNEL, Post.of(alert(), nonce, false));
    }

    private Outcome again(String nonce) {
        return messenger().post(CHANNEL, new Post(alert(), nonce, false, null, null, true));
    }

    private static Post answer(String message, boolean again) {
        return new Post(well(), message, true, message, null, again);
    }

    private static Reply alert() {
        return Reply.done()
                .accent(Level.RED)
                .block(new Block.Card(
                        Level.RED,
                        Line.of("Anthropic is critical"),
                        List.of(Line.of("$4.10 left")),
                        List.of(Actions.press("I topped up…", "topup anthropic"))))
                .build();
    }
}
