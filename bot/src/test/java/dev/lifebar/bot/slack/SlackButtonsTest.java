package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackButtonsTest {
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
    void opensAFormForWhatIsMissing() {
        JsonObject answer = office.member.types(SlackStandIn.OPS, "/sync", "anthropic");

        assertThat(answer.isEmpty()).isTrue();
        assertThat(office.form().toString())
                .contains(
                        "\"block_id\":\"balance\"",
                        "What is left, as the console shows it",
                        "\"text\":\"/sync anthropic\"")
                .doesNotContain("\"block_id\":\"provider\"");
        assertThat(BlockKit.string(office.form(), "private_metadata")).hasSizeLessThan(600);
    }

    @Test
    void asksForTheKeyOfEveryProvider() {
        List<Provider> read = Catalogue.bundled().all().stream()
                .filter(provider -> provider.way() != Provider.Way.MANUAL)
                .toList();

        for (Provider provider : read) {
            office.admin.types(SlackStandIn.OPS, "/lifebar", "connect " + provider.id());
            assertThat(slack.violations()).as(provider.id()).isEmpty();
        }

        assertThat(slack.sent("views.open")).hasSameSizeAs(read);
    }

    @Test
    void answersAFilledInFormWhereItWasAskedFor() {
        office.member.types(SlackStandIn.OPS, "/sync", "anthropic");

        JsonObject result = office.member.submits(office.form(), Map.of("balance", "22.97"));

        assertThat(result.isEmpty()).isTrue();
        Exchange answer = office.awaitSent("response_url", 1).get(0);
        assertThat(answer.text()).contains("Anthropic is $22.97");
        assertThat(answer.field("response_type")).isEqualTo("ephemeral");
    }

    @Test
    void saysInAFormThatTheNextOneIsTooLong() {
        office.admin.types(SlackStandIn.OPS, "/lifebar", "connect from:file:/x");
        int length = BlockKit.string(office.form(), "private_metadata").length();
        String longest = "x".repeat(Limits.PRIVATE_METADATA - length + 1);
        office.admin.types(SlackStandIn.OPS, "/lifebar", "connect from:file:/" + longest);
        assertThat(BlockKit.string(office.form(), "private_metadata")).hasSize(Limits.PRIVATE_METADATA);

        JsonObject result = office.admin.submits(office.form(), Map.of("provider", "cloudflare"));

        assertThat(BlockKit.string(result, "response_action")).isEqualTo("errors");
        assertThat(result.toString()).contains("Slack did not open the form");
    }

    @Test
    void saysBesideTheFieldWhatIsWrong() {
        office.member.types(SlackStandIn.OPS, "/sync", "");

        JsonObject result = office.member.submits(office.form(), Map.of("provider", "anthropic", "balance", "22,9,7"));

        assertThat(BlockKit.string(result, "response_action")).isEqualTo("errors");
        assertThat(result.getAsJsonObject("errors").get("balance").getAsString())
                .contains("22,9,7", "Type it like 22.97");
        assertThat(slack.sent("response_url")).isEmpty();
    }

    @Test
    void answersOnceMoreWhereSlackDidNotTakeTheAnswer() {
        office.member.types(SlackStandIn.OPS, "/sync", "anthropic");
        slack.refuseNextAnswer();

        office.member.submits(office.form(), Map.of("balance", "22.97"));

        assertThat(office.awaitSent("response_url", 1).get(0).text()).contains("Anthropic is $22.97");
    }

    @Test
    void takesACorrectedForm() {
        office.member.types(SlackStandIn.OPS, "/sync", "anthropic");
        JsonObject form = office.form().deepCopy();
        form.addProperty("id", "V0SAME");
        office.member.submits(form, Map.of("balance", "abc"));

        office.member.submits(form, Map.of("balance", "22.97"));

        assertThat(office.awaitSent("response_url", 1).get(0).text()).contains("Anthropic is $22.97");
    }

    @Test
    void takesARedeliveredFormOnce() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");
        office.member.types(SlackStandIn.OPS, "/topup", "openai");
        JsonObject submission = office.member.submission(office.form(), Map.of("amount", "10"));

        Person.payload(slack.socket().deliver("interactive", submission));
        office.awaitSent("response_url", 1);
        Person.payload(slack.socket().deliver("interactive", submission, 1));
        office.restart();
        Person.payload(slack.socket().deliver("interactive", submission, 2));

        assertThat(office.member.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("$60.00 left");
    }

    @Test
    void takesNoFormOfAnotherWorkspace() {
        office.member.types(SlackStandIn.OPS, "/sync", "anthropic");

        JsonObject result = office.stranger("T0OTHER").submits(office.form(), Map.of("balance", "22.97"));

        assertThat(result.toString()).contains("comes from another workspace", "\"response_action\":\"update\"");
        assertThat(office.stranger("T0OTHER")
                        .types(SlackStandIn.OPS, "/credits", "")
                        .toString())
                .contains("Nothing is watched");
    }

    @Test
    void takesNoForgedForm() {
        office.member.types(SlackStandIn.OPS, "/sync", "anthropic");
        JsonObject forged = office.form().deepCopy();
        forged.addProperty("private_metadata", "{\"team\":\"T0ACME\",\"path\":7}");

        assertThat(office.member.submits(forged, Map.of("balance", "1")).toString())
                .contains("comes from another workspace");
    }

    /** Where a form was opened in a shared channel, Slack names the workspace that the app is installed in beside it. */
    @Test
    void takesAFormFromTheChannelOfAnotherCompany() {
        office.member.types(SlackStandIn.OPS, "/sync", "anthropic");
        JsonObject view = office.form().deepCopy();
        view.addProperty("app_installed_team_id", SlackStandIn.TEAM);
        JsonObject submission = office.member.submission(view, Map.of("balance", "22.97"));
        submission.getAsJsonObject("team").addProperty("id", "T0HOST");

        Person.payload(slack.socket().deliver("interactive", submission));

        assertThat(office.awaitSent("response_url", 1).get(0).text()).contains("Anthropic is $22.97");
        assertThat(office.member.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("$22.97 left");
    }

    @Test
    void answersInTheFormWhereTheAddressIsTooOld() {
        office.member.types(SlackStandIn.OPS, "/sync", "anthropic");
        office.pass(Duration.ofMinutes(31));

        JsonObject result = office.member.submits(office.form(), Map.of("balance", "22.97"));

        assertThat(result.toString()).contains("\"response_action\":\"update\"", "Anthropic is $22.97");
        assertThat(slack.sent("response_url")).isEmpty();
    }

    @Test
    void saysLaterWhatIsWrongWhereTheFormCouldNotWait() {
        office.member.types(SlackStandIn.OPS, "/sync", "anthropic");
        slack.slowDown("users.info", Duration.ofSeconds(2));

        JsonObject result = office.admin.submits(office.form(), Map.of("balance", "22,9,7"));

        assertThat(result.isEmpty()).isTrue();
        assertThat(office.awaitSent("response_url", 1).get(0).text()).contains("22,9,7", "Type it like 22.97");
    }

    @Test
    void tellsNothingToPeopleOfAnotherCompany() {
        office.admin.types(SlackStandIn.ALERTED, "/credits", "alerts here");
        JsonObject message = office.admin.types(SlackStandIn.ALERTED, "/sync", "openai 50 100");

        for (String id : List.of(SlackStandIn.OUTSIDER, SlackStandIn.UNKNOWN)) {
            int before = slack.sent("response_url").size();
            office.person(id).presses(SlackStandIn.ALERTED, message, "Undo");
            office.awaitSent("response_url", before + 1);
            assertThat(office.last("response_url").text()).contains("Only people allowed");
        }
        assertThat(office.admin.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("$50.00 left");
    }

    @Test
    void tellsNothingToPeopleOfAnotherCompanyWhileSlackDoesNotSayWhoTheyAre() {
        office.admin.types(SlackStandIn.ALERTED, "/credits", "alerts here");
        JsonObject message = office.admin.types(SlackStandIn.ALERTED, "/sync", "openai 50 100");
        JsonObject press = office.person(SlackStandIn.OUTSIDER).press(SlackStandIn.ALERTED, message, "Undo");
        press.getAsJsonObject("user").addProperty("team_id", "T0OTHER");
        slack.failNext("users.info", "internal_error");

        Person.payload(slack.socket().deliver("interactive", press));

        assertThat(office.awaitSent("response_url", 1).get(0).text()).contains("Only people allowed");
        assertThat(office.admin.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("$50.00 left");
    }

    @Test
    void saysWhatToTypeWhereTheFormDoesNotOpen() {
        JsonObject late = office.member.slash(SlackStandIn.OPS, "/sync", "anthropic");
        office.time.pass(Duration.ofSeconds(4));

        JsonObject answer = Person.payload(slack.socket().deliver("slash_commands", late));

        assertThat(answer.toString()).contains("expired_trigger_id", "/sync &lt;provider&gt;");
    }

    @Test
    void answersAPressedButtonThroughItsAddress() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");
        JsonObject message = office.member.types(SlackStandIn.OPS, "/credits", "");

        office.member.presses(SlackStandIn.OPS, message, "History");

        assertThat(office.awaitSent("response_url", 1).get(0).text()).contains("History", "sync $50.00");
    }

    @Test
    void doesADoubleClickOnce() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");
        JsonObject message = office.member.types(SlackStandIn.OPS, "/sync", "openai 40");

        office.member.presses(SlackStandIn.OPS, message, "Undo");
        office.member.presses(SlackStandIn.OPS, message, "Undo");
        office.awaitSent("response_url", 1);

        assertThat(office.member.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("$50.00 left");
        assertThat(slack.sent("response_url")).hasSize(1);
    }

    @Test
    void doesARedeliveredPressOnce() {
        JsonObject message = office.member.types(SlackStandIn.OPS, "/credits", "");
        JsonObject press = office.member.press(SlackStandIn.OPS, message, "Help");

        Person.payload(slack.socket().deliver("interactive", press));
        Person.payload(slack.socket().deliver("interactive", press, 1));
        office.time.pass(Duration.ofSeconds(5));
        Person.payload(slack.socket().deliver("interactive", press, 2));
        office.member.types(SlackStandIn.OPS, "/credits", "");

        assertThat(office.awaitSent("response_url", 1)).hasSize(1);
    }

    @Test
    void putsTheAnswerInThePlaceOfAQuestion() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 95 100");
        JsonObject question = office.member.types(SlackStandIn.OPS, "/sync", "openai 9500");

        office.member.presses(SlackStandIn.OPS, question, "Cancel");

        Exchange answer = office.awaitSent("response_url", 1).get(0);
        assertThat(answer.text()).contains("Nothing was changed");
        assertThat(answer.field("replace_original")).isEqualTo("true");
    }

    @Test
    void tellsEveryoneWhatCameOfAQuestion() {
        office.admin.types(SlackStandIn.ALERTED, "/credits", "alerts here");
        office.admin.types(SlackStandIn.ALERTED, "/sync", "openai 95 100");
        JsonObject question = office.admin.types(SlackStandIn.ALERTED, "/sync", "openai 9500");

        office.admin.presses(SlackStandIn.ALERTED, question, "Save $9,500.00");

        Exchange answer = office.awaitSent("response_url", 2).get(0);
        assertThat(answer.field("response_type")).isEqualTo("in_channel");
        assertThat(office.last("response_url").field("delete_original")).isEqualTo("true");
    }

    @Test
    void showsEveryoneWhatOneSaw() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");
        JsonObject answer = office.member.types(SlackStandIn.OPS, "/credits", "");

        office.member.presses(SlackStandIn.OPS, answer, "Show here");

        Exchange shown = office.awaitSent("response_url", 2).get(0);
        assertThat(shown.text()).contains("$50.00 left").doesNotContain("Show here");
        assertThat(shown.field("response_type")).isEqualTo("in_channel");
        assertThat(shown.field("replace_original")).isEqualTo("false");
        assertThat(office.last("response_url").field("delete_original")).isEqualTo("true");
    }

    @Test
    void refreshesAnAnswerInItsPlace() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");
        JsonObject answer = office.member.types(SlackStandIn.OPS, "/credits", "");

        Person.payload(slack.socket().deliver("interactive", pressing(answer, "1 credits openai")));

        Exchange refreshed = office.awaitSent("response_url", 1).get(0);
        assertThat(refreshed.field("replace_original")).isEqualTo("true");
        assertThat(refreshed.field("response_type")).isEqualTo("ephemeral");
    }

    @Test
    void leavesWhatEveryoneSeesToEveryone() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");
        JsonObject shown = office.member.types(SlackStandIn.OPS, "/credits", "here");

        Person.payload(slack.socket().deliver("interactive", pressing(shown, "1 credits openai")));

        Exchange refreshed = office.awaitSent("response_url", 1).get(0);
        assertThat(refreshed.field("replace_original")).isEqualTo("false");
        assertThat(refreshed.field("response_type")).isEqualTo("ephemeral");
    }

    @Test
    void checksAgainWhoPresses() {
        JsonObject message = office.admin.types(SlackStandIn.OPS, "/credits", "alerts here");

        office.member.presses(SlackStandIn.OPS, message, "Alerts off");

        assertThat(office.awaitSent("response_url", 1).get(0).text()).contains("Only managers can do this");
    }

    @Test
    void answersAnOldButtonAfterARestart() {
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");
        JsonObject message = office.member.types(SlackStandIn.OPS, "/sync", "openai 40");
        office.restart();

        office.member.presses(SlackStandIn.OPS, message, "Undo");

        assertThat(office.awaitSent("response_url", 1).get(0).text()).contains("Undone: OpenAI sync of $40.00");
    }

    @Test
    void refusesAForgedButton() {
        JsonObject message = office.member.types(SlackStandIn.OPS, "/credits", "");
        JsonObject press = office.member.press(SlackStandIn.OPS, message, "Help");
        press.getAsJsonArray("actions").get(0).getAsJsonObject().addProperty("value", "0 rm -rf");
        press.getAsJsonArray("actions").get(0).getAsJsonObject().addProperty("block_id", "forged");

        Person.payload(slack.socket().deliver("interactive", press));

        assertThat(office.awaitSent("response_url", 1).get(0).text()).contains("another version");
    }

    /** The press of a button that says something else than those the message has. */
    private JsonObject pressing(JsonObject message, String value) {
        JsonObject press = office.member.press(SlackStandIn.OPS, message, "History");
        press.getAsJsonArray("actions").get(0).getAsJsonObject().addProperty("value", value);
        return press;
    }
}
