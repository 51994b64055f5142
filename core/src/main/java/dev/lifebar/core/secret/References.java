package dev.lifebar.core.secret;

import dev.lifebar.core.workspace.WorkspaceKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads keys where {@code env:NAME} and {@code file:/path} say, on the computer of whoever runs Lifebar; and so only for
 * the workspaces they named.
 *
 * @param environment the variables there are
 * @param workspaces platform and id of each, such as {@code discord:197038439483310086}
 */
public record References(Map<String, String> environment, Set<String> workspaces) {
    private static final Logger LOG = LoggerFactory.getLogger(References.class);
    private static final int LONGEST = 16 * 1024;

    /** What lets Lifebar itself in is no business of a provider. */
    private static final Pattern OWN = Pattern.compile("(?i)(LIFEBAR|DISCORD|SLACK)_.*");

    public References {
        environment = Map.copyOf(environment);
        workspaces = Set.copyOf(workspaces);
    }

    /** Reads nothing for anybody. */
    public static References none() {
        return new References(Map.of(), Set.of());
    }

    public boolean areFor(WorkspaceKey workspace) {
        return workspaces.contains(workspace.platform() + ":" + workspace.externalId());
    }

    /** Whether there is a variable of this name that may be a key. */
    public boolean has(String variable) {
        return variable(variable).isPresent();
    }

    /** The key itself; nothing where there is none, or what is there cannot be one. */
    Optional<Secret> follow(GivenKey given) {
        return switch (given.kind()) {
            case KEY -> Optional.of(new Secret(given.text()));
            case ENV -> variable(given.text());
            case FILE -> file(given.text());
        };
    }

    /** What a variable says; nothing where there is none. */
    Optional<String> value(String name) {
        return OWN.matcher(name).matches() ? Optional.empty() : Optional.ofNullable(environment.get(name));
    }

    /** Some variables, such as GOOGLE_APPLICATION_CREDENTIALS, say in which file the key is. */
    private Optional<Secret> variable(String name) {
        return value(name).flatMap(text -> file(text).or(() -> secret(text)));
    }

    private static Optional<Secret> file(String path) {
        try {
            Path file = Path.of(path);
            if (!file.isAbsolute() || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (InputStream content = Files.newInputStream(file)) {
                byte[] bytes = content.readNBytes(LONGEST + 1);
                return bytes.length > LONGEST ? Optional.empty() : secret(new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.info("a key cannot be read from its file: {}", e.toString());
            return Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // it may be the key itself
        }
    }

    private static Optional<Secret> secret(String text) {
        String key = text.strip();
        return key.isEmpty() ? Optional.empty() : Optional.of(new Secret(key));
    }

    /** Not the environment. */
    @Override
    public String toString() {
        return "References" + workspaces;
    }
}
