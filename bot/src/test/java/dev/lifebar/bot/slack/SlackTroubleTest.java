package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import com.google.gson.JsonObject;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.reply.Attachment;
import dev.lifebar.core.reply.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.stubbing.Answer;

/** Whatever goes wrong that nobody thought of, whoever asked is told, alone. */
class SlackTroubleTest {
    private static final String SORRY = "That went wrong here";

    @TempDir
    Path directory;

    private Office office;
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
                return Reply.done().attach(broken).build();
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
    void open() throws IOException {
        office = new Office(directory).with(this::troubled);
        assertThat(office.start()).isEmpty();
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");
    }

    @AfterEach
    void close() {
        trouble = Trouble.NONE;
        office.close();
    }

    private Commands troubled(Commands commands) {
        Commands troubled = spy(commands);
        Answer<Object> answer = invocation -> trouble == Trouble.NONE ? invocation.callRealMethod() : trouble.trouble();
        doAnswer(answer).when(troubled).run(any(), anyString());
        doAnswer(answer).when(troubled).press(any(), anyString());
        doAnswer(answer).when(troubled).submit(any(), any(), any());
        return troubled;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void tellsWhoTypedACommand(Trouble what) {
        trouble = what;

        JsonObject answer = office.member.types(SlackStandIn.OPS, "/credits", "");

        assertThat(BlockKit.string(answer, "text")).contains(SORRY);
        assertThat(BlockKit.string(answer, "response_type")).isEqualTo("ephemeral");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void tellsWhoPressedAButton(Trouble what) {
        JsonObject shown = office.member.types(SlackStandIn.OPS, "/credits", "");
        trouble = what;

        office.member.presses(SlackStandIn.OPS, shown, "History");

        Exchange answer = office.awaitSent("response_url", 1).get(0);
        assertThat(answer.text()).contains(SORRY);
        assertThat(answer.field("response_type")).isEqualTo("ephemeral");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void tellsWhoPressedAButtonOnThePage(Trouble what) {
        office.member.says(office.member.homeOpened());
        JsonObject home = office.awaitSent("views.publish", 1).get(0).body().getAsJsonObject("view");
        trouble = what;

        office.member.pressesInView(home, "History");

        assertThat(office.awaitSent("chat.postMessage", 1).get(0).text()).contains(SORRY);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void tellsWhoMentionedTheBot(Trouble what) {
        trouble = what;

        office.member.says(office.member.mention(SlackStandIn.OPS, "credits"));

        Exchange answer = office.awaitSent("chat.postEphemeral", 1).get(0);
        assertThat(answer.text()).contains(SORRY);
        assertThat(answer.field("user")).isEqualTo(SlackStandIn.MEMBER);
    }

    @ParameterizedTest
    @EnumSource(names = {"ASKING", "MEMORY"})
    void tellsWhoLookedAtThePage(Trouble what) {
        trouble = what;

        office.member.says(office.member.homeOpened());

        assertThat(office.awaitSent("views.publish", 1).get(0).text()).contains(SORRY);
    }

    @ParameterizedTest
    @EnumSource(names = {"ASKING", "MEMORY"})
    void keepsAFormOpenThatWasNotTaken(Trouble what) {
        office.member.types(SlackStandIn.OPS, "/topup", "openai");
        trouble = what;

        JsonObject result = office.member.submits(office.form(), Map.of("amount", "5"));

        assertThat(BlockKit.string(result, "response_action")).isEqualTo("errors");
        assertThat(result.getAsJsonObject("errors").get("amount").getAsString()).contains(SORRY);
    }

    @ParameterizedTest
    @EnumSource(names = "DRAWING")
    void saysThatTheAnswerToAFormIsMissing(Trouble what) {
        office.member.types(SlackStandIn.OPS, "/topup", "openai");
        trouble = what;

        office.member.submits(office.form(), Map.of("amount", "5"));

        assertThat(office.awaitSent("response_url", 1).get(0).text()).contains(SORRY, "/credits history");
    }
}
