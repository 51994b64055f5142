package dev.lifebar.core.reading.http;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.provider.Call;
import dev.lifebar.core.provider.Meaning.Spend;
import dev.lifebar.core.provider.Path;
import dev.lifebar.core.provider.Recipe;
import dev.lifebar.core.provider.Recipe.Token;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.reading.Telling.Detail;
import dev.lifebar.core.reading.Telling.Topic;
import dev.lifebar.core.secret.Secret;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One account, asked once: every question that takes, and what comes of all of them. */
final class Inquiry {
    /** What is true of a key, but not of the balance behind it. */
    private static final Set<Topic> OF_THE_KEY = Set.of(Topic.LIMIT, Topic.RESET);

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private final Wire wire;
    private final Recipe recipe;
    private final Account account;
    private final Credentials credentials;
    private final Instant now;
    private final LocalDate today;
    private @Nullable Secret token;
    private final List<String> bodies = new ArrayList<>();

    Inquiry(Wire wire, Recipe recipe, Account account, Credentials credentials, Instant now) {
        this.wire = wire;
        this.recipe = recipe;
        this.account = account;
        this.credentials = credentials;
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    Telling telling(LocalDate since) throws Untold {
        Spend spend = recipe.call().meaning().spend();
        if (spend == null) {
            return left();
        }
        SortedMap<LocalDate, Amount> spent = new SpendReader(spend, account.unit(), this::page).read(since, today);
        return telling(null, spent, List.of());
    }

    private Telling left() throws Untold {
        Call instead = recipe.instead();
        if (instead == null) {
            return told(teller(recipe.call()));
        }
        Teller teller = tellerOrNone();
        return teller == null ? told(teller(instead)) : told(teller, instead);
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

    private Telling told(Teller teller, Call instead) throws Untold {
        Amount left = teller.left();
        List<Detail> details = new ArrayList<>(teller.details());
        try {
            teller(instead).details().stream()
                    .filter(detail -> !OF_THE_KEY.contains(detail.topic()))
                    .forEach(details::add);
        } catch (Untold e) {
            // the number is known without
        }
        return telling(left, new TreeMap<>(), details);
    }

    private Telling told(Teller teller) throws Untold {
        if (teller.isUnknown()) {
            throw Untold.unexpected("numbers that say nothing");
        }
        Amount left = teller.left();
        List<Detail> details = new ArrayList<>(teller.details());
        Call also = recipe.also();
        if (also != null && left != null) {
            Teller other = teller(also);
            Amount more = other.left();
            details.addAll(other.details());
            return telling(more == null ? left : left.plus(more), new TreeMap<>(), details);
        }
        return telling(left, new TreeMap<>(), details);
    }

    private Telling telling(@Nullable Amount left, SortedMap<LocalDate, Amount> spend, List<Detail> details) {
        return new Telling(left, spend, details, String.join("\n", bodies));
    }

    private Teller teller(Call call) throws Untold {
        return new Teller(good(call, new Days(today, today.plusDays(1)), null), call.meaning(), account.unit(), now);
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
        Finder finder = Verdict.good(answer, call.meaning());
        bodies.add(let == null ? answer.body() : let.outOf(answer.body()));
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
