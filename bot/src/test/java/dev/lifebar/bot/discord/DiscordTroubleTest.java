package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.reply.Attachment;
import dev.lifebar.core.reply.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.stubbing.Answer;

/** Whatever goes wrong that nobody thought of, whoever asked is told, alone. */
class DiscordTroubleTest {
    private static final Place OPS = Place.in(StandInGuild.ACME);

    @TempDir
    private Path home;

    private DiscordStandIn discord;
    private BotInDiscord bot;
    private volatile Trouble trouble = Trouble.NONE;

    /** What goes wrong. */
    enum Trouble {
        NONE,
        ASKING {
            @Override
            Object trouble() {
                throw new IllegalStateException("thrown by a test");
            }
        },
        DRAWING {
            @Override
            Object trouble() {
                Attachment broken = new Attachment("a.csv", out -> {
                    throw new IllegalStateException("thrown by a test");
                });
                return Reply.done().attach(broken).build().shared();
            }
        },
        MEMORY {
            @Override
            Object trouble() {
                throw new OutOfMemoryError("thrown by a test");
            }
        };

        Object trouble() {
            throw new AssertionError("nothing goes wrong");
        }
    }

    @BeforeEach
    void connect() throws IOException {
        discord = new DiscordStandIn(StandInGuild.ACME);
        bot = new BotInDiscord(discord, home, this::troubled).ready();
    }

    @AfterEach
    void disconnect() {
        bot.close();
        discord.close();
        assertThat(discord.violations).isEmpty();
    }

    private Commands troubled(Commands commands) {
        Commands troubled = spy(commands);
        Answer<Object> answer = invocation -> trouble == Trouble.NONE ? invocation.callRealMethod() : trouble.trouble();
        doAnswer(answer).when(troubled).run(any(), anyList());
        doAnswer(answer).when(troubled).press(any(), anyString());
        doAnswer(answer).when(troubled).submit(any(), any(), any());
        doAnswer(answer).when(troubled).complete(any(), anyString());
        return troubled;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void tellsWhoTypedACommandOrPressedAButton(Trouble what) {
        Shown shown = discord.slash(Person.ADA, OPS, "credits").reply();
        trouble = what;

        assertSorry(discord.slash(Person.ADA, OPS, "credits"));
        assertSorry(discord.press(Person.ADA, OPS, shown, "Help"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void tellsWhoSentAForm(Trouble what) {
        Asked form = discord.slash(Person.ADA, OPS, "sync", "provider:openai");
        assertThat(form.modal()).isNotEmpty();
        trouble = what;

        assertSorry(discord.submit(Person.ADA, OPS, form, Map.of("balance", "50")));
    }

    @Test
    void offersNothingWhereThatGoesWrong() {
        trouble = Trouble.ASKING;

        assertThat(discord.complete(Person.ADA, OPS, "sync", "provider:op").choices())
                .isEmpty();
    }

    private static void assertSorry(Asked asked) {
        assertThat(asked.reply().text()).contains("That went wrong here", "/history");
        assertThat(asked.reply().isEphemeral()).isTrue();
    }
}
