package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSocketTest {
    @TempDir
    Path directory;

    private Office office;
    private SlackStandIn slack;

    @BeforeEach
    void open() throws IOException {
        office = new Office(directory);
        slack = office.slack;
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_auth", "token_revoked", "account_inactive", "missing_scope"})
    void saysWhichTokenIsWrong(String error) {
        slack.failNext("auth.test", error);

        assertThat(office.start()).isEmpty();

        assertThat(refused()).contains(error, "SLACK_BOT_TOKEN", "xoxb-");
        assertThat(slack.sent("auth.test")).hasSize(1);
        assertThat(slack.sent("apps.connections.open")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"something_new", "org_login_required", "ratelimited"})
    void keepsTryingWhateverElseSlackSays(String error) {
        slack.failNext("auth.test", error);

        assertThat(office.start()).isPresent();
        office.awaitSent("apps.connections.open", 1);
    }

    @Test
    void saysThatTheAppTokenIsWrong() {
        assertThat(office.start(SlackStandIn.BOT_TOKEN, "xapp-wrong")).isEmpty();

        assertThat(refused()).contains("invalid_auth", "SLACK_APP_TOKEN").doesNotContain("xapp-wrong");
    }

    @Test
    void saysThatSocketModeIsSwitchedOff() {
        slack.failNext("apps.connections.open", "socket_mode_not_enabled");

        assertThat(office.start()).isEmpty();

        assertThat(refused()).contains("Socket Mode").doesNotContain("SLACK_APP_TOKEN");
    }

    @Test
    void keepsTryingWhileSlackIsOutOfReach() {
        slack.doAndFailNext("auth.test");

        assertThat(office.start()).isPresent();

        Office.await(() -> office.adapter().isConnected());
        assertThat(answers()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.test", "apps.connections.open"})
    void keepsTryingWhileSlackMakesNoSense(String method) {
        slack.answerEmptyNext(method);
        slack.answerEmptyNext(method);

        assertThat(office.start()).isPresent();

        Office.await(() -> office.adapter().isConnected());
        assertThat(answers()).isTrue();
    }

    @Test
    void noticesThatSlackFellSilent() {
        office.start();
        slack.socket().fallSilent();
        CompletableFuture<JsonObject> lost =
                slack.socket().deliver("slash_commands", office.member.slash(SlackStandIn.OPS, "/credits", ""));
        // What was on its way is heard first.
        AtomicInteger pongs = new AtomicInteger();
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .until(() -> pongs.getAndSet(slack.socket().pongs())
                        == slack.socket().pongs());

        office.time.pass(SlackSocket.DEAF.plusSeconds(1));

        Office.await(() -> slack.socket().connections() == 2 && slack.socket().open() == 1);
        assertThat(lost).isNotDone();
        assertThat(office.adapter().isConnected()).isTrue();
        assertThat(answers()).isTrue();
    }

    @Test
    void staysConnectedWhileSlackPings() {
        office.start();

        office.pass(SlackSocket.DEAF.multipliedBy(5));

        assertThat(slack.socket().connections()).isEqualTo(1);
        assertThat(office.adapter().isConnected()).isTrue();
    }

    @Test
    void opensTheNextConnectionBeforeTheLastOneEnds() {
        start();

        slack.socket().refresh();

        Office.await(() -> slack.socket().connections() == 2);
        assertThat(slack.socket().open()).isEqualTo(2);
        slack.socket().endLast();
        assertThat(answers()).isTrue();
        assertThat(slack.socket().connections()).isEqualTo(2);
    }

    @Test
    void answersWhatCameByAConnectionThatIsReplaced() {
        start();
        slack.slowDown("users.info", Duration.ofMillis(600));
        CompletableFuture<JsonObject> acknowledgement =
                slack.socket().deliver("slash_commands", office.member.slash(SlackStandIn.OPS, "/credits", ""));

        slack.socket().refresh();
        Office.await(() -> slack.socket().connections() == 2);

        assertThat(Person.payload(acknowledgement).toString()).contains("Nothing is watched");
    }

    @Test
    void answersOnTheNextConnectionWhatTheLastOneTakesNoMore() {
        start();
        slack.slowDown("users.info", Duration.ofSeconds(1));
        CompletableFuture<JsonObject> acknowledgement =
                slack.socket().deliver("slash_commands", office.member.slash(SlackStandIn.OPS, "/credits", ""));

        slack.socket().refresh();
        Office.await(() -> slack.socket().connections() == 2);
        slack.socket().endLast();

        assertThat(Person.payload(acknowledgement).toString()).contains("Nothing is watched");
    }

    @Test
    void comesBackAfterADrop() {
        start();

        slack.socket().drop();

        Office.await(() -> slack.socket().connections() == 2);
        Office.await(() -> office.adapter().isConnected());
        assertThat(answers()).isTrue();
    }

    @Test
    void takesItsTimeWhereEveryConnectionEndsAtOnce() {
        assertTakesItsTime(WebSocket::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh_requested", "too_many_websockets"})
    void takesItsTimeWhereTheEndIsAnnouncedAtOnce(String reason) {
        assertTakesItsTime(socket -> socket.send(SocketStandIn.farewell(reason)));
    }

    @Test
    void leavesAtOnceWhereThereAreTooManyConnections() {
        start();

        slack.socket().send(SocketStandIn.farewell("too_many_websockets"));

        Awaitility.await()
                .atMost(SlackSocket.FAREWELL.dividedBy(2))
                .until(() -> slack.socket().connections() == 2 && slack.socket().open() == 1);
        assertThat(answers()).isTrue();
    }

    @Test
    void waitsBeforeItConnectsAgainWhereSlackSaysSo() {
        start();
        slack.limitNext("apps.connections.open", 40);
        slack.socket().drop();
        office.awaitSent("apps.connections.open", 2);

        office.time.pass(Duration.ofSeconds(39));
        Office.await(() -> !office.adapter().isConnected());
        assertThat(slack.sent("apps.connections.open")).hasSize(2);

        // The forty seconds begin when the answer is read.
        Office.await(() -> {
            office.time.pass(Duration.ofSeconds(2));
            return office.adapter().isConnected();
        });
    }

    @Test
    void stopsWhereTheTokenIsRevoked() {
        start();
        slack.failNext("apps.connections.open", "token_revoked");

        slack.socket().drop();

        CompletableFuture<String> refused = office.adapter().refused().toCompletableFuture();
        Office.await(refused::isDone);
        office.time.pass(Duration.ofMinutes(10));
        assertThat(refused.join()).contains("token_revoked", "SLACK_APP_TOKEN");
        assertThat(office.adapter().isConnected()).isFalse();
        assertThat(slack.sent("apps.connections.open")).hasSize(2);
    }

    @Test
    void answersWhatItHasBeforeItEnds() {
        office.start();
        CompletableFuture<JsonObject> acknowledgement =
                slack.socket().deliver("slash_commands", office.member.slash(SlackStandIn.OPS, "/credits", ""));
        Office.await(() -> !slack.sent("users.info").isEmpty());

        office.stop();

        assertThat(Person.payload(acknowledgement).toString()).contains("Nothing is watched");
    }

    private void assertTakesItsTime(Consumer<WebSocket> ending) {
        office.start();
        slack.socket().greet(ending);
        slack.socket().drop();
        for (int second = 0; second < 30; second++) {
            office.time.pass(Duration.ofSeconds(1));
            Awaitility.await().during(Duration.ofMillis(100)).until(() -> true);
        }
        assertThat(slack.socket().connections()).isBetween(3, 8);

        slack.socket().greet(socket -> {});
        int before = slack.socket().connections();
        office.time.pass(Duration.ofSeconds(30));
        Office.await(() -> slack.socket().connections() == before + 1);
        assertThat(answers()).isTrue();
    }

    /** Has been connected for a while. */
    private void start() {
        office.start();
        office.time.pass(SlackSocket.STEADY);
    }

    private String refused() {
        return office.adapter().refused().toCompletableFuture().getNow("");
    }

    private boolean answers() {
        return office.member.types(SlackStandIn.OPS, "/credits", "").toString().contains("Nothing is watched");
    }
}
