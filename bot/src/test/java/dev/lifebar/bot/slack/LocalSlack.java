package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Slack on this machine, for tests of the whole program: a workspace with a channel, in which Ada is an admin. */
public final class LocalSlack implements AutoCloseable {
    private final SlackStandIn slack = new SlackStandIn();
    private final Person ada = new Person(slack, SlackStandIn.TEAM, SlackStandIn.ADMIN);

    public LocalSlack() throws IOException {}

    /** Something Ada asked for. */
    public final class Request {
        private final CompletableFuture<JsonObject> acknowledgement;
        private final int before;

        private Request(CompletableFuture<JsonObject> acknowledgement, int before) {
            this.acknowledgement = acknowledgement;
            this.before = before;
        }

        /** What the answer says; waits for it. */
        public String answer() {
            return message().toString();
        }

        /** Waits until it is being worked on, which takes longer than usual. */
        public Request begun() {
            assertThat(Person.payload(acknowledgement).isEmpty()).isTrue();
            return this;
        }

        /** Ada presses a button of the answer. */
        public Request press(String label) {
            int answers = slack.sent("response_url").size();
            JsonObject press = ada.press(SlackStandIn.ALERTED, message(), label);
            return new Request(slack.socket().deliver("interactive", press), answers);
        }

        /** It comes with the acknowledgement, or later at the response address. */
        private JsonObject message() {
            JsonObject answer = Person.payload(acknowledgement);
            if (!answer.isEmpty()) {
                return answer;
            }
            Office.await(() -> slack.sent("response_url").size() > before);
            return slack.sent("response_url").get(before).body();
        }
    }

    /** The workspace that is here, as platform and id. */
    public static String workspace() {
        return Places.PLATFORM + ":" + SlackStandIn.TEAM;
    }

    /** What the program has to be told to come here. */
    public Map<String, String> settings() {
        return Map.of(
                "SLACK_BOT_TOKEN", SlackStandIn.BOT_TOKEN,
                "SLACK_APP_TOKEN", SlackStandIn.APP_TOKEN,
                "SLACK_API_URL", slack.api().toString());
    }

    /** What gives access to it, and must never be shown. */
    public List<String> secrets() {
        return List.of(SlackStandIn.BOT_TOKEN, SlackStandIn.APP_TOKEN, SocketStandIn.TICKET, "/response/");
    }

    /** Ada sends a command. */
    public Request ask(String command, String text) {
        int answers = slack.sent("response_url").size();
        JsonObject slash = ada.slash(SlackStandIn.ALERTED, command, text);
        return new Request(slack.socket().deliver("slash_commands", slash), answers);
    }

    /** What was posted into the channel of itself. */
    public List<String> posts() {
        return slack.messages(SlackStandIn.ALERTED).stream()
                .map(JsonObject::toString)
                .toList();
    }

    /** The texts of the files that were sent. */
    public List<String> uploads() {
        return slack.sent("upload").stream()
                .map(sent -> BlockKit.string(sent.body(), "content"))
                .toList();
    }

    /** Posting takes this long from now on. */
    public void slowDown(Duration delay) {
        slack.slowDown("chat.postMessage", delay);
    }

    /** Asks before each message that is posted; where the answer is no, none is, and nobody hears of it. */
    public void onPost(BooleanSupplier admission) {
        slack.onPost(admission);
    }

    /** The bot may no longer read what was posted. */
    public void hideHistory() {
        slack.hideHistory();
    }

    /** The next sign-in fails, as if Slack were down. */
    public void failOnce() {
        slack.doAndFailNext("auth.test");
    }

    /** Says at the next connection that the token is no longer good. */
    public void revoke() {
        slack.failNext("apps.connections.open", "token_revoked");
        slack.socket().drop();
    }

    public int logins() {
        return slack.socket().connections();
    }

    public boolean isConnected() {
        return slack.socket().open() > 0;
    }

    /** What Slack would have refused. */
    public List<String> violations() {
        return slack.violations();
    }

    /** Slack is gone. */
    @Override
    public void close() {
        slack.close();
    }
}
