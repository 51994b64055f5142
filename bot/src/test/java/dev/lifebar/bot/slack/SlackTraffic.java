package dev.lifebar.bot.slack;

import com.google.gson.JsonObject;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A Slack on this machine whose people only ever ask the same thing, for measuring how soon they are answered. */
public final class SlackTraffic implements AutoCloseable {
    private final SlackStandIn slack = new SlackStandIn(Duration.ofSeconds(10));
    private final Person person = new Person(slack, SlackStandIn.TEAM, SlackStandIn.ADMIN);

    public SlackTraffic() throws IOException {}

    /** Whose accounts the people ask for. */
    public static WorkspaceKey workspace() {
        return new WorkspaceKey(Places.PLATFORM, SlackStandIn.TEAM, "Acme");
    }

    /** What a bot has to be told. */
    public Map<String, String> environment() {
        return Map.of(
                "SLACK_BOT_TOKEN",
                SlackStandIn.BOT_TOKEN,
                "SLACK_APP_TOKEN",
                SlackStandIn.APP_TOKEN,
                "SLACK_API_URL",
                slack.api().toString());
    }

    /** The same as a bot is told that runs in this process. */
    public SlackSettings settings() {
        return new SlackSettings(
                new Secret(SlackStandIn.BOT_TOKEN),
                new Secret(SlackStandIn.APP_TOKEN),
                slack.api(),
                SlackSettings.TICK);
    }

    /** Where the people ask. */
    public static Channel channel() {
        return new Channel(Places.PLATFORM, SlackStandIn.OPS, "#ops");
    }

    /** Tells of each message that is posted, when it is about to be accepted. */
    public void onPost(Runnable told) {
        slack.onPost(() -> {
            told.run();
            return true;
        });
    }

    public boolean isReady() {
        return slack.socket().open() > 0;
    }

    /** Types {@code /credits} and waits for the answer; tells after how many nanoseconds it came. */
    public long ask() {
        long asking = System.nanoTime();
        JsonObject answer = person.types(SlackStandIn.OPS, "/credits", "");
        if (!answer.has("text")) {
            throw new IllegalStateException("no answer but " + answer);
        }
        return System.nanoTime() - asking;
    }

    @Override
    public void close() {
        slack.close();
    }
}
