package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import dev.lifebar.core.command.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.stubbing.Answer;

class SlowDatabaseTest {
    private static final Place OPS = Place.in(StandInGuild.ACME);

    @TempDir
    private Path home;

    private final AtomicBoolean slow = new AtomicBoolean();

    /** Whether even the question who would see an answer waits for the database. */
    private final AtomicBoolean stuck = new AtomicBoolean();

    private DiscordStandIn discord;
    private BotInDiscord bot;

    @BeforeEach
    void connect() throws IOException {
        discord = new DiscordStandIn(StandInGuild.ACME);
        bot = new BotInDiscord(discord, home, this::slowed).ready();
    }

    @AfterEach
    void nothingWasRefused() {
        bot.close();
        discord.close();
        assertThat(discord.violations).isEmpty();
    }

    @Test
    void asksForTimeAndThenAnswersTheCaller() {
        slow.set(true);
        Asked asked = discord.slash(Person.ADA, OPS, "credits");

        assertThat(asked.kind()).isEqualTo(5);
        assertThat(asked.reply().text()).contains("Nothing is watched yet");
        assertThat(asked.reply().isEphemeral()).isTrue();
    }

    @Test
    void anErrorIsPrivateEvenAfterAskingForTimeInPublic() {
        discord.slash(Person.ADA, OPS, "alerts here").reply();
        slow.set(true);

        Asked asked = discord.slash(Person.ADA, OPS, "credits", "provider:antropic");

        assertThat(asked.awaitCallback().at("/data/flags").asInt()).isZero();
        assertThat(asked.followUp().text()).contains("antropic");
        assertThat(asked.followUp().isEphemeral()).isTrue();
        assertThat(asked.isDeleted()).isTrue();
    }

    /** What follows a deferral takes its place, and its audience, until it is gone. */
    @Test
    void anErrorWaitsUntilTheDeferralIsGone() {
        discord.slash(Person.ADA, OPS, "alerts here").reply();
        discord.slowDown("DELETE", "webhooks/.*", Duration.ofMillis(500));
        slow.set(true);

        Asked asked = discord.slash(Person.ADA, OPS, "credits", "provider:antropic");

        assertThat(asked.followUp().text()).contains("antropic");
        assertThat(asked.followUp().isEphemeral()).isTrue();
        assertThat(asked.isDeleted()).isTrue();
    }

    @Test
    void asksForTimeWithoutTheDatabase() {
        slow.set(true);
        stuck.set(true);

        List<Asked> asked = Stream.generate(() -> discord.slash(Person.ADA, OPS, "credits"))
                .limit(12)
                .toList();

        assertThat(asked).allSatisfy(one -> {
            assertThat(one.kind()).isEqualTo(5);
            assertThat(one.awaitCallback().at("/data/flags").asInt()).isEqualTo(64);
        });
        assertThat(asked.get(0).reply().text()).contains("Nothing is watched yet");
    }

    @Test
    void aFormThatCameTooLateHasAButton() {
        slow.set(true);
        Asked late = discord.slash(Person.ADA, OPS, "sync", "provider:anthropic");
        Shown reply = late.reply();
        slow.set(false);

        Asked opener = discord.press(Person.ADA, OPS, reply, "Fill in…");

        assertThat(discord.submit(Person.ADA, OPS, opener, Map.of("balance", "5"))
                        .reply()
                        .text())
                .contains("$5.00");
    }

    @Test
    void anAnswerStillTakesThePlaceOfItsQuestion() {
        discord.slash(Person.ADA, OPS, "sync", "provider:openai", "balance:95", "max:100")
                .reply();
        Shown question = discord.slash(Person.ADA, OPS, "sync", "provider:openai", "balance:9500")
                .reply();
        slow.set(true);

        Asked pressed = discord.press(Person.ADA, OPS, question, "Save $95.00");

        assertThat(pressed.kind()).isEqualTo(6);
        await().until(() -> !pressed.reply().text().contains("?"));
        assertThat(pressed.reply().text()).contains("$95.00");
    }

    @Test
    void anAnswerForOneLeavesWhatEveryoneSees() {
        discord.slash(Person.ADA, OPS, "alerts here").reply();
        Shown shown = discord.slash(Person.ADA, OPS, "credits").reply();
        discord.slash(Person.ADA, OPS, "lifebar answers", "who:caller").reply();
        slow.set(true);

        Asked pressed = discord.pressId(Person.BOB, OPS, shown, "=1 credits");

        assertThat(pressed.kind()).isEqualTo(6);
        assertThat(pressed.followUp().isEphemeral()).isTrue();
        assertThat(pressed.reply().text()).isEqualTo(shown.text());
    }

    /** Longer than anybody waits. */
    private static boolean sleep() throws InterruptedException {
        Thread.sleep(5000);
        return true;
    }

    private Commands slowed(Commands commands) {
        Answer<?> late = call -> {
            if (slow.get()) {
                Thread.sleep(2000);
            }
            return call.callRealMethod();
        };
        Commands spied = spy(commands);
        doAnswer(call -> stuck.get() ? sleep() : call.callRealMethod())
                .when(spied)
                .isForEveryone(any(), anyList());
        doAnswer(late).when(spied).run(any(), anyList());
        doAnswer(late).when(spied).press(any(), anyString());
        return spied;
    }
}
