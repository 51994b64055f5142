package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Offers what could be typed next. */
final class Completion {
    /**
     * What Discord shows at most (https://docs.discord.com/developers/interactions/receiving-and-responding), and more than
     * anybody reads.
     */
    private static final int MOST = 25;

    private final Directory directory;
    private final Database database;
    private final Catalogue catalogue;

    Completion(Directory directory, Database database, Catalogue catalogue) {
        this.directory = directory;
        this.database = database;
        this.catalogue = catalogue;
    }

    /** What the last word of an unfinished line could become; a line that ends in a blank begins a new word. */
    List<Suggestion> complete(Optional<Workspace> workspace, String line) {
        List<String> words = new ArrayList<>(Arguments.words(line));
        boolean fresh = line.isEmpty() || Character.isWhitespace(line.charAt(line.length() - 1));
        String last = fresh || words.isEmpty() ? "" : words.remove(words.size() - 1);
        List<Suggestion> commands = commands(words, last);
        return commands.isEmpty() && !words.isEmpty() ? options(workspace, words, last) : commands;
    }

    /** What an option could be given that begins with, or contains, what was typed. */
    List<Suggestion> values(Optional<Workspace> workspace, Option<?> option, String typed) {
        return switch (option.kind()) {
            case ACCOUNT ->
                Stream.concat(accounts(workspace, typed).stream(), providers(typed).stream())
                        .distinct()
                        .limit(MOST)
                        .toList();
            case CHOICE ->
                option.choices().stream()
                        .filter(choice -> choice.startsWith(typed.toLowerCase(Locale.ROOT)))
                        .map(choice -> new Suggestion(choice, ""))
                        .toList();
            case PROVIDERS -> severalProviders(typed);
            case NUMBER, TEXT -> offered(option, typed.toLowerCase(Locale.ROOT));
            case AMOUNT, FLAG -> List.of();
        };
    }

    /** What begins with what was typed, or has a part that does: a city, as people call their time zone. */
    private static List<Suggestion> offered(Option<?> option, String typed) {
        return option.offered().stream()
                .filter(value -> {
                    String lower = value.toLowerCase(Locale.ROOT);
                    return lower.startsWith(typed) || lower.contains("/" + typed);
                })
                .map(value -> new Suggestion(value, ""))
                .limit(MOST)
                .toList();
    }

    /** Those before the last comma stay as they are. */
    private List<Suggestion> severalProviders(String typed) {
        int last = typed.lastIndexOf(',') + 1;
        String before = typed.substring(0, last);
        return providers(typed.substring(last)).stream()
                .map(provider -> new Suggestion(before + provider.value(), provider.description()))
                .toList();
    }

    private List<Suggestion> commands(List<String> before, String last) {
        String slash = before.isEmpty() && (last.isEmpty() || last.startsWith("/")) ? "/" : "";
        String typed = String.join(
                        " ", Stream.concat(before.stream(), Stream.of(last)).toList())
                .replaceFirst("^/", "")
                .toLowerCase(Locale.ROOT);
        int skip = before.size();
        return directory.all().stream()
                .map(Command::spec)
                .filter(spec -> spec.path().startsWith(typed))
                .filter(spec -> spec.path().split(" ", -1).length > skip)
                .map(spec -> new Suggestion(slash + spec.path().split(" ", -1)[skip], summary(spec, skip)))
                .filter(distinctValue())
                .limit(MOST)
                .toList();
    }

    private static String summary(Spec spec, int skip) {
        return spec.path().split(" ", -1).length == skip + 1 ? spec.summary() : "";
    }

    private static Predicate<Suggestion> distinctValue() {
        List<String> seen = new ArrayList<>();
        return suggestion -> !seen.contains(suggestion.value()) && seen.add(suggestion.value());
    }

    private List<Suggestion> options(Optional<Workspace> workspace, List<String> before, String last) {
        Spec spec;
        Set<String> given;
        try {
            Directory.Found found = directory.lookUp(before);
            spec = found.command().spec();
            given = Arguments.parse(spec, found.rest()).keySet();
        } catch (UsageException e) {
            return List.of();
        }
        int colon = last.indexOf(':');
        if (colon > 0) {
            return named(workspace, spec, last.substring(0, colon), last.substring(colon + 1));
        }
        List<Option<?>> open = spec.shown().stream()
                .filter(option -> !given.contains(option.name()))
                .toList();
        Optional<Option<?>> next =
                open.stream().filter(option -> !option.isFlag()).findFirst();
        List<Suggestion> values =
                next.map(option -> values(workspace, option, last)).orElse(List.of());
        return Stream.concat(values.stream(), names(spec, open, next, last)).toList();
    }

    private List<Suggestion> named(Optional<Workspace> workspace, Spec spec, String name, String typed) {
        return spec.option(name.toLowerCase(Locale.ROOT)).stream()
                .flatMap(option -> values(workspace, option, typed).stream())
                .map(suggestion -> new Suggestion(name + ":" + suggestion.value(), suggestion.description()))
                .toList();
    }

    /** The names of flags and of options that are further on. */
    private static Stream<Suggestion> names(Spec spec, List<Option<?>> open, Optional<Option<?>> next, String last) {
        return open.stream()
                .filter(option -> !last.isEmpty() || !next.equals(Optional.of(option)))
                .map(option ->
                        new Suggestion(option.isFlag() ? option.name() : option.name() + ":", spec.describe(option)))
                .filter(name -> name.value().startsWith(last.toLowerCase(Locale.ROOT)));
    }

    private List<Suggestion> providers(String typed) {
        return catalogue.matching(typed, MOST).stream()
                .map(provider -> new Suggestion(provider.id(), provider.name()))
                .toList();
    }

    private List<Suggestion> accounts(Optional<Workspace> workspace, String typed) {
        if (workspace.isEmpty()) {
            return List.of();
        }
        return database
                .read(handle -> new AccountStore(handle).of(workspace.get().id()))
                .stream()
                .map(Account::name)
                .filter(name -> isMeant(name, typed.toLowerCase(Locale.ROOT)))
                .map(name -> new Suggestion(name.text(), catalogue.nameOf(name)))
                .limit(MOST)
                .toList();
    }

    private boolean isMeant(AccountName name, String typed) {
        Optional<Provider> provider = catalogue.find(name.provider());
        return name.text().startsWith(typed)
                || provider.map(known -> known.name().toLowerCase(Locale.ROOT).startsWith(typed))
                        .orElse(false);
    }
}
