package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibilityTest {
    private static final Caller ANN = new Caller("u-ann", "Ann", Set.of(), EnumSet.allOf(Permission.class));
    private static final Channel ALERTED = new Channel(TestLifebar.PLATFORM, "c-alerts", "#alerts");
    private static final Channel OTHER = new Channel(TestLifebar.PLATFORM, "c-other", "#other");

    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private int requests;

    @BeforeEach
    void open() {
        lifebar = TestLifebar.in(directory);
        lifebar.typeIn(ALERTED, "/alerts here");
        lifebar.sync("openai", "50", "100");
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ALERTS,   alerted, SHARED, /credits,          true",
        "ALERTS,   other,   SHARED, /credits,          false",
        "ALERTS,   other,   DIRECT, /credits,          true",
        "ALERTS,   alerted, APART,  /credits,          false",
        "ALERTS,   alerted, SHARED, /credits private,  false",
        "ALERTS,   other,   SHARED, /credits here,     true",
        "ALERTS,   other,   APART,  /credits here,     false",
        "ALERTS,   alerted, SHARED, /credits openai raw, false",
        "EVERYONE, other,   SHARED, /credits openai raw here, false",
        "ALERTS,   alerted, SHARED, /history,          true",
        "ALERTS,   alerted, SHARED, /sync openai 40,   true",
        "ALERTS,   alerted, SHARED, /lifebar rules,    false",
        "ALERTS,   alerted, SHARED, /alerts list,      false",
        "EVERYONE, other,   SHARED, /credits,          true",
        "EVERYONE, other,   SHARED, /credits private,  false",
        "EVERYONE, other,   SHARED, /lifebar help,     false",
        "EVERYONE, other,   APART,  /credits,          false",
        "CALLER,   alerted, SHARED, /credits,          false",
        "CALLER,   alerted, SHARED, /credits here,     true",
        "CALLER,   alerted, DIRECT, /credits,          true",
    })
    void isForEveryone(String answers, String channel, Place place, String typed, boolean everyone) {
        lifebar.type("/lifebar answers " + answers);
        Origin origin = origin(channel.equals("alerted") ? ALERTED : OTHER, place);

        assertThat(lifebar.lifebar().commands().isForEveryone(origin, typed))
                .as("told before")
                .isEqualTo(everyone);
        assertThat(reply(lifebar.lifebar().commands().run(origin, typed)).forEveryone())
                .isEqualTo(everyone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sync openai 22,9,7", "/sync openai 9500", "/credits xai", "/nonsense", "/sync antropic 5"})
    void errorsAndQuestionsAreForTheCaller(String typed) {
        for (Place place : Place.values()) {
            assertThat(reply(lifebar.lifebar().commands().run(origin(ALERTED, place), typed))
                            .forEveryone())
                    .isFalse();
        }
    }

    @Test
    void nothingIsToldBeforeOfWhatCannotBeRead() {
        Commands commands = lifebar.lifebar().commands();

        assertThat(commands.isForEveryone(origin(ALERTED, Place.SHARED), "/nonsense"))
                .isFalse();
        assertThat(commands.isForEveryone(origin(ALERTED, Place.SHARED), "/credits openai 1 2"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/credits,                  credits here",
        "/credits openai,           credits provider:openai here",
        "/credits openai private,   credits provider:openai here",
        "/history openai days:3,    history provider:openai days:3 here",
    })
    void whatOnlyTheCallerSeesCanBeShown(String typed, String shown) {
        Commands commands = lifebar.lifebar().commands();
        Reply hidden = reply(commands.run(origin(OTHER, Place.SHARED), typed));

        String action = showHere(hidden).orElseThrow();
        Reply seen = reply(commands.press(origin(OTHER, Place.SHARED), action));

        assertThat(action).isEqualTo("1 " + shown);
        assertThat(seen.forEveryone()).isTrue();
        assertThat(seen.blocks()).isEqualTo(hidden.blocks());
        assertThat(showHere(seen)).isEmpty();
    }

    @Test
    void nothingIsOfferedToShowWhereNobodyElseIsOrMayKnow() {
        Commands commands = lifebar.lifebar().commands();

        assertThat(showHere(reply(commands.run(origin(OTHER, Place.DIRECT), "/credits"))))
                .isEmpty();
        assertThat(showHere(reply(commands.run(origin(OTHER, Place.APART), "/credits"))))
                .isEmpty();
        assertThat(showHere(reply(commands.run(origin(OTHER, Place.SHARED), "/sync openai 40"))))
                .isEmpty();
        assertThat(showHere(reply(commands.run(origin(OTHER, Place.SHARED), "/lifebar rules"))))
                .isEmpty();
    }

    private Origin origin(Channel channel, Place place) {
        return new Origin(TestLifebar.ACME, ANN, channel, place, "v" + requests++);
    }

    private static Reply reply(Answer answer) {
        return (Reply) answer;
    }

    private static Optional<String> showHere(Reply reply) {
        return reply.buttons().stream()
                .filter(button -> button.label().equals("Show here"))
                .flatMap(button -> button instanceof Button.Press press ? Stream.of(press.action()) : Stream.empty())
                .findFirst();
    }
}
