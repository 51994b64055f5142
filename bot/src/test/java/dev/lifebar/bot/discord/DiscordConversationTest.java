package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordConversationTest {
    private static final Place OPS = Place.in(StandInGuild.ACME);

    @TempDir
    private Path home;

    private DiscordStandIn discord;
    private BotInDiscord bot;

    @BeforeEach
    void connect() throws IOException {
        discord = new DiscordStandIn(StandInGuild.ACME, StandInGuild.GLOBEX);
        bot = new BotInDiscord(discord, home).ready();
    }

    @AfterEach
    void nothingWasRefused() {
        bot.close();
        discord.close();
        assertThat(discord.violations).isEmpty();
        assertThat(discord.repeats).hasValue(0);
    }

    @Test
    void namesNoChannelThatItMayNotView() {
        discord.deny(StandInGuild.ACME, StandInGuild.VIEW);

        assertThat(discord.slash(Person.ADA, OPS, "alerts here").reply().text())
                .contains("I could not post in this channel\\: I cannot see the channel\\: give me View Channel there.")
                .doesNotContain("hidden");
    }

    @Test
    void answersCreditsToTheCallerAlone() {
        Shown reply = discord.slash(Person.BOB, OPS, "credits").reply();

        assertThat(reply.text()).contains("Nothing is watched yet");
        assertThat(reply.isEphemeral()).isTrue();
    }

    @Test
    void answersEveryoneWhereAlertsArrive() {
        discord.slash(Person.ADA, OPS, "alerts here").reply();

        assertThat(sync(OPS, "anthropic", "22.97").isEphemeral()).isFalse();
        assertThat(discord.slash(Person.BOB, OPS, "credits").reply().isEphemeral())
                .isFalse();
    }

    @Test
    void showsEveryoneWhatOneHasSeen() {
        sync(OPS, "anthropic", "22.97");
        Shown own = discord.slash(Person.BOB, OPS, "credits").reply();

        Asked pressed = discord.press(Person.BOB, OPS, own, "Show here");

        Shown shown = pressed.followUp();
        assertThat(shown.isEphemeral()).isFalse();
        assertThat(shown.text()).contains("$22.97");
        assertThat(shown.buttons()).doesNotContain("Show here");
        assertThat(discord.messagesIn(OPS.channel())).extracting(Shown::text).containsExactly(shown.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<@&990000000000000001>", "<@990000000000000002>"})
    void pingsARoleOrSomebodyPickedFromTheList(String markup) {
        discord.slash(Person.ADA, OPS, "alerts here").reply();

        Shown reply = discord.slash(Person.ADA, OPS, "alerts mention", "who:" + markup)
                .reply();
        assertThat(reply.text()).contains(markup);
        assertThat(reply.isEphemeral()).isTrue();
    }

    @Test
    void keepsErrorsAndSettingsToTheCaller() {
        discord.slash(Person.ADA, OPS, "alerts here").reply();

        assertThat(sync(OPS, "antropic", "22.97").isEphemeral()).isTrue();
        assertThat(discord.slash(Person.ADA, OPS, "lifebar access").reply().isEphemeral())
                .isTrue();
    }

    @Test
    void opensAFormForWhatIsMissingAndTakesItsValues() {
        Asked opener = discord.slash(Person.ADA, OPS, "sync", "provider:anthropic");

        Shown reply = discord.submit(Person.ADA, OPS, opener, Map.of("balance", "22.97"))
                .reply();

        assertThat(reply.text()).contains("Anthropic", "$22.97");
        assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).contains("$22.97");
    }

    @Test
    void takesApartALineThatStandsInTheFirstOption() {
        Shown reply = discord.slash(Person.ADA, OPS, "sync", "provider: anthropic  22.97 max:50")
                .reply();

        assertThat(reply.text()).contains("Anthropic", "$22.97", "46%");
        assertThat(discord.slash(Person.ADA, OPS, "lifebar help", "command:no such thing")
                        .reply()
                        .text())
                .contains("no such thing");
    }

    @Test
    void takesANameWithABlankForWhatItIs() {
        assertThat(discord.slash(Person.ADA, OPS, "credits", "provider:Azure OpenAI")
                        .reply()
                        .text())
                .contains("Azure OpenAI is not watched here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anthropic @everyone",
                "anthropic `5` **6**",
                "anthropic 5 6 7 8",
                "anthropic --",
                "anthropic :",
                "anthropic \"5",
                "anthropic \u202E5",
                "\u00A0 anthropic"
            })
    void anOddLineInTheFirstOptionChangesNothing(String line) {
        Shown reply = discord.slash(Person.ADA, OPS, "sync", "provider:" + line).reply();

        assertThat(reply.isEphemeral()).isTrue();
        assertThat(reply.text()).doesNotContain("\u202E", "`5`", "**6**").doesNotContainPattern("(?<!\\\\)@everyone");
        assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).contains("Nothing is watched yet");
    }

    @Test
    void saysWhatToTypeAsDiscordTakesIt() {
        assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text())
                .contains("`/sync provider:anthropic balance:45.00`");
        assertThat(discord.slash(Person.ADA, OPS, "lifebar timezone").reply().text())
                .contains("`/lifebar timezone zone:Europe/Berlin`");
        assertThat(discord.slash(Person.ADA, OPS, "alerts here").reply().text()).isNotBlank();
        assertThat(discord.slash(Person.ADA, OPS, "alerts quiet").reply().text())
                .contains("`/alerts quiet hours:22-8`", "`/alerts quiet hours:22-8 red:True`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "topup", "credits", "history", "undo", "alerts", "lifebar"})
    void everyExampleNamesItsOptions(String topic) {
        String help = discord.slash(Person.ADA, OPS, "lifebar help", "command:" + topic)
                .reply()
                .text();

        assertThat(help)
                .containsPattern("`/" + topic)
                .doesNotContainPattern("`/((alerts|lifebar) [a-z]+|(?!alerts|lifebar)[a-z]+) [^:`<\\[]+`");
    }

    @Test
    void asksForTheKeyOfEveryProvider() {
        List<Provider> read = Catalogue.bundled().all().stream()
                .filter(provider -> provider.way() != Provider.Way.MANUAL)
                .toList();

        for (Provider provider : read) {
            Asked asked = discord.slash(Person.ADA, OPS, "lifebar connect", "provider:" + provider.id());
            assertThat(asked.modal().path("components")).as(provider.id()).isNotEmpty();
        }
    }

    @Test
    void letsPeopleChooseProvidersFromAMenu() {
        Asked opener = discord.slash(Person.ADA, OPS, "lifebar setup");
        JsonNode menu = opener.modal().at("/components/0/component");
        assertThat(menu.path("type").asInt()).isEqualTo(3);
        assertThat(menu.at("/options/0/label").asText()).isEqualTo("Anthropic");

        Shown nothing = discord.submit(Person.ADA, OPS, opener, Map.of()).reply();
        assertThat(nothing.buttons()).containsExactly("Fill in…");
        Asked again = discord.press(Person.ADA, OPS, nothing, "Fill in…");
        Shown setup = discord.submit(Person.ADA, OPS, again, Map.of("providers", "openai", "providers+", "deepl"))
                .reply();

        assertThat(setup.text()).contains("OpenAI", "DeepL");
        assertThat(setup.buttons()).contains("Alerts here");
    }

    @Test
    void undoesWithAButton() {
        Shown synced = sync(OPS, "anthropic", "22.97");

        Shown undone = discord.press(Person.ADA, OPS, synced, "Undo").reply();

        assertThat(undone.text()).contains("Undone", "no known balance");
    }

    @Test
    void doesADoubleClickOnce() {
        sync(OPS, "openai", "50", "100");
        Shown synced = sync(OPS, "openai", "40");

        Asked first = discord.press(Person.ADA, OPS, synced, "Undo");
        Asked second = discord.press(Person.ADA, OPS, synced, "Undo");

        assertThat(first.reply().text()).contains("Undone", "$50.00 again");
        assertThat(second.kind()).isEqualTo(6);
        assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).contains("$50.00");
    }

    @Test
    void opensAFormAgainThatWasClosed() {
        Asked opener = discord.slash(Person.ADA, OPS, "lifebar setup");
        Shown nothing = discord.submit(Person.ADA, OPS, opener, Map.of()).reply();
        JsonNode form = discord.press(Person.ADA, OPS, nothing, "Fill in…").modal();

        assertThat(discord.press(Person.ADA, OPS, nothing, "Fill in…").modal()).isEqualTo(form);
    }

    @Test
    void anAnswerTakesThePlaceOfItsQuestion() {
        sync(OPS, "openai", "95", "100");
        Shown question = sync(OPS, "openai", "9500");
        assertThat(question.buttons()).contains("Save $9,500.00", "Cancel");

        Asked pressed = discord.press(Person.ADA, OPS, question, "Save $9,500.00");

        assertThat(pressed.kind()).isEqualTo(7);
        assertThat(pressed.reply().text()).contains("$9,500.00");
        assertThat(pressed.reply().buttons()).doesNotContain("Cancel");
    }

    @Test
    void anAnswerForEveryoneTakesThePlaceOfAPrivateQuestion() {
        discord.slash(Person.ADA, OPS, "alerts here").reply();
        sync(OPS, "openai", "95", "100");
        Shown question = sync(OPS, "openai", "9500");

        Asked pressed = discord.press(Person.ADA, OPS, question, "Save $9,500.00");

        assertThat(pressed.followUp().text()).contains("$9,500.00");
        assertThat(pressed.followUp().isEphemeral()).isFalse();
        assertThat(pressed.isDeleted()).isTrue();
    }

    @Test
    void anAnswerForOneLeavesWhatEveryoneSees() {
        discord.slash(Person.ADA, OPS, "alerts here").reply();
        sync(OPS, "anthropic", "22.97");
        Shown shown = discord.slash(Person.ADA, OPS, "credits").reply();
        assertThat(shown.isEphemeral()).isFalse();
        discord.slash(Person.ADA, OPS, "lifebar answers", "who:caller").reply();

        Asked pressed = discord.pressId(Person.BOB, OPS, shown, "=1 credits anthropic");

        assertThat(pressed.kind()).isEqualTo(4);
        assertThat(pressed.reply().isEphemeral()).isTrue();
        assertThat(discord.messagesIn(OPS.channel())).extracting(Shown::text).contains(shown.text());
    }

    @Test
    void anAnswerForOneTakesThePlaceOfWhatOneSaw() {
        sync(OPS, "anthropic", "22.97");
        Shown own = discord.slash(Person.BOB, OPS, "credits").reply();

        Asked pressed = discord.pressId(Person.BOB, OPS, own, "=1 credits anthropic");

        assertThat(pressed.kind()).isEqualTo(7);
        assertThat(pressed.reply().isEphemeral()).isTrue();
    }

    @Test
    void anAnswerForEveryoneTakesThePlaceOfWhatEveryoneSaw() {
        discord.slash(Person.ADA, OPS, "alerts here").reply();
        sync(OPS, "anthropic", "22.97");
        Shown shown = discord.slash(Person.ADA, OPS, "credits").reply();

        Asked pressed = discord.pressId(Person.BOB, OPS, shown, "=1 credits anthropic");

        assertThat(pressed.kind()).isEqualTo(7);
        assertThat(pressed.reply().isEphemeral()).isFalse();
    }

    @Test
    void offersProvidersWhileSomebodyTypes() {
        assertThat(discord.complete(Person.BOB, OPS, "credits", "provider:anthr")
                        .choices())
                .anySatisfy(choice -> assertThat(choice.path("value").asText()).isEqualTo("anthropic"));
        assertThat(discord.complete(Person.BOB, OPS, "credits", "provider:").choices())
                .isNotEmpty();
    }

    @Test
    void offersWhatElseCanBeTyped() {
        assertThat(discord.complete(Person.BOB, OPS, "history", "days:3").choices())
                .extracting(choice -> choice.path("value").isIntegralNumber()
                        ? choice.path("value").asInt()
                        : -1)
                .containsExactly(30, 365);
        assertThat(values(discord.complete(Person.ADA, OPS, "lifebar timezone", "zone:berl")))
                .containsExactly("Europe/Berlin");
        assertThat(values(discord.complete(Person.ADA, OPS, "lifebar setup", "providers:xai, openr")))
                .containsExactly("xai,openrouter");
    }

    private static List<String> values(Asked asked) {
        return asked.choices().findValuesAsText("value");
    }

    @Test
    void letsOnlyManagersUpdateAServer() {
        Shown refused = discord.slash(Person.BOB, OPS, "sync", "provider:openai", "balance:5")
                .reply();

        assertThat(refused.text()).contains("Only people allowed to update");
        assertThat(refused.isEphemeral()).isTrue();
        assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).contains("Nothing is watched yet");
    }

    @Test
    void checksPermissionAgainWhenAButtonIsPressed() {
        discord.slash(Person.ADA, OPS, "alerts here").reply();
        Shown synced = sync(OPS, "anthropic", "22.97");

        Shown refused = discord.press(Person.BOB, OPS, synced, "Undo").reply();

        assertThat(refused.text()).contains("Only people allowed to update");
        assertThat(refused.isEphemeral()).isTrue();
    }

    @Test
    void somebodyCanBeAllowedToUpdate() {
        Person carol = new Person("700300000000000003", "Carol", "");
        discord.slash(Person.ADA, OPS, "lifebar access", "permission:update", "who:<@700300000000000003>")
                .reply();

        assertThat(discord.slash(carol, OPS, "sync", "provider:openai", "balance:5")
                        .reply()
                        .text())
                .contains("$5.00");
    }

    @Test
    void aPersonHasAWorkspaceOfTheirOwn() {
        Place direct = Place.direct(Person.BOB);

        Shown reply = discord.slash(Person.BOB, direct, "sync", "provider:openai", "balance:5")
                .reply();

        assertThat(reply.text()).contains("$5.00");
        assertThat(reply.isEphemeral()).isFalse();
        assertThat(discord.slash(Person.ADA, Place.direct(Person.ADA), "credits")
                        .reply()
                        .text())
                .contains("Nothing is watched yet");
    }

    @Test
    void inAStrangeServerAPersonSeesTheirOwnWorkspacePrivately() {
        discord.slash(Person.BOB, Place.direct(Person.BOB), "sync", "provider:openai", "balance:5")
                .reply();
        Place elsewhere = Place.elsewhere(new StandInGuild("1003", "Initech"));

        Shown reply = discord.slash(Person.BOB, elsewhere, "credits").reply();

        assertThat(reply.text()).contains("$5.00");
        assertThat(reply.isEphemeral()).isTrue();
    }

    @Test
    void alertsOfAPersonComeAsDirectMessages() {
        Place elsewhere = Place.elsewhere(new StandInGuild("1003", "Initech"));
        String direct = Place.direct(Person.BOB).channel();
        discord.refuseNext("POST", "channels/" + direct + "/messages", 403, 50007);

        Shown setup = discord.slash(Person.BOB, elsewhere, "lifebar setup", "providers:openai")
                .reply();
        Shown refused =
                discord.press(Person.BOB, elsewhere, setup, "Alerts here").reply();
        assertThat(refused.text()).contains("direct messages", "does not let me write to you", "share a server");
        assertThat(refused.isEphemeral()).isTrue();
        Shown again = discord.slash(Person.BOB, elsewhere, "lifebar setup", "providers:openai")
                .reply();
        Shown agreed =
                discord.press(Person.BOB, elsewhere, again, "Alerts here").reply();
        assertThat(agreed.isEphemeral()).isTrue();
        discord.slash(Person.BOB, elsewhere, "sync", "provider:openai", "balance:1", "max:100")
                .reply();

        await().until(() -> discord.messagesIn(direct).size() == 2);
        assertThat(discord.messagesIn(direct).get(1).text()).contains("OpenAI", "critical");
        assertThat(discord.messagesIn(elsewhere.channel()).stream()
                        .filter(message -> !message.json().has("interaction_metadata")))
                .isEmpty();
    }

    @Test
    void aServerItHasLeftGetsAClearAnswer() {
        sync(OPS, "anthropic", "22.97");
        discord.leave(StandInGuild.ACME);

        Shown reply = discord.slash(Person.ADA, OPS, "credits").reply();

        assertThat(reply.text()).contains("no longer a member").doesNotContain("22.97");
    }

    @Test
    void anythingForgedGetsAClearAnswer() {
        Shown reply = sync(OPS, "anthropic", "22.97");

        for (String id :
                List.of("x", "0 sync openai 5", "1 no such thing", "=", "1 ", "\u202Egnp", "1 " + "x".repeat(98))) {
            Shown answer = discord.pressId(Person.ADA, OPS, reply, id).reply();
            assertThat(answer.isEphemeral()).as(id).isTrue();
            assertThat(answer.text()).as(id).isNotBlank();
        }
        for (String id : List.of("x", "1 sync&", "1 sync&a=%zz", "1 nothing", "1 sync&=5")) {
            Shown answer = discord.submit(Person.ADA, OPS, id, Map.of("balance", "5"), null)
                    .reply();
            assertThat(answer.isEphemeral()).as(id).isTrue();
            assertThat(answer.text()).as(id).isNotBlank();
        }
        assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).contains("$22.97");
    }

    @Test
    void whatPeopleTypeNeitherPingsNorFormats() {
        for (String typed :
                List.of("@everyone", "`code` **bold**", "\u202Etxt", "😀".repeat(2000), "<@&1> [a](https://b.c)")) {
            Shown reply = discord.slash(Person.ADA, OPS, "sync", "provider:" + typed, "balance:5")
                    .reply();
            assertThat(reply.text())
                    .doesNotContain("\u202E", "`code`", "**bold**", "<@&1>")
                    .doesNotContainPattern("(?<!\\\\)@everyone")
                    .doesNotContainPattern("(?<!\\\\)\\[a");
            assertThat(reply.isEphemeral()).isTrue();
        }
    }

    @Test
    void twoServersNeverMix() {
        Place other = Place.in(StandInGuild.GLOBEX);
        sync(OPS, "anthropic", "11.11");
        sync(other, "openai", "22.22");

        assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text())
                .contains("Acme", "$11.11")
                .doesNotContain("Globex", "$22.22", "OpenAI");
        assertThat(discord.slash(Person.ADA, other, "credits").reply().text())
                .contains("Globex", "$22.22")
                .doesNotContain("Acme", "$11.11", "Anthropic");
    }

    @Test
    void aFormOfAnotherServerChangesOnlyTheOneItIsSentIn() {
        Place other = Place.in(StandInGuild.GLOBEX);
        Asked opener = discord.slash(Person.ADA, OPS, "sync", "provider:anthropic");

        discord.submit(Person.ADA, other, opener, Map.of("balance", "22.97")).reply();

        assertThat(discord.slash(Person.ADA, OPS, "credits").reply().text()).doesNotContain("22.97");
        assertThat(discord.slash(Person.ADA, other, "credits").reply().text()).contains("22.97");
    }

    @Test
    void answersTwoHundredCommandsAtOnce() {
        sync(OPS, "anthropic", "22.97");

        List<Asked> all = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> all.add(discord.slash(Person.BOB, OPS, "credits")));

        assertThat(all).allSatisfy(asked -> assertThat(asked.reply().text()).contains("$22.97"));
    }

    @Test
    void sendsTheLedgerAsAFile() {
        sync(OPS, "anthropic", "22.97");

        discord.slash(Person.ADA, OPS, "lifebar export").reply();

        assertThat(discord.sent("POST", "interactions/.*")
                        .get(1)
                        .body()
                        .at("/data/components/1/file/url")
                        .asText())
                .startsWith("attachment://");
    }

    @Test
    void everyCommandIsAnswered() {
        for (String path : List.of(
                "credits",
                "history",
                "undo",
                "alerts here",
                "alerts list",
                "alerts test",
                "alerts off",
                "lifebar providers",
                "lifebar rules",
                "lifebar timezone",
                "lifebar access",
                "lifebar help",
                "lifebar export",
                "lifebar forget")) {
            assertThat(discord.slash(Person.ADA, OPS, path).reply().text())
                    .as(path)
                    .isNotBlank();
        }
    }

    private Shown sync(Place place, String provider, String balance) {
        return discord.slash(Person.ADA, place, "sync", "provider:" + provider, "balance:" + balance)
                .reply();
    }

    private void sync(Place place, String provider, String balance, String max) {
        discord.slash(Person.ADA, place, "sync", "provider:" + provider, "balance:" + balance, "max:" + max)
                .reply();
    }
}
