package dev.lifebar.core.reading;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Draft;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a telling of spend means for one account. */
final class Spendings {
    private Spendings() {}

    /** The first day whose spend is wanted for an account. */
    static LocalDate since(Asked asked, Account account, Instant now) {
        return Told.since(told(asked, now), anchor(account), now);
    }

    /** The first day whose spend is wanted and was asked for: the account may have changed since. */
    private static LocalDate since(Asked asked, Account account, Answered answered) {
        LocalDate wanted = since(asked, account, answered.at());
        LocalDate since = answered.job().since();
        return wanted.isBefore(since) ? since : wanted;
    }

    /**
     * What is to be recorded. The first telling begins with nothing spent at the start of the time it is about, so that this
     * time is known.
     */
    static List<Draft> drafts(Asked asked, Account account, Telling telling, Answered answered) {
        Instant now = answered.at();
        Told before = told(asked, now);
        if (isKnown(before, telling)) {
            return List.of();
        }
        LocalDate since = since(asked, account, answered);
        Told told = toldForKey(before, asked, telling);
        List<Draft> drafts = new ArrayList<>();
        if (account.projection().since() == null) {
            Amount nothing = new Amount(0, account.projection().unit());
            drafts.add(Draft.spend(nothing, start(since)));
        }
        drafts.addAll(
                telling.month() == null
                        ? Told.drafts(
                                told, asked.fingerprint(), since, telling.spend(), anchor(account), end(telling, now))
                        : Told.drafts(told, asked.fingerprint(), telling.month(), anchor(account), now));
        return drafts;
    }

    /** Whether the same days or the same month came to less than before, by more than noise. */
    static boolean isLess(Asked asked, Account account, Telling telling, Instant now) {
        Told told = told(asked, now);
        return told != null
                && telling.left() == null
                && !account.projection().isNoise(told.fall(asked.fingerprint(), telling, now));
    }

    /** What of the spend is known from now on. */
    static @Nullable Told told(Asked asked, Account account, Telling telling, Answered answered) {
        Instant now = answered.at();
        Told before = told(asked, now);
        if (isKnown(before, telling)) {
            return before;
        }
        Told told = toldForKey(before, asked, telling);
        if (telling.month() != null) {
            return Told.after(told, asked.fingerprint(), telling.month(), now);
        }
        return Told.after(
                told, asked.fingerprint(), since(asked, account, answered), telling.spend(), end(telling, now));
    }

    private static @Nullable Told told(Asked asked, Instant now) {
        return asked.told() == null ? null : asked.told().asOf(now);
    }

    private static @Nullable Told toldForKey(@Nullable Told told, Asked asked, Telling telling) {
        return told == null ? null : told.toldFor(asked.fingerprint(), telling.spend());
    }

    /** Whether only days were asked for that another account with the same key wanted. */
    private static boolean isKnown(@Nullable Told told, Telling telling) {
        return told != null
                && telling.until() != null
                && !start(telling.until()).isAfter(told.at());
    }

    /** The end of the time that it is about. */
    private static Instant end(Telling telling, Instant now) {
        return telling.until() == null ? now : start(telling.until());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** When the balance was known from which spend is taken. */
    private static @Nullable Instant anchor(Account account) {
        return account.projection().balance() == null
                ? null
                : account.projection().asOf();
    }
}
