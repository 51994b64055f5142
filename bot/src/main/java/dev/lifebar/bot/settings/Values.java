package dev.lifebar.bot.settings;

import dev.lifebar.core.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what people write for the value of a setting; nothing where it makes no sense. */
final class Values {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
    /** A server, a workspace of Slack, or whoever writes to the bot in Discord. */
    private static final Pattern WORKSPACE = Pattern.compile("(discord|slack|discord:user):[A-Za-z0-9]+");

    private static final Pattern ID = Pattern.compile("\\d{1,19}");
    /** What can stand in an Authorization header as it is: https://datatracker.ietf.org/doc/html/rfc9110#section-11.2 */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int LAST_PORT = 65_535;

    private Values() {}

    static Optional<Duration> seconds(String text) {
        try {
            Duration duration = WHOLE_NUMBER.matcher(text).matches()
                    ? Duration.ofSeconds(Integer.parseInt(text))
                    : Duration.parse(text);
            return Optional.of(duration)
                    .filter(wait -> wait.compareTo(SHORTEST) >= 0)
                    .filter(wait -> wait.compareTo(LONGEST) <= 0);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Boolean> yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Secret> token(String text) {
        return TOKEN.matcher(text).matches() ? Optional.of(new Secret(text)) : Optional.empty();
    }

    static Optional<Secret> token(String text, String beginning) {
        return token(text).filter(token -> text.startsWith(beginning) && text.length() > beginning.length());
    }

    static Optional<String> id(String text) {
        return Optional.of(text).filter(id -> ID.matcher(id).matches());
    }

    static Optional<Set<String>> workspaces(String text) {
        Set<String> workspaces = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(workspace -> !workspace.isEmpty())
                .collect(Collectors.toSet());
        return Optional.of(workspaces)
                .filter(named -> named.stream()
                        .allMatch(workspace -> WORKSPACE.matcher(workspace).matches()));
    }

    static Optional<Integer> port(String text) {
        return Optional.of(text)
                .filter(number -> WHOLE_NUMBER.matcher(number).matches())
                .map(Integer::valueOf)
                .filter(port -> port >= 1 && port <= LAST_PORT);
    }

    /** The address of a server; a password does not belong in it, since addresses are shown and logged. */
    static Optional<URI> address(String text, String... schemes) {
        return target(text, schemes).filter(address -> address.getRawQuery() == null);
    }

    /** An address that is asked as it is. */
    static Optional<URI> target(String text, String... schemes) {
        try {
            URI address = new URI(text);
            boolean plain = address.getHost() != null
                    && address.getPort() <= LAST_PORT
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return Optional.of(address)
                    .filter(found -> plain && List.of(schemes).contains(scheme));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static boolean endsWithSlash(URI address) {
        return address.toString().endsWith("/");
    }
}
