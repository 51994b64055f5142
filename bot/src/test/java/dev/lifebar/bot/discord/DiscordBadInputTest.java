package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import dev.lifebar.core.command.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiscordBadInputTest {
    private static final Place OPS = Place.in(StandInGuild.ACME);

    @TempDir
    private Path home;

    private volatile CountDownLatch stuck = new CountDownLatch(0);
    private DiscordStandIn discord;
    private BotInDiscord bot;

    static List<String> names() {
        return List.of(
                "@everyone",
                "@here <!channel> <@&1001> <@7001>",
                "`code` **bold** ~~gone~~ ||hidden||",
                "\u202Etxt.exe \u2066x",
                "[free money](https://evil.invalid)",
                "# heading\n> quote",
                "-# faint",
                "</credits:1>",
                "😀".repeat(2000));
    }

    @BeforeEach
    void connect() throws IOException {
        discord = new DiscordStandIn(StandInGuild.ACME, StandInGuild.GLOBEX);
        bot = new BotInDiscord(discord, home, this::stuck).ready();
    }

    @AfterEach
    void nothingWasRefused() {
        bot.close();
        discord.close();
        assertThat(discord.violations).isEmpty();
        assertThat(discord.repeats).hasValue(0);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("names")
    void namesNeitherPingNorFormat(String name) {
        StandInGuild guild = new StandInGuild("1004", name);
        Person person = new Person("7009", name, StandInGuild.MANAGERS);
        Place place = Place.in(guild);
        discord.join(guild);

        discord.slash(person, place, "alerts here").reply();
        check(discord.slash(person, place, "sync", "provider:openai", "balance:50", "max:100"), name);
        check(discord.slash(person, place, "sync", "provider:openai/" + name, "balance:50"), name);
        check(discord.slash(person, place, "credits"), name);
        check(discord.slash(person, place, "credits", "provider:openai"), name);
        check(discord.slash(person, place, "history"), name);
        check(discord.slash(person, place, "undo"), name);
        check(discord.slash(person, place, "lifebar access", "permission:update", "who:" + name), name);
        check(discord.slash(person, place, "lifebar timezone", "zone:" + name), name);
        check(discord.slash(person, Place.direct(person), "credits"), name);
        check(discord.slash(person, Place.direct(person), "sync", "provider:openai", "balance:5"), name);
    }

    @Test
    void textsOverTheLimitsAreAnswered() {
        String endless = "9 ".repeat(2000);
        Asked form = discord.slash(Person.ADA, OPS, "sync", "provider:openai");

        for (Map<String, String> typed :
                List.of(Map.of("balance", endless), Map.of("balance", "5", "max", endless), Map.of("balance", "😀"))) {
            Shown answer = discord.submit(Person.ADA, OPS, form, typed).reply();
            assertThat(answer.isEphemeral()).isTrue();
            assertThat(answer.text()).contains("Nothing was changed");
        }
        assertThat(discord.slash(Person.ADA, OPS, "sync", "provider:" + "x".repeat(4000), "balance:5")
                        .reply()
                        .text())
                .contains("don't know the provider");
    }

    @Test
    void aForgedButtonDoesNoMoreThanItsPresserMay() {
        Shown credits = discord.slash(Person.BOB, OPS, "credits").reply();

        for (String forged : List.of("1 sync openai 5", "1 lifebar forget yes", "1 alerts here", "=1 topup openai 5")) {
            Shown answer = discord.pressId(Person.BOB, OPS, credits, forged).reply();
            assertThat(answer.text()).as(forged).contains("can do this");
            assertThat(answer.isEphemeral()).isTrue();
        }
        assertThat(discord.slash(Person.BOB, OPS, "credits").reply().text()).contains("Nothing is watched yet");
    }

    @Test
    void twoHundredCommandsOfTwoServersAreAllAnswered() {
        Place other = Place.in(StandInGuild.GLOBEX);
        discord.slash(Person.ADA, OPS, "sync", "provider:openai", "balance:11.11", "max:100")
                .reply();
        discord.slash(Person.ADA, other, "sync", "provider:mistral", "balance:22.22", "max:100")
                .reply();

        List<Asked> acme = new ArrayList<>();
        List<Asked> globex = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            acme.add(discord.slash(Person.BOB, OPS, "credits"));
            globex.add(discord.slash(Person.BOB, other, "credits"));
        }

        assertThat(acme)
                .allSatisfy(asked -> assertThat(asked.reply().text())
                        .contains("Acme", "$11.11")
                        .doesNotContain("Globex", "22.22"));
        assertThat(globex)
                .allSatisfy(asked -> assertThat(asked.reply().text())
                        .contains("Globex", "$22.22")
                        .doesNotContain("Acme", "11.11"));
    }

    @Test
    void moreThanItCanDoIsRefusedAndNotLost() {
        stuck = new CountDownLatch(1);

        List<Asked> all = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            all.add(discord.slash(Person.BOB, OPS, "credits"));
        }
        Asked last = discord.slash(Person.BOB, OPS, "credits");
        assertThat(last.reply().text()).contains("cannot keep up");
        stuck.countDown();

        assertThat(all)
                .extracting(asked -> asked.reply().text())
                .allSatisfy(text -> assertThat(text).containsAnyOf("Nothing is watched yet", "cannot keep up"));
        assertThat(all.get(0).reply().text()).contains("Nothing is watched yet");
    }

    private static void check(Asked asked, String name) {
        String text = asked.reply().text();
        assertThat(text).as(name).isNotBlank().doesNotContain("\u202E", "\u2066");
        for (String markup : List.of("@everyone", "@here", "<!", "<@", "`code`", "**bold**", "~~", "||", "](", "</")) {
            if (name.contains(markup)) {
                assertThat(text).as(name).doesNotContainPattern("(?<![\\\\`])" + Pattern.quote(markup));
            }
        }
        assertThat(text.lines()).as(name).noneMatch(line -> line.startsWith("# heading") || line.startsWith("> quote"));
    }

    private Commands stuck(Commands commands) {
        Commands spied = spy(commands);
        doAnswer(call -> {
                    stuck.await();
                    return call.callRealMethod();
                })
                .when(spied)
                .run(any(), anyList());
        return spied;
    }
}
