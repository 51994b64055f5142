package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeSource;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A workspace with more in it than one message holds. */
public record Crowd(Lifebar lifebar, WorkspaceKey workspace) {
    private static final Pattern ACCOUNT = Pattern.compile("OpenAI · a\\d+\\b");
    private static final Pattern DAY = Pattern.compile("\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\d+ \\w{3}\\b");

    /** Accounts with more and more left, the first with next to nothing. */
    public void accounts(int many) {
        for (int i = 0; i < many; i++) {
            String left = BigDecimal.valueOf(250 + 9700L * i / many, 2).toPlainString();
            run("sync", "openai/a" + i, left, "100", "yes");
        }
    }

    /** Accounts that are read with a key each. */
    public void keys(int many) {
        for (int i = 0; i < many; i++) {
            Form form = (Form) run("lifebar", "connect", "openrouter/k" + i);
            Answer tried = lifebar.commands().submit(origin("k" + i), form, Map.of("key", FakeSource.KEY));
            Answer connected = lifebar.commands().press(origin("k" + i), TestLifebar.action(tried, "Save"));
            assertThat(((Reply) connected).outcome()).isEqualTo(Reply.Outcome.DONE);
        }
    }

    /** The accounts of {@link #accounts} by their names. */
    public static List<String> names(int many) {
        return IntStream.range(0, many).mapToObj(i -> "OpenAI · a" + i).toList();
    }

    /** The names that stand in a text, in their order. */
    public static List<String> named(String text) {
        return found(ACCOUNT, text);
    }

    public static List<String> days(String text) {
        return found(DAY, text);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();
    }

    private Answer run(String... words) {
        return lifebar.commands().run(origin(String.join(" ", words)), List.of(words));
    }

    private Origin origin(String request) {
        Caller caller = new Caller("7001", "Ada", Set.of(), EnumSet.allOf(Permission.class));
        Channel channel = new Channel(workspace.platform(), "elsewhere", "#elsewhere");
        return new Origin(workspace, caller, channel, Place.SHARED, request);
    }
}
