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
        return Told.since(asked.told(), anchor(account), now);
    }

    /**
     * What is to be recorded. The first telling begins with nothing spent at the start of the time it is about, so that this
     * time is known.
     */
    static List<Draft> drafts(Asked asked, Account account, Telling telling, Instant now) {
        LocalDate since = since(asked, account, now);
        List<Draft> drafts = new ArrayList<>();
        if (account.projection().since() == null) {
            Amount nothing = new Amount(0, account.projection().unit());
            drafts.add(Draft.spend(nothing, since.atStartOfDay(ZoneOffset.UTC).toInstant()));
        }
        drafts.addAll(
                telling.month() == null
                        ? Told.drafts(asked.told(), asked.fingerprint(), since, telling.spend(), anchor(account), now)
                        : Told.drafts(asked.told(), asked.fingerprint(), telling.month(), anchor(account), now));
        return drafts;
    }

    /** What of the spend is known from now on. */
    static Told told(Asked asked, Account account, Telling telling, Instant now) {
        if (telling.month() != null) {
            return Told.after(asked.told(), asked.fingerprint(), telling.month(), now);
        }
        return Told.after(asked.told(), asked.fingerprint(), since(asked, account, now), telling.spend(), now);
    }

    /** When the balance was known from which spend is taken. */
    private static @Nullable Instant anchor(Account account) {
        return account.projection().balance() == null
                ? null
                : account.projection().asOf();
    }
}
