package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Path CODE = Path.of("src/main/java/dev/lifebar/bot/slack");

    /** As the reference page of each method and event says. */
    private static final Map<String, Set<String>> SCOPES = Map.ofEntries(
            Map.entry("authTest", Set.of()),
            Map.entry("appsConnectionsOpen", Set.of()),
            Map.entry("chatPostMessage", Set.of("chat:write")),
            Map.entry("chatPostEphemeral", Set.of("chat:write")),
            Map.entry("chatUpdate", Set.of("chat:write")),
            Map.entry("conversationsHistory", Set.of("channels:history", "groups:history")),
            Map.entry("conversationsInfo", Set.of("channels:read", "groups:read")),
            Map.entry("conversationsOpen", Set.of("im:write")),
            Map.entry("filesGetUploadURLExternal", Set.of("files:write")),
            Map.entry("filesCompleteUploadExternal", Set.of("files:write")),
            Map.entry("usersInfo", Set.of("users:read")),
            Map.entry("viewsOpen", Set.of()),
            Map.entry("viewsPush", Set.of()),
            Map.entry("viewsUpdate", Set.of()),
            Map.entry("viewsPublish", Set.of()),
            Map.entry("app_home_opened", Set.of()),
            Map.entry("app_mention", Set.of("app_mentions:read")),
            Map.entry("app_uninstalled", Set.of()),
            Map.entry("message.im", Set.of("im:history")),
            Map.entry("tokens_revoked", Set.of()));

    private final List<String> lines;

    ManifestTest() throws IOException {
        lines = Files.readAllLines(Path.of("../deploy/slack/manifest.yaml"));
    }

    @Test
    void declaresTheCommandsWeAnswer() {
        Set<String> declared = lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith("- command: "))
                .map(line -> line.substring("- command: ".length()))
                .collect(Collectors.toSet());

        assertThat(declared).isEqualTo(Typed.ROOTS);
    }

    @Test
    void givesAReasonForEveryScope() {
        assertThat(lines)
                .filteredOn(line -> line.matches("\\s+- [a-z_]+:[a-z]+.*|\\s+- commands.*"))
                .hasSizeGreaterThan(8)
                .allMatch(line -> line.matches(".* # .{20,}"));
    }

    @Test
    void asksForTheScopesOfWhatWeCallAndHearAndNoOthers() throws IOException {
        Set<String> needed = new TreeSet<>(Set.of("commands"));
        calls().forEach(method -> needed.addAll(
                Objects.requireNonNull(SCOPES.get(method), () -> "which scope does " + method + " need?")));
        listed("bot_events")
                .forEach(event -> needed.addAll(
                        Objects.requireNonNull(SCOPES.get(event), () -> "which scope does " + event + " need?")));

        assertThat(listed("bot")).containsExactlyElementsOf(needed);
    }

    @Test
    void hearsEveryEventWeAnswer() throws IOException {
        assertThat(listed("bot_events"))
                .containsExactly("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked")
                .hasSize((int) words("app\\.event\\((\\w+)Event").count());
    }

    /** The methods of the Web API that the code calls. */
    private static List<String> calls() throws IOException {
        return words("(?:slack|methods\\(token\\))\\s*\\.([a-z]+[A-Z]\\w+)\\(\\s*request")
                .distinct()
                .toList();
    }

    /** What a pattern finds in the code. */
    private static Stream<String> words(String pattern) throws IOException {
        StringBuilder code = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(CODE, "*.java")) {
            for (Path file : files) {
                code.append(Files.readString(file));
            }
        }
        return Pattern.compile(pattern)
                .matcher(code.toString())
                .results()
                .map(found -> found.group(1))
                .sorted();
    }

    /** The entries of a list of the manifest. */
    private List<String> listed(String name) {
        return lines.stream()
                .dropWhile(line -> !line.strip().equals(name + ":"))
                .skip(1)
                .takeWhile(line -> line.strip().startsWith("- "))
                .map(line -> line.strip().substring(2).split(" ", 2)[0])
                .toList();
    }
}
