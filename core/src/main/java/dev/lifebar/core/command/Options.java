package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.command.Option.Kind;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Page;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.util.List;
import java.util.Locale;

/** Options that several commands share. */
final class Options {
    /** A provider, or one labelled account of it: {@code openai/prod}. */
    static final Option<AccountName> ACCOUNT = Option.of("provider", Kind.ACCOUNT, Options::account);

    /** Goes ahead without asking. */
    static final Option<Boolean> YES = Option.flag("yes").asHidden();

    /** Typed by a script, which can wait for providers and has nobody who could press a button. */
    static final Option<Boolean> SCRIPT = Option.flag("script").asHidden();

    /** Only the caller sees the answer. */
    static final Option<Boolean> PRIVATE = Option.flag("private");

    /** What a provider answered, word for word; nobody but the caller sees it. */
    static final Option<Boolean> RAW = Option.flag("raw");

    /** Everyone in the channel sees the answer. */
    static final Option<Boolean> HERE = Option.flag("here").asHidden();

    /** Which page of a long answer. */
    static final Option<Integer> PAGE = number(Page.OPTION, 1, 9999).asHidden();

    private Options() {}

    /** One of a few words, in upper or lower case. */
    static Option<String> choice(String name, String... choices) {
        List<String> words = List.of(choices);
        return new Option<>(name, Kind.CHOICE, false, false, words, List.of(), (text, catalogue) -> {
            String word = text.strip().toLowerCase(Locale.ROOT);
            if (!words.contains(word)) {
                throw new UsageException(Texts.line("error.choice", name, Words.oneOf(words), Clean.quote(text)));
            }
            return word;
        });
    }

    /** A whole number within bounds. */
    static Option<Integer> number(String name, int least, int most) {
        return Option.of(name, Kind.NUMBER, (text, catalogue) -> {
            String digits = text.strip();
            if (!digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) < least || Integer.parseInt(digits) > most) {
                throw new UsageException(Texts.line("error.number", name, least, most, Clean.quote(text)));
            }
            return Integer.parseInt(digits);
        });
    }

    private static AccountName account(String text, Catalogue catalogue) {
        int slash = text.indexOf('/');
        Provider provider = provider(slash < 0 ? text : text.substring(0, slash), catalogue);
        if (slash < 0) {
            return new AccountName(provider.id(), "");
        }
        String typed = text.substring(slash + 1);
        return AccountName.label(typed)
                .filter(label -> !label.isEmpty())
                .map(label -> new AccountName(provider.id(), label))
                .orElseThrow(() -> new UsageException(
                        Texts.line("error.label", Clean.quote(typed)), Texts.line("error.label.type", provider.id())));
    }

    private static Provider provider(String text, Catalogue catalogue) {
        return catalogue.find(text).orElseThrow(() -> unknown(text, catalogue));
    }

    private static UsageException unknown(String text, Catalogue catalogue) {
        int all = catalogue.all().size();
        return catalogue
                .nearest(text)
                .map(nearest -> new UsageException(
                        Texts.line("error.provider.nearest", Clean.quote(text), nearest.id()),
                        Texts.line("error.provider.list", all)))
                .orElseGet(() -> new UsageException(
                        Texts.line("error.provider", Clean.quote(text)), Texts.line("error.provider.list", all)));
    }
}
