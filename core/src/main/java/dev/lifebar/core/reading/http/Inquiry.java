package dev.lifebar.core.reading.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.provider.Call;
import dev.lifebar.core.provider.Meaning.Spend;
import dev.lifebar.core.provider.Path;
import dev.lifebar.core.provider.Recipe;
import dev.lifebar.core.provider.Recipe.Lookup;
import dev.lifebar.core.provider.Recipe.Token;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.reading.Telling.Detail;
import dev.lifebar.core.secret.Secret;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One account, asked once: every question that takes, and what comes of all of them. */
final class Inquiry {
    /** How many ids are named of several. */
    private static final int MOST_IDS = 3;

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private final Wire wire;
    private final Recipe recipe;
    private final Account account;
    private final Instant now;
    private final LocalDate today;
    private @Nullable Secret token;
    private final List<String> bodies = new ArrayList<>();
    private Credentials credentials;
    private Map<String, String> found = Map.of();

    Inquiry(Wire wire, Recipe recipe, Account account, Credentials credentials, Instant now) {
        this.wire = wire;
        this.recipe = recipe;
        this.account = account;
        this.credentials = credentials;
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** What came of it, with the answers that were good but could not be understood. */
    Outcome outcome(LocalDate since) throws Untold {
        try {
            return new Outcome.Told(telling(since));
        } catch (Untold e) {
            Outcome.Failed failed = e.failed();
            if (failed.failure() != Failure.UNEXPECTED || bodies.isEmpty()) {
                throw e;
            }
            return new Outcome.Failed(failed.failure(), failed.retryAfter(), failed.detail(), raw());
        }
    }

    private Telling telling(LocalDate since) throws Untold {
        lookUp();
        Spend spend = recipe.call().meaning().spend();
        if (spend == null || spend.isOfMonth()) {
            return left();
        }
        SpendReader reader = new SpendReader(spend, account.unit(), this::page);
        SortedMap<LocalDate, Amount> spent = reader.read(since, today);
        return new Telling(null, null, spent, reader.until(), null, false, List.of(), found, raw());
    }

    /** Asks for what was not given and can be looked up; of several it cannot be known which is meant. */
    private void lookUp() throws Untold {
        Lookup lookup = recipe.lookup();
        if (lookup == null || credentials.fields().containsKey(lookup.field())) {
            return;
        }
        List<String> ids = good(lookup.call(), new Days(today, today.plusDays(1)), null).at(lookup.at()).stream()
                .map(JsonNode::asText)
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .distinct()
                .toList();
        if (ids.size() != 1) {
            String some = ids.stream().limit(MOST_IDS).collect(Collectors.joining(", "));
            throw new Untold(
                    Failure.NOT_FOUND, lookup.field() + (ids.isEmpty() ? " is missing" : " can be one of " + some));
        }
        found = Map.of(lookup.field(), ids.get(0));
        credentials = credentials.with(found);
    }

    private Telling left() throws Untold {
        Call instead = recipe.instead();
        Teller teller = instead == null ? teller(recipe.call()) : tellerOrNone();
        return told(teller == null ? teller(Objects.requireNonNull(instead)) : teller);
    }

    /** Nothing where the first question needs another kind of key, or came to no number. */
    private @Nullable Teller tellerOrNone() throws Untold {
        try {
            Teller teller = teller(recipe.call());
            return teller.isUnknown() ? null : teller;
        } catch (Untold e) {
            if (e.failed().failure() == Failure.WRONG_KEY) {
                return null;
            }
            throw e;
        }
    }

    private Telling told(Teller teller) throws Untold {
        if (teller.isUnknown()) {
            throw new Untold(Failure.NOT_FOUND, "numbers that say nothing");
        }
        Amount left = teller.left();
        Amount limit = left == null ? null : teller.limit();
        List<Detail> details = new ArrayList<>(teller.details());
        Call also = recipe.also();
        if (also != null && left != null) {
            Teller other = teller(also);
            Amount more = other.isUnknown() ? null : other.left();
            details.addAll(other.details());
            left = more == null ? left : left.plus(more);
            limit = more == null ? limit : null;
        }
        Amount month = left == null ? teller.month() : null;
        return new Telling(
                left, limit, new TreeMap<>(), null, month, left == null && teller.isUnlimited(), details, found, raw());
    }

    private String raw() {
        return String.join("\n", bodies);
    }

    private Teller teller(Call call) throws Untold {
        return new Teller(good(call, new Days(today, today.plusDays(1)), null), call.meaning(), account.unit(), now)
                .orOtherwise();
    }

    private SpendReader.Page page(Days days, @Nullable Mark mark) throws Untold {
        Call call = recipe.call();
        Finder finder = good(call, days, mark);
        return new SpendReader.Page(finder, new Teller(finder, call.meaning(), account.unit(), now).unit());
    }

    private Finder good(Call call, Days days, @Nullable Mark mark) throws Untold {
        Secret let = token(days);
        String address = account.addressOf(call, recipe);
        Answer answer = wire.ask(new Filling(credentials, let, days, now).question(call, address, mark));
        if (answer.isGood()) {
            bodies.add(let == null ? answer.body() : let.outOf(answer.body()));
        }
        Finder finder = Verdict.good(answer, call.meaning()).with(credentials.fields());
        Path table = call.meaning().table();
        return table == null ? finder : finder.named(table);
    }

    /** Got anew for each reading, and forgotten with it: readings are further apart than a token lives. */
    private @Nullable Secret token(Days days) throws Untold {
        Token wanted = recipe.token();
        if (wanted != null && token == null) {
            Call call = wanted.call();
            Question question = new Filling(credentials, null, days, now).question(call, call.url(), null);
            String text = Verdict.good(wire.ask(question), call.meaning()).text(wanted.at());
            if (!VISIBLE.matcher(text).matches()) {
                throw Untold.unexpected(wanted.at() + " is missing");
            }
            token = new Secret(text);
        }
        return token;
    }
}
