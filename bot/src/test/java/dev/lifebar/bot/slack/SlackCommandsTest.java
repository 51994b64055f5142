package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackCommandsTest {
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
    void answersInTheAcknowledgement() {
        JsonObject answer = office.member.types(SlackStandIn.OPS, "/credits", "");

        assertThat(answer.toString()).contains("Nothing is watched yet");
        assertThat(BlockKit.string(answer, "response_type")).isEqualTo("ephemeral");
        assertThat(slack.sent("response_url")).isEmpty();
    }

    @Test
    void showsBarsWithTheColourOfTheWorst() {
        office.member.types(SlackStandIn.OPS, "/sync", "anthropic 12.50 54.94");
        office.member.types(SlackStandIn.OPS, "/sync", "openai 90 100");

        JsonObject answer = office.member.types(SlackStandIn.OPS, "/credits", "");

        assertThat(answer.toString())
                .contains("API credits · Acme", "*Anthropic · critical*", "$12.50 left of $54.94", "[██░░░░░░░░]");
        assertThat(BlockKit.string(answer, "text")).contains("Anthropic · critical. $12.50 left of $54.94");
        assertThat(BlockKit.string(BlockKit.array(answer, "attachments").get(0).getAsJsonObject(), "color"))
                .isEqualTo("#e01e5a");
        // The clock of the core goes on meanwhile.
        assertThat(answer.toString()).containsPattern("<!date\\^17723664\\d\\d\\^\\{ago}\\|");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /credits, help,                   Lifebar tells how much
            /credits, history,                Nothing was recorded
            /credits, alerts list,            No channel receives alerts
            /credits, alerts,                 No channel receives alerts
            /credits, providers,              providers
            /credits, lifebar help,           Lifebar tells how much
            /credits, sync openai 9,          OpenAI is $9.00
            /credits, /history,               Nothing was recorded
            /lifebar, help sync,              /sync anthropic 22.97
            /lifebar, credits,                Nothing is watched
            /lifebar, '',                     Lifebar tells how much
            /lifebar, timezone,               Days begin in
            /topup,   openai 5,               I don't know OpenAI's balance
            /credits, alerts her,             There is no command
            """)
    void reachesEveryCommandThroughFour(String command, String text, String expected) {
        assertThat(office.admin
                        .types(SlackStandIn.OPS, command, text)
                        .toString()
                        .replace("\\u0027", "'"))
                .contains(expected);
    }

    @Test
    void namesCommandsAsTheyAreTypedInSlack() {
        assertThat(office.member.types(SlackStandIn.OPS, "/credits", "help").toString())
                .contains("`/credits history ", "`/credits alerts here`", "`/sync ", "`/lifebar setup ")
                .doesNotContain("`/history", "`/alerts");
    }

    @Test
    void tellsEveryoneWhereAlertsArriveAndInDirectMessages() {
        office.admin.types(SlackStandIn.ALERTED, "/credits", "alerts here");

        assertThat(audience(SlackStandIn.ALERTED, "/sync", "openai 90 100")).isEqualTo("in_channel");
        assertThat(audience(SlackStandIn.ALERTED, "/credits", "")).isEqualTo("in_channel");
        assertThat(audience(SlackStandIn.DIRECT, "/credits", "")).isEqualTo("in_channel");
        assertThat(audience(SlackStandIn.OPS, "/credits", "")).isEqualTo("ephemeral");
    }

    @Test
    void tellsTheCallerAloneInDirectMessagesWithSomebodyElse() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 90 100");

        JsonObject answer = office.member.types("D0OTHERS", "/credits", "");

        assertThat(BlockKit.string(answer, "response_type")).isEqualTo("ephemeral");
        assertThat(answer.toString()).contains("$90.00 left");
        assertThat(Person.labels(answer)).doesNotContain("Show here");
    }

    @Test
    void tellsTheCallerAloneWhileSlackDoesNotSayWhoseDirectMessagesTheyAre() {
        slack.failNext("conversations.open", "internal_error");

        assertThat(audience(SlackStandIn.DIRECT, "/credits", "")).isEqualTo("ephemeral");
        assertThat(audience(SlackStandIn.DIRECT, "/credits", "")).isEqualTo("in_channel");
        assertThat(audience(SlackStandIn.DIRECT, "/credits", "")).isEqualTo("in_channel");
        assertThat(slack.sent("conversations.open")).hasSize(2);
    }

    @Test
    void tellsErrorsAndQuestionsAndSettingsTheCallerAlone() {
        office.admin.types(SlackStandIn.ALERTED, "/credits", "alerts here");
        office.admin.types(SlackStandIn.ALERTED, "/sync", "openai 95 100");

        assertThat(audience(SlackStandIn.ALERTED, "/sync", "openai 22,9,7")).isEqualTo("ephemeral");
        assertThat(audience(SlackStandIn.ALERTED, "/sync", "openai 9500")).isEqualTo("ephemeral");
        assertThat(audience(SlackStandIn.ALERTED, "/lifebar", "help")).isEqualTo("ephemeral");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!subteam^S0OPS|@ops>", "@ops", "ops", "S0OPS"})
    void namesNobodyWhoCouldNotBeRecognised(String who) {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 90 100");

        assertThat(office.admin
                        .types(SlackStandIn.OPS, "/lifebar", "access view " + who)
                        .toString())
                .contains("pick a person from the list", "Nothing was changed");
        assertThat(office.member.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("$90.00 left");
    }

    @Test
    void namesSomebodyPickedFromTheList() {
        office.admin.types(SlackStandIn.OPS, "/lifebar", "access view <@U0OTHER|other>");

        assertThat(office.member.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("Only people allowed");
    }

    @ParameterizedTest
    @CsvSource({"<!subteam^S0OPS|@ops>, <!subteam^S0OPS>", "<@U0OTHER|other>, <@U0OTHER>"})
    void pingsAGroupOrSomebodyPickedFromTheList(String typed, String markup) {
        office.admin.types(SlackStandIn.OPS, "/credits", "alerts here");

        assertThat(office.admin
                        .types(SlackStandIn.OPS, "/credits", "alerts mention " + typed)
                        .toString())
                .contains(markup);
    }

    @Test
    void letsOnlyAdminsManage() {
        assertThat(office.member
                        .types(SlackStandIn.OPS, "/credits", "alerts here")
                        .toString())
                .contains("Only managers can do this");
        assertThat(office.admin
                        .types(SlackStandIn.OPS, "/credits", "alerts here")
                        .toString())
                .contains("Test arrived");
    }

    @Test
    void saysThatItCannotSeeWhoIsAdmin() {
        slack.failNext("users.info", "missing_scope");

        assertThat(office.admin
                        .types(SlackStandIn.OPS, "/credits", "alerts here")
                        .toString())
                .contains("Only managers can do this", "users:read");
    }

    @Test
    void asksWhoSomebodyIsOnceInAWhile() {
        office.admin.types(SlackStandIn.OPS, "/credits", "");
        office.admin.types(SlackStandIn.OPS, "/credits", "");

        assertThat(slack.sent("users.info")).hasSize(1);
    }

    @Test
    void namesPeopleWithoutPinging() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 90 100");

        String answer =
                office.admin.types(SlackStandIn.OPS, "/credits", "history").toString();

        assertThat(answer)
                .contains("Mem &lt;!channel&gt; &lt;@U0ADMIN&gt; ∗bold∗ ˋcodeˋ")
                .doesNotContain("<!channel>");
    }

    @Test
    void readsReferencesAndBentQuotes() {
        assertThat(office.admin
                        .types(SlackStandIn.OPS, "/lifebar", "access update <@U0MEMBER|mem>")
                        .toString())
                .contains("U0MEMBER");
        assertThat(office.admin.types(SlackStandIn.OPS, "/sync", "“openai” 90").toString())
                .contains("OpenAI is $90.00");
    }

    @Test
    void givesARedeliveredCommandTheSameAnswerOnce() {
        JsonObject topup = office.member.slash(SlackStandIn.OPS, "/sync", "openai 50 100");
        Person.payload(slack.socket().deliver("slash_commands", topup));
        JsonObject adding = office.member.slash(SlackStandIn.OPS, "/topup", "openai 10");

        JsonObject first = Person.payload(slack.socket().deliver("slash_commands", adding));
        JsonObject second = Person.payload(slack.socket().deliver("slash_commands", adding, 1));

        assertThat(second).isEqualTo(first);
        assertThat(office.member.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("$60.00 left")
                .doesNotContain("$70.00");
    }

    @Test
    void rememberAcrossARestartWhatWasDelivered() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");
        JsonObject adding = office.member.slash(SlackStandIn.OPS, "/topup", "openai 10");
        Person.payload(slack.socket().deliver("slash_commands", adding));

        office.restart();
        JsonObject again = Person.payload(slack.socket().deliver("slash_commands", adding, 1));

        assertThat(again.toString()).contains("$60.00");
        assertThat(office.member.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("$60.00 left");
    }

    @Test
    void neverMixesTwoWorkspaces() {
        Person other = office.stranger("T0OTHER");
        office.admin.types(SlackStandIn.OPS, "/sync", "anthropic 11.11 100");
        other.types(SlackStandIn.OPS, "/sync", "openai 22.22 100");

        assertThat(office.admin.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("11.11")
                .doesNotContain("22.22", "OpenAI");
        assertThat(other.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("22.22", "t0other")
                .doesNotContain("11.11", "Anthropic", "Acme");
    }

    @Test
    void answersTwoHundredCommandsAtOnce() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");
        List<CompletableFuture<JsonObject>> acknowledgements = new ArrayList<>();

        for (int i = 0; i < 200; i++) {
            acknowledgements.add(
                    slack.socket().deliver("slash_commands", office.member.slash(SlackStandIn.OPS, "/credits", "")));
        }

        assertThat(acknowledgements)
                .allSatisfy(acknowledgement ->
                        assertThat(Person.payload(acknowledgement).toString()).contains("$50.00 left"));
    }

    @Test
    void refusesInWordsWhatItHasNoRoomFor() {
        slack.slowDown("users.info", Duration.ofSeconds(3));
        List<CompletableFuture<JsonObject>> acknowledgements = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            acknowledgements.add(
                    slack.socket().deliver("slash_commands", office.member.slash(SlackStandIn.OPS, "/credits", "")));
        }
        Office.await(() -> slack.sent("ack").stream().anyMatch(ack -> ack.text().contains("too much to do")));
        office.time.pass(Duration.ofSeconds(2));

        long answered = acknowledgements.stream()
                .map(Person::payload)
                .filter(payload -> payload.has("text"))
                .count();

        assertThat(answered).isLessThan(600);
        assertThat(office.awaitSent("response_url", (int) (600 - answered))).hasSize((int) (600 - answered));
    }

    @Test
    void asksNoMoreThanOnceInAWhileWhoSomebodyIsWhileSlackIsSilent() {
        slack.failNext("users.info", "internal_error");
        office.member.types(SlackStandIn.OPS, "/credits", "");
        office.member.types(SlackStandIn.OPS, "/credits", "");
        assertThat(slack.sent("users.info")).hasSize(1);

        office.time.pass(Duration.ofSeconds(31));
        office.member.types(SlackStandIn.OPS, "/credits", "");
        assertThat(slack.sent("users.info")).hasSize(2);
    }

    @Test
    void staysHarmlessWhateverTheWorkspaceIsCalled() {
        slack.rename("<!everyone> *x* `y` \u202Egnp.evil\u202C " + "😀".repeat(2000));
        office.restart();

        office.admin.types(SlackStandIn.OPS, "/sync", "openai 90 100");
        office.admin.types(SlackStandIn.OPS, "/credits", "");

        assertThat(slack.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!here>", "`x`", "*x*", "\u202Ex", "@everyone", "<@U0ADMIN>", "😀😀😀", "a&b"})
    void staysHarmlessWhateverAccountsAreCalled(String label) {
        office.admin.types(SlackStandIn.OPS, "/sync", "openai/" + label + " 90 100");
        office.admin.types(SlackStandIn.OPS, "/sync", "openai 9 100 label:" + label);
        String answer = office.admin.types(SlackStandIn.OPS, "/credits", "").toString();

        assertThat(answer).doesNotContain("<!here", "<@", "`x`", "*x*", "\u202E");
    }

    @ParameterizedTest
    @CsvSource({"<!channel>", "<@U0ADMIN>", "*bold*", "`code`", "&lt;!here&gt;", "'<https://evil.example|click>'"})
    void staysHarmlessWhateverIsTyped(String text) {
        String answer = office.member.types(SlackStandIn.OPS, "/credits", text).toString();

        assertThat(answer).doesNotContain("<!", "<@", "*bold*", "<http");
    }

    @Test
    void keepsWithinLimitsWhateverIsTyped() {
        assertThat(office.member
                        .types(SlackStandIn.OPS, "/credits", "😀".repeat(2000))
                        .toString())
                .contains("I don");
        assertThat(office.member
                        .types(SlackStandIn.OPS, "/credits", "\u202Egnp.evil\u202C @everyone")
                        .toString())
                .doesNotContain("\u202E");
    }

    @Test
    void showsAShortLedgerInTheMessage() {
        office.admin.types(SlackStandIn.OPS, "/sync", "openai 50 100");

        assertThat(office.admin.types(SlackStandIn.OPS, "/lifebar", "export").toString())
                .contains("```\\n", "openai", "50");
        assertThat(slack.sent("upload")).isEmpty();
    }

    @Test
    void sendsALongLedgerAsAFileToTheCallerAlone() {
        for (int i = 0; i < 60; i++) {
            office.admin.types(SlackStandIn.OPS, "/sync", "openai %d.00 100".formatted(100 - i));
        }

        assertThat(office.admin.types(SlackStandIn.OPS, "/lifebar", "export").toString())
                .contains("I send it to you directly");

        assertThat(office.awaitSent("upload", 1).get(0).text()).contains("openai", "41");
        assertThat(office.awaitSent("files.completeUploadExternal", 1).get(0).text())
                .contains(SlackStandIn.DIRECT);
    }

    @Test
    void saysThatAFileDidNotGoOut() {
        for (int i = 0; i < 60; i++) {
            office.admin.types(SlackStandIn.OPS, "/sync", "openai %d.00 100".formatted(100 - i));
        }
        slack.failNext("conversations.open", "missing_scope");

        office.admin.types(SlackStandIn.OPS, "/lifebar", "export");

        assertThat(office.awaitSent("chat.postMessage", 1).get(0).text()).contains("missing_scope", "files:write");
    }

    @Test
    void acknowledgesInTimeAndAnswersLaterWhereSomethingIsSlow() {
        slack.slowDown("users.info", Duration.ofSeconds(2));

        JsonObject acknowledgement = office.member.types(SlackStandIn.OPS, "/credits", "");

        assertThat(acknowledgement.isEmpty()).isTrue();
        assertThat(office.awaitSent("response_url", 1).get(0).text()).contains("Nothing is watched");
    }

    @Test
    void acknowledgesWhatItDoesNotKnow() {
        slack.socket().send("not json");
        slack.socket().send("[]");
        Person.payload(slack.socket()
                .deliver("events_api", office.member.event(Map.of("type", "channel_rename", "user", "U1"))));

        assertThat(office.member.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("Nothing is watched");
    }

    private String audience(String channel, String command, String text) {
        return BlockKit.string(office.admin.types(channel, command, text), "response_type");
    }
}
