package dev.lifebar.bot.slack;

import dev.lifebar.core.command.Spec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people type, between Slack's four commands and all the commands there are. */
final class Typed {
    /** The commands of the manifest. Names are shared by all apps of a workspace, so there are only these. */
    static final Set<String> ROOTS = Set.of("/credits", "/sync", "/topup", "/lifebar");

    private static final String USUAL = "/credits";

    /** Roots whose text may be another command: {@code /credits alerts here}. */
    private static final Set<String> DOORS = Set.of("/credits", "/lifebar");

    private static final String COMMON = "lifebar ";
    private static final Pattern REFERENCE = Pattern.compile("<([@#]|!subteam\\^)?([^<>|]*)(?:\\|([^<>]*))?>");

    private final List<Spec> specs;
    private final Set<String> heads;

    Typed(List<Spec> specs) {
        this.specs = List.copyOf(specs);
        this.heads = specs.stream()
                .map(Spec::path)
                .flatMap(path -> Stream.of(first(path), path.startsWith(COMMON) ? first(rest(path)) : first(path)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A line for the command table: the text alone where it names a command itself, else the command and the text. */
    String line(String command, String text) {
        String plain = plain(text);
        String head = first(plain).toLowerCase(Locale.ROOT);
        boolean own = DOORS.contains(command) && heads.contains(head.startsWith("/") ? head.substring(1) : head);
        return own ? plain : (command + " " + plain).strip();
    }

    /** The description of the command a line runs, if it runs one. */
    Optional<Spec> spec(String line) {
        String typed =
                line.strip().toLowerCase(Locale.ROOT).replaceFirst("^/", "").replaceAll("\\s+", " ") + " ";
        return Stream.of(typed, COMMON + typed)
                .flatMap(words -> specs.stream().filter(spec -> words.startsWith(spec.path() + " ")))
                .findFirst();
    }

    /** The text as it was typed: Slack escapes it, puts references in brackets, and some keyboards bend quotes. */
    static String plain(String text) {
        String straight = text.replaceAll("[“”„]", "\"").replaceAll("[‘’]", "'");
        String named = REFERENCE.matcher(straight).replaceAll(Typed::reference);
        return named.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    /** How a command is typed in Slack, which knows only the four. */
    static String asSlackHasIt(String code) {
        boolean foreign = code.startsWith("/") && code.length() > 1 && !ROOTS.contains(first(code));
        return foreign && Character.isLetter(code.charAt(1)) ? USUAL + " " + code.substring(1) : code;
    }

    /** A person or group is meant by its id, a channel or link by its words. */
    private static String reference(MatchResult found) {
        String kind = found.group(1) == null ? "" : found.group(1);
        String label = found.group(3) == null ? found.group(2) : found.group(3);
        String meant = switch (kind) {
            case "@", "!subteam^" -> found.group(2);
            case "#" -> "#" + label;
            default -> label;
        };
        return Matcher.quoteReplacement(meant);
    }

    private static String first(String words) {
        return words.split("\\s", 2)[0];
    }

    private static String rest(String words) {
        String[] parts = words.split("\\s", 2);
        return parts.length == 2 ? parts[1] : "";
    }
}
