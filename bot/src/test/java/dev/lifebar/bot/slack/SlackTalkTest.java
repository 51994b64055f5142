package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackTalkTest {
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
    void answersAMention() {
        office.member.says(office.member.mention(SlackStandIn.OPS, "credits"));

        Exchange answer = office.awaitSent("chat.postEphemeral", 1).get(0);
        assertThat(answer.text()).contains("Nothing is watched yet");
        assertThat(answer.field("user")).isEqualTo(SlackStandIn.MEMBER);
    }

    @Test
    void answersAMentionForEveryoneWhereAlertsArrive() {
        office.admin.types(SlackStandIn.ALERTED, "/credits", "alerts here");

        office.member.says(office.member.mention(SlackStandIn.ALERTED, ""));

        Office.await(() -> slack.messages(SlackStandIn.ALERTED).size() == 2);
        assertThat(slack.messages(SlackStandIn.ALERTED).get(1).toString()).contains("Nothing is watched yet");
    }

    /** In a channel that is shared, Slack names the workspace that owns it. */
    @Test
    void answersForItsOwnWorkspaceInTheChannelOfAnotherCompany() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");

        office.member.says(elsewhere(office.member.mention(SlackStandIn.OPS, "credits")));
        office.member.says(elsewhere(office.member.homeOpened()));

        assertThat(office.awaitSent("chat.postEphemeral", 1).get(0).text()).contains("$50.00 left");
        assertThat(office.awaitSent("views.publish", 1).get(0).text()).contains("$50.00 left");
        assertThat(office.workspaces().find(new WorkspaceKey("slack", "T0HOST", "")))
                .isEmpty();
    }

    private static JsonObject elsewhere(JsonObject event) {
        event.addProperty("team_id", "T0HOST");
        return event;
    }

    @ParameterizedTest
    @ValueSource(strings = {SlackStandIn.OUTSIDER, SlackStandIn.STRANGER, SlackStandIn.UNKNOWN})
    void tellsNothingToPeopleOfAnotherCompany(String id) {
        office.person(id).says(office.person(id).mention(SlackStandIn.OPS, "credits"));

        assertThat(office.awaitSent("chat.postEphemeral", 1).get(0).text())
                .contains("Only people allowed")
                .doesNotContain("Nothing is watched yet");
    }

    /** A guest is one of the workspace as well. */
    @ParameterizedTest
    @ValueSource(strings = {SlackStandIn.MEMBER, SlackStandIn.SISTER, SlackStandIn.GUEST})
    void letsEverybodyOfTheWorkspaceUpdate(String id) {
        office.person(id).says(office.person(id).mention(SlackStandIn.OPS, "sync openai 50 100"));

        assertThat(office.awaitSent("chat.postEphemeral", 1).get(0).text()).contains("$50.00");
    }

    @Test
    void tellsNothingToPeopleOfAnotherCompanyWhileSlackDoesNotSayWhoTheyAre() {
        JsonObject mention = office.member.mention(SlackStandIn.OPS, "credits");
        mention.getAsJsonObject("event").addProperty("user_team", "T0OTHER");
        slack.failNext("users.info", "ratelimited");

        office.member.says(mention);

        assertThat(office.awaitSent("chat.postEphemeral", 1).get(0).text())
                .contains("Only people allowed")
                .doesNotContain("Nothing is watched yet");
    }

    @Test
    void letsNobodyUpdateOfWhomNothingIsKnown() {
        slack.failNext("users.info", "internal_error");

        office.member.says(office.member.mention(SlackStandIn.OPS, "credits"));
        assertThat(office.awaitSent("chat.postEphemeral", 1).get(0).text()).contains("Nothing is watched yet");
        office.member.says(office.member.mention(SlackStandIn.OPS, "sync openai 50 100"));
        assertThat(office.awaitSent("chat.postEphemeral", 2).get(1).text()).contains("Only people allowed");

        office.time.pass(Duration.ofSeconds(31));
        office.member.says(office.member.mention(SlackStandIn.OPS, "sync openai 50 100"));
        assertThat(office.awaitSent("chat.postEphemeral", 3).get(2).text()).contains("$50.00");
    }

    @Test
    void answersAMentionInItsThread() {
        JsonObject mention = office.member.mention(SlackStandIn.OPS, "credits");
        mention.getAsJsonObject("event").addProperty("thread_ts", "1699.1");

        office.member.says(mention);

        assertThat(office.awaitSent("chat.postEphemeral", 1).get(0).field("thread_ts"))
                .isEqualTo("1699.1");
    }

    @Test
    void answersAMentionOnceSlackLetsItAgain() {
        slack.limitNext("chat.postEphemeral", 1);

        office.member.says(office.member.mention(SlackStandIn.OPS, "credits"));

        List<Exchange> sent = office.awaitSent("chat.postEphemeral", 2);
        assertThat(sent).extracting(Exchange::answer).containsExactly("HTTP 429", "ok");
        assertThat(sent.get(1).text()).contains("Nothing is watched yet");
    }

    @Test
    void answersARedeliveredMentionOnce() {
        JsonObject mention = office.member.mention(SlackStandIn.OPS, "credits");

        Person.payload(slack.socket().deliver("events_api", mention));
        Person.payload(slack.socket().deliver("events_api", mention, 1));
        office.member.says(office.member.mention(SlackStandIn.OPS, "help"));

        assertThat(office.awaitSent("chat.postEphemeral", 2)).hasSize(2);
    }

    @Test
    void answersDirectMessages() {
        office.admin.says(office.admin.direct("sync anthropic 22.97"));

        assertThat(office.awaitSent("chat.postMessage", 1).get(0).text()).contains("Anthropic is $22.97");
    }

    @Test
    void opensAFormAgainThatWasClosed() {
        office.admin.says(office.admin.direct("sync anthropic"));
        JsonObject message = office.awaitSent("chat.postMessage", 1).get(0).body();

        office.admin.presses(SlackStandIn.DIRECT, message, "Fill in…");
        office.awaitSent("views.open", 1);
        office.admin.presses(SlackStandIn.DIRECT, message, "Fill in…");

        assertThat(office.awaitSent("views.open", 2)).hasSize(2);
    }

    @Test
    void offersAButtonWhereNoFormCanOpen() {
        office.admin.says(office.admin.direct("sync anthropic"));
        JsonObject message = office.awaitSent("chat.postMessage", 1).get(0).body();
        assertThat(message.toString()).contains("/sync &lt;provider&gt;");

        office.admin.presses(SlackStandIn.DIRECT, message, "Fill in…");

        office.awaitSent("views.open", 1);
        assertThat(office.form().toString()).contains("\"block_id\":\"balance\"");
    }

    @Test
    void doesNotTalkToItself() {
        JsonObject own = office.person(SlackStandIn.BOT).direct("credits");
        JsonObject bot = office.member.direct("credits");
        bot.getAsJsonObject("event").addProperty("bot_id", "B1");
        JsonObject edited = office.member.event(Map.of(
                "type", "message", "subtype", "message_changed", "channel_type", "im", "channel", SlackStandIn.DIRECT));

        office.member.says(own);
        office.member.says(bot);
        office.member.says(edited);
        office.admin.says(office.admin.direct("help"));

        assertThat(office.awaitSent("chat.postMessage", 1)).hasSize(1);
    }

    @Test
    void showsTheBarsOnItsPage() {
        office.admin.types(SlackStandIn.OPS, "/sync", "openai 20 100");

        office.admin.says(office.admin.homeOpened());

        Exchange shown = office.awaitSent("views.publish", 1).get(0);
        assertThat(shown.text()).contains("OpenAI · critical", "[██░░░░░░░░]", "Sync…");
        assertThat(shown.field("user_id")).isEqualTo(SlackStandIn.ADMIN);
    }

    @Test
    void opensAFormFromItsPageAndShowsWhatCameOfIt() {
        office.admin.types(SlackStandIn.OPS, "/sync", "openai 20 100");
        office.admin.says(office.admin.homeOpened());
        JsonObject home = office.awaitSent("views.publish", 1).get(0).body().getAsJsonObject("view");

        office.admin.pressesInView(home, "Sync…");
        office.awaitSent("views.open", 1);
        JsonObject result = office.admin.submits(office.form(), Map.of("balance", "99"));

        assertThat(result.toString()).contains("OpenAI is $99.00");
        Office.await(() -> office.last("views.publish").text().contains("$99.00 left"));
    }

    @Test
    void onePersonIsAlertedInOnePlaceWhereverTheyAskForIt() {
        office.admin.says(office.admin.homeOpened());
        JsonObject home = office.awaitSent("views.publish", 1).get(0).body().getAsJsonObject("view");
        office.admin.pressesInView(home, "Set up…");
        office.awaitSent("views.open", 1);
        JsonObject done = office.admin
                .submits(office.form(), Map.of("providers", "openai"))
                .getAsJsonObject("view")
                .deepCopy();
        done.addProperty("id", "V0SETUP");
        office.admin.pressesInView(done, "Alerts here");
        office.awaitSent("views.update", 1);

        office.admin.types(SlackStandIn.DIRECT, "/credits", "alerts here");

        JsonObject list = office.admin.types(SlackStandIn.DIRECT, "/credits", "alerts list");
        assertThat(list.get("blocks").toString()).containsOnlyOnce("yellow, red and empty");
    }

    @Test
    void showsAnAnswerFromItsPageInAView() {
        office.admin.says(office.admin.homeOpened());
        JsonObject home = office.awaitSent("views.publish", 1).get(0).body().getAsJsonObject("view");

        office.admin.pressesInView(home, "Help");

        office.awaitSent("views.open", 1);
        assertThat(office.form().toString()).contains("Lifebar tells how much");
    }
}
