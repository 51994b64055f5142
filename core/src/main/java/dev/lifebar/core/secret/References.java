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
 * @param own the files and directories of Lifebar itself, which are read for nobody; they need not exist
 */
public record References(Map<String, String> environment, Set<String> workspaces, Set<Path> own) {
    private static final Logger LOG = LoggerFactory.getLogger(References.class);
    private static final int LONGEST = 16 * 1024;

    /** What lets Lifebar itself in is no business of a provider. */
    private static final Pattern OWN = Pattern.compile("(?i)(LIFEBAR|DISCORD|SLACK)_.*");

    public References {
        environment = Map.copyOf(environment);
        workspaces = Set.copyOf(workspaces);
        own = Set.copyOf(own);
    }

    /** Reads nothing for anybody. */
    public static References none() {
        return new References(Map.of(), Set.of(), Set.of());
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

    /** Whether it leads to what is Lifebar's own, such as its master key. */
    boolean isOwn(GivenKey given) {
        return switch (given.kind()) {
            case KEY -> false;
            case ENV -> value(given.text()).filter(this::isOwn).isPresent();
            case FILE -> isOwn(given.text());
        };
    }

    private boolean isOwn(String path) {
        try {
            Path file = Path.of(path);
            return file.isAbsolute() && Files.exists(file) && isOwn(file.toRealPath());
        } catch (IOException | InvalidPathException e) {
            return false; // it cannot be read either
        }
    }

    /** Of a path without links, whether it or a directory above it is one of those, by whatever name. */
    private boolean isOwn(Path real) throws IOException {
        for (Path place = real; place != null; place = place.getParent()) {
            for (Path mine : own) {
                if (Files.exists(mine) && Files.isSameFile(place, mine)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What a variable says; nothing where there is none. */
    Optional<String> value(String name) {
        return OWN.matcher(name).matches() ? Optional.empty() : Optional.ofNullable(environment.get(name));
    }

    /** Some variables, such as GOOGLE_APPLICATION_CREDENTIALS, say in which file the key is. */
    private Optional<Secret> variable(String name) {
        return value(name)
                .filter(text -> !isOwn(text))
                .flatMap(text -> file(text).or(() -> secret(text)));
    }

    private Optional<Secret> file(String path) {
        try {
            Path file = Path.of(path);
            if (!file.isAbsolute() || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            Path real = file.toRealPath();
            if (isOwn(real)) {
                return Optional.empty();
            }
            try (InputStream content = Files.newInputStream(real)) {
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
        return GivenKey.isKey(key) ? Optional.of(new Secret(key)) : Optional.empty();
    }

    /** Not the environment. */
    @Override
    public String toString() {
        return "References" + workspaces;
    }
}
