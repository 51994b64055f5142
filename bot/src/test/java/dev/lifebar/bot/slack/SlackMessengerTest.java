package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
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

class SlackMessengerTest {
    private static final Channel CHANNEL = new Channel("slack", SlackStandIn.ALERTED, "#alerts");

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

        assertThat(post("abc123")).isEqualTo(first);
        assertThat(slack.messages(SlackStandIn.ALERTED)).hasSize(1);
    }

    @Test
    void findsWhatACallWithoutAnAnswerHadPosted() {
        post("first");
        slack.doAndFailNext("chat.postMessage");
        assertThat(post("abc123")).isInstanceOf(Outcome.TryLater.class);

        assertThat(post("abc123")).isInstanceOf(Outcome.Sent.class);
        assertThat(slack.messages(SlackStandIn.ALERTED)).hasSize(2);
    }

    @Test
    void readsAChannelOnlyWhereItIsInDoubt() {
        post("one");
        post("two");

        assertThat(slack.sent("conversations.history")).hasSize(1);
    }

    @Test
    void postsWhereItMayNotRead() {
        slack.failNext("conversations.history", "missing_scope");

        assertThat(post("abc123")).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void waitsWhereReadingFailsForNow() {
        slack.limitNext("conversations.history", 7);

        assertThat(post("abc123"))
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

    @ParameterizedTest
    @CsvSource(textBlock = """
            is_archived,  archived
            msg_too_long, msg_too_long
            """)
    void givesUpWithAReason(String error, String reason) {
        slack.failNext("chat.postMessage", error);

        assertThat(post("abc123"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @Test
    void keepsTheMessageWhileItMayPass() {
        slack.failNext("chat.postMessage", "internal_error");

        assertThat(post("abc123")).isEqualTo(new Outcome.TryLater("Slack answered internal_error", null));
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
        Channel person = new Channel("slack", SlackStandIn.ADMIN, "direct messages");
        String id =
                ((Outcome.Sent) office.adapter().messenger().post(person, Post.of(alert(), "abc", true))).messageId();

        assertThat(office.adapter().messenger().edit(person, id, alert(), "def"))
                .isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void tellsHowToInviteItIntoAPrivateChannel() {
        String answer = office.admin
                .types(SlackStandIn.SECRET, "/credits", "alerts here")
                .toString();

        assertThat(answer).contains("I could not post in this private channel: I am not in it", "/invite @lifebar");
    }

    private Outcome post(String nonce) {
        return office.adapter().messenger().post(CHANNEL, Post.of(alert(), nonce, false));
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
