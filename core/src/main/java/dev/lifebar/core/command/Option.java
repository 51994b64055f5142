package dev.lifebar.core.command;

import dev.lifebar.core.provider.Catalogue;
import java.util.List;

/**
 * Something a command can be told, and the typed key that reads it back.
 *
 * @param name what people type before the colon: {@code provider}
 * @param hidden whether it is for buttons and scripts only, and is offered to nobody who types
 * @param choices the words it can be, where there are only a few; empty otherwise
 * @param offered values worth offering, where others are possible too
 */
public record Option<T>(
        String name,
        Kind kind,
        boolean required,
        boolean hidden,
        List<String> choices,
        List<String> offered,
        Reader<T> reader) {

    /** What a platform can offer while somebody types. */
    public enum Kind {
        /** Several providers, with commas between them. */
        PROVIDERS,
        /** A provider, or one labelled account of it: {@code openai/prod}. */
        ACCOUNT,
        /** An amount of money or quota, as text. */
        AMOUNT,
        /** One of a few words. */
        CHOICE,
        /** A whole number. */
        NUMBER,
        TEXT,
        /** Given or not given. */
        FLAG
    }

    /** Turns what was typed into a value. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads it, or throws a {@link UsageException} with the sentence to answer. */
        T read(String text, Catalogue catalogue);
    }

    public Option {
        choices = List.copyOf(choices);
        offered = List.copyOf(offered);
    }

    public static <T> Option<T> of(String name, Kind kind, Reader<T> reader) {
        return new Option<>(name, kind, false, false, List.of(), List.of(), reader);
    }

    public static Option<String> text(String name) {
        return of(name, Kind.TEXT, (text, catalogue) -> text);
    }

    /** An amount; the command reads it, since only it knows the account's unit. */
    public static Option<String> amount(String name) {
        return of(name, Kind.AMOUNT, (text, catalogue) -> text);
    }

    public static Option<Boolean> flag(String name) {
        return of(name, Kind.FLAG, (text, catalogue) -> true);
    }

    /** The same option, asked for in a form where it is missing. */
    public Option<T> asRequired() {
        return new Option<>(name, kind, true, hidden, choices, offered, reader);
    }

    /** The same option, for buttons and scripts only. */
    public Option<T> asHidden() {
        return new Option<>(name, kind, required, true, choices, offered, reader);
    }

    /** The same option, with values that people are offered while they type. */
    public Option<T> offering(List<String> values) {
        return new Option<>(name, kind, required, hidden, choices, values, reader);
    }

    /** Whether something can be offered that is not among its choices. */
    public boolean isCompleted() {
        return kind == Kind.ACCOUNT || kind == Kind.PROVIDERS || !offered.isEmpty();
    }

    public boolean isFlag() {
        return kind == Kind.FLAG;
    }

    /** Whether it can have several words. */
    boolean isLong() {
        return kind == Kind.TEXT || kind == Kind.PROVIDERS;
    }
}
