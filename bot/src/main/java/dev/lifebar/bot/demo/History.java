package dev.lifebar.bot.demo;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.balance.EntryKind;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.ledger.Request;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two weeks in the life of a team with five accounts, oldest event first. It is reckoned backwards from how things are to
 * stand now, so that the story begins the same on every day of the week.
 */
final class History {
    private static final int HALF_DAYS = 28;
    private static final Duration HALF_DAY = Duration.ofHours(12);
    private static final Duration LATEST = Duration.ofMinutes(4);
    private static final Duration EARLIER = Duration.ofMinutes(90);
    private static final int PERCENT = 100;
    private static final long CENT = Amount.MICROS / 100;
    private static final Author MIA = new Author("mia", "Mia");
    private static final Author JONAS = new Author("jonas", "Jonas");

    /** Percent of a usual day's spend. */
    private static final Map<DayOfWeek, Integer> RHYTHM = Map.of(
            DayOfWeek.MONDAY, 100,
            DayOfWeek.TUESDAY, 110,
            DayOfWeek.WEDNESDAY, 125,
            DayOfWeek.THURSDAY, 115,
            DayOfWeek.FRIDAY, 90,
            DayOfWeek.SATURDAY, 30,
            DayOfWeek.SUNDAY, 20);

    /** No two days are the same. */
    private static final List<Integer> WOBBLE = List.of(100, 93, 108, 87, 112, 97, 103);

    private final Instant now;
    private final ZoneId zone;
    private final List<Event> events = new ArrayList<>();

    /** Something that happened to an account. */
    record Event(AccountName account, Draft draft) {}

    private History(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    static List<Event> upTo(Instant now, ZoneId zone) {
        History history = new History(now, zone);
        history.anthropic();
        history.openAi();
        history.openRouter();
        history.mistral();
        history.groq();
        return history.events;
    }

    /** Spend is reported; the balance behind it is synced now and then. */
    private void anthropic() {
        new Reckoning("anthropic", EntryKind.SPEND, "50.40")
                .spent("4.60", 0, 2)
                .toppedUp("50", 2, MIA)
                .spent("4.60", 2, 6)
                .synced(6, JONAS)
                .spent("4.60", 6, HALF_DAYS)
                .since("60", MIA);
    }

    /** Typed by hand, and a while ago. */
    private void openAi() {
        AccountName account = new AccountName("openai", "");
        add(account, 28, EntryKind.SYNC, "52.30", "100", MIA);
        add(account, 24, EntryKind.TOPUP, "45", null, MIA);
        add(account, 18, EntryKind.SYNC, "91", null, JONAS);
    }

    /** Read from the provider. */
    private void openRouter() {
        new Reckoning("openrouter", EntryKind.READING, "82.40")
                .spent("3.00", 0, 10)
                .toppedUp("75", 10, MIA)
                .spent("3.00", 10, HALF_DAYS)
                .since("100", MIA);
    }

    private void mistral() {
        new Reckoning("mistral", EntryKind.SPEND, "24.80")
                .spent("1.00", 0, 8)
                .synced(8, JONAS)
                .spent("1.00", 8, HALF_DAYS)
                .since("40", JONAS);
    }

    private void groq() {
        AccountName account = new AccountName("groq", "");
        add(account, 27, EntryKind.SYNC, "8.60", "10", JONAS);
        add(account, 21, EntryKind.SYNC, "7.15", null, JONAS);
        add(account, 14, EntryKind.SYNC, "5.90", null, MIA);
        add(account, 7, EntryKind.SYNC, "4.35", null, JONAS);
        add(account, 1, EntryKind.SYNC, "3.15", null, MIA);
    }

    private void add(
            AccountName account, int halfDays, EntryKind kind, String amount, @Nullable String max, Author author) {
        Amount full = max == null ? null : Amount.usd(max);
        events.add(new Event(account, new Draft(kind, Amount.usd(amount), full, by(author, halfDays))));
    }

    /** People come a little before what is recorded at the same time by itself. */
    private Request by(Author author, int halfDays) {
        return new Request(author, null, null, at(halfDays).minus(EARLIER));
    }

    private Instant at(int halfDays) {
        return now.minus(HALF_DAY.multipliedBy(halfDays)).minus(LATEST);
    }

    /** Goes back in time from a balance of today. */
    private final class Reckoning {
        private final AccountName account;
        private final List<Draft> backwards = new ArrayList<>();
        private final EntryKind kind;
        private Amount balance;

        /**
         * @param kind how spend comes to be known
         */
        Reckoning(String provider, EntryKind kind, String balance) {
            this.account = new AccountName(provider, "");
            this.kind = kind;
            this.balance = Amount.usd(balance);
        }

        /** Spends from one half day to another, at so much a usual day. */
        Reckoning spent(String daily, int from, int to) {
            for (int halfDays = from; halfDays < to; halfDays++) {
                Amount spent = share(Amount.usd(daily), halfDays);
                Request request = Request.byLifebar(at(halfDays));
                backwards.add(new Draft(kind, kind == EntryKind.READING ? balance : spent, null, request));
                balance = balance.plus(spent);
            }
            return this;
        }

        Reckoning toppedUp(String amount, int halfDays, Author author) {
            Amount added = Amount.usd(amount);
            backwards.add(new Draft(EntryKind.TOPUP, added, null, by(author, halfDays)));
            balance = balance.minus(added);
            return this;
        }

        Reckoning synced(int halfDays, Author author) {
            backwards.add(new Draft(EntryKind.SYNC, balance, null, by(author, halfDays)));
            return this;
        }

        /** Two weeks ago somebody said what a full bar means. */
        void since(String full, Author author) {
            backwards.add(new Draft(EntryKind.SYNC, balance, Amount.usd(full), by(author, HALF_DAYS)));
            Collections.reverse(backwards);
            backwards.forEach(draft -> events.add(new Event(account, draft)));
        }
    }

    private Amount share(Amount daily, int halfDays) {
        int rhythm = RHYTHM.getOrDefault(at(halfDays).atZone(zone).getDayOfWeek(), PERCENT);
        int wobble = WOBBLE.get(halfDays % WOBBLE.size());
        long cents = daily.micros() / CENT * rhythm * wobble / (2L * PERCENT * PERCENT);
        return new Amount(cents * CENT, daily.unit());
    }
}
