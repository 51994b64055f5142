package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.reading.Asked;
import dev.lifebar.core.reading.Asked.Trouble;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Telling.Detail;
import dev.lifebar.core.reading.Telling.Topic;
import dev.lifebar.core.reading.Told;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words how asking the provider of an account is going. */
record ReadingLines(Asked asked, AccountName name, Instant now) {

    /** What went wrong at the last try, on a card; nothing where nothing did. */
    List<Line> failure() {
        Failure failure = asked.failure();
        return failure == null || !asked.isConnected()
                ? List.of()
                : List.of(Texts.line("failure." + word(failure), detail()).warning());
    }

    boolean isConnected() {
        return asked.isConnected();
    }

    /** Whether the provider is asked and tells something. */
    boolean isRead() {
        return asked.isConnected() && asked.succeededAt() != null;
    }

    /** Whether what is left is below a cap or within an allowance. */
    boolean isOfLimit() {
        return asked.isConnected() && asked.isOfLimit();
    }

    /** When something may have been spent that is taken off nowhere; nothing once a later balance is known. */
    Optional<Line> unknown(Instant balanceAt) {
        return Optional.ofNullable(asked.told())
                .map(Told::unknown)
                .filter(span -> span.to().isAfter(balanceAt))
                .map(span -> Texts.line(
                        "card.spent.unknown",
                        span.from().isBefore(balanceAt) ? balanceAt : span.from(),
                        span.to(),
                        name.text()));
    }

    /** What helps against it. */
    Optional<Button> help() {
        Failure failure = asked.failure();
        return failure == null || !failure.isOfKey() || !asked.isConnected()
                ? Optional.empty()
                : Optional.of(Actions.press(Texts.text("button.replacekey"), "lifebar connect " + name.text()));
    }

    /**
     * All there is to know of it.
     *
     * @param key the kind of key that its provider wants
     * @param running whether this program reads by itself, and so will make the next check
     */
    List<Line> all(String key, boolean running) {
        if (!asked.isConnected()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        asked.details().forEach(detail -> lines.add(told(detail, now)));
        Failure failure = asked.failure();
        if (failure != null) {
            lines.add(Texts.line("failure." + word(failure) + ".then", name.text(), key));
        }
        for (Trouble error : asked.errors()) {
            String what = Texts.text("failure." + word(error.failure()), inBrackets(error.detail()));
            lines.add(Texts.line("reading.error", error.at(), what).faint());
        }
        lines.add(next(running).faint());
        return lines;
    }

    private Line next(boolean running) {
        if (asked.paused()) {
            return Texts.line("reading.paused");
        }
        if (!asked.nextAt().isAfter(now)) {
            return Texts.line(running ? "reading.soon" : "reading.idle.soon");
        }
        String wait = Words.span(Duration.between(now, asked.nextAt()));
        return Texts.line(running ? "reading.next" : "reading.idle", wait);
    }

    /** What else a provider told. */
    static Line told(Detail detail, Instant now) {
        if (detail.topic() == Topic.RESET) {
            Optional<Line> countdown =
                    detail.moment().filter(at -> at.isAfter(now)).map(at -> countdown(at, now));
            if (countdown.isPresent()) {
                return countdown.get();
            }
        }
        return Texts.line("told." + detail.topic().name().toLowerCase(Locale.ROOT), detail.value());
    }

    /** When a limit is reset, where the provider gave a moment. */
    private static Line countdown(Instant at, Instant now) {
        return Texts.line("told.reset.in", new Span.Clock(at), Words.span(Duration.between(now, at)));
    }

    private String detail() {
        return inBrackets(asked.detail() == null ? "" : asked.detail());
    }

    private static String inBrackets(String detail) {
        return detail.isEmpty() ? "" : Texts.text("failure.detail", detail);
    }

    private static String word(Failure failure) {
        return failure.name().toLowerCase(Locale.ROOT);
    }
}
