package dev.lifebar.bot.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the process was started with.
 *
 * @param environment the environment variables
 * @param system Java's system properties
 */
public record Surroundings(Map<String, String> environment, Properties system) {

    public static Surroundings ofThisProcess() {
        return new Surroundings(System.getenv(), System.getProperties());
    }

    /** The value of an environment variable; one that is set to nothing counts as not set. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String userHome() {
        return system.getProperty("user.home", "");
    }

    boolean isMac() {
        return operatingSystem().startsWith("mac");
    }

    boolean isWindows() {
        return operatingSystem().startsWith("windows");
    }

    private String operatingSystem() {
        return system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }
}
