package dev.lifebar.core.command;

import dev.lifebar.core.alert.Subscription;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Standing;
import dev.lifebar.core.reading.Asked;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Sequel;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.secret.Keys;
import dev.lifebar.core.secret.Unlocked;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows how all accounts stand, or one in detail. */
final class CreditsCommand implements Command {
    /** Asks the providers first. */
    private static final Option<Boolean> REFRESH = Option.flag("refresh");

    private static final Spec SPEC = new Spec(
            "credits",
            List.of(Options.ACCOUNT, Options.PRIVATE, REFRESH, Options.RAW, Options.HERE, Options.PAGE, Options.SCRIPT),
            Permission.VIEW,
            Spec.Audience.CHANNEL,
            true);

    private final Database database;
    private final Balances balances;
    private final Subscriptions subscriptions;
    private final Readings readings;
    private final Keys keys;
    private final ReadyKeys ready;
    private final InstantSource time;

    CreditsCommand(
            Database database,
            Balances balances,
            Subscriptions subscriptions,
            Readings readings,
            Keys keys,
            ReadyKeys ready,
            InstantSource time) {
        this.database = database;
        this.balances = balances;
        this.subscriptions = subscriptions;
        this.readings = readings;
        this.keys = keys;
        this.ready = ready;
        this.time = time;
    }

    /** What a workspace has, all of one moment, and which of its keys are not to be had. */
    private record Known(
            List<Standing> all,
            Map<Long, Asked> asked,
            Map<Long, Unlocked.Reason> missing,
            List<Subscription> subscriptions) {}

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        if (invocation.has(Options.RAW)) {
            return raw(invocation);
        }
        return invocation.has(REFRESH) ? refreshed(invocation) : known(invocation);
    }

    private Reply raw(Invocation invocation) {
        Optional<AccountName> wanted = invocation.find(Options.ACCOUNT);
        List<Standing> all = balances.of(invocation.workspace());
        return wanted.isPresent() && shown(invocation, all).isEmpty()
                ? none(invocation, wanted.get())
                : readings.raw(invocation, wanted, all);
    }

    /** What is known, while what is not quite fresh is read behind it. */
    private Reply known(Invocation invocation) {
        Known known = known(invocation.workspace());
        CompletableFuture<Boolean> fresher =
                readings.refreshBehind(invocation, shown(invocation, known.all()), known.asked());
        return reply(invocation, known, List.of())
                .before(new Sequel(fresher, () -> reply(invocation.at(time.instant()), List.of())));
    }

    /** To look for keys reads files, which is not to take up a connection. */
    private Known known(Workspace workspace) {
        Map<Long, Unlocked.Reason> missing = keys.missing(workspace);
        return database.read(handle ->
                new Known(balances.of(workspace), readings.of(workspace), missing, subscriptions.of(workspace)));
    }

    private static List<Standing> shown(Invocation invocation, List<Standing> all) {
        Optional<AccountName> wanted = invocation.find(Options.ACCOUNT);
        return all.stream()
                .filter(standing -> wanted.isEmpty()
                        || wanted.get().includes(standing.account().name()))
                .toList();
    }

    /** What the providers tell now; those that take longer than somebody can be made to wait tell it later. */
    private Reply refreshed(Invocation invocation) {
        Refreshed refreshed = readings.refresh(shown(invocation, balances.of(invocation.workspace())));
        Reply reply = reply(invocation, readings.told(invocation, refreshed));
        return refreshed.done()
                ? reply
                : reply.before(new Sequel(refreshed.known(), () -> {
                    Invocation later = invocation.at(time.instant());
                    return reply(later, readings.told(later, refreshed.whole()));
                }));
    }

    private Reply reply(Invocation invocation, List<Line> refreshed) {
        return reply(invocation, known(invocation.workspace()), refreshed);
    }

    private Reply reply(Invocation invocation, Known known, List<Line> refreshed) {
        Optional<AccountName> wanted = invocation.find(Options.ACCOUNT);
        if (wanted.isPresent()) {
            return ofProvider(invocation, wanted.get(), known, refreshed);
        }
        return known.all().isEmpty() ? empty(invocation) : overview(invocation, known, refreshed);
    }

    private Reply overview(Invocation invocation, Known known, List<Line> refreshed) {
        Reply.Builder reply = Reply.done().title(title(invocation));
        cards(invocation, known.all(), known.asked(), reply);
        reply.lines(warnings(invocation, known)).lines(refreshed);
        if (Readings.isAnyRead(known.all(), known.asked())) {
            reply.button(Actions.press(Texts.text("button.refresh"), "credits refresh"));
        }
        return reply.button(Actions.press(Texts.text("button.history"), "history"))
                .build();
    }

    private List<Line> warnings(Invocation invocation, Known known) {
        Stream<Line> troubles = known.subscriptions().stream()
                .flatMap(subscription -> trouble(invocation, subscription))
                .distinct();
        Stream<Line> level = new Why(known.all().get(0)).sentence().stream();
        return Stream.of(level, unread(invocation, known.all(), known), troubles)
                .flatMap(lines -> lines)
                .toList();
    }

    /** What cannot be read from here, and why. What is known stays, and can be typed in. */
    private Stream<Line> unread(Invocation invocation, List<Standing> shown, Known known) {
        return shown.stream().flatMap(standing -> {
            AccountName name = standing.account().name();
            Unlocked.Reason reason = known.missing().get(standing.account().id());
            Asked asked = known.asked().get(standing.account().id());
            if (asked != null
                    && asked.isConnected()
                    && invocation.catalogue().find(name.provider()).isEmpty()) {
                return Stream.of(Texts.line("credits.unknown", standing.name()).warning());
            }
            if (reason == null) {
                return Stream.empty();
            }
            String word = reason.name().toLowerCase(Locale.ROOT);
            return Stream.of(Texts.line("credits.missing." + word, standing.name(), name.text())
                    .warning());
        });
    }

    private static Stream<Line> trouble(Invocation invocation, Subscription subscription) {
        String trouble = subscription.trouble();
        return trouble == null
                ? Stream.empty()
                : Stream.of(Texts.line("credits.trouble", invocation.nameForAll(subscription.channel()), trouble)
                        .warning());
    }

    private Reply ofProvider(Invocation invocation, AccountName wanted, Known known, List<Line> refreshed) {
        List<Standing> matching = shown(invocation, known.all());
        if (matching.isEmpty()) {
            return none(invocation, wanted);
        }
        Reply.Builder reply = Reply.done();
        cards(invocation, matching, known.asked(), reply);
        if (matching.size() == 1) {
            reply.lines(detail(invocation, matching.get(0)));
            reply.lines(readings.detail(invocation, matching.get(0), known.asked()));
        }
        reply.lines(refreshed);
        if (Readings.isAnyRead(matching, known.asked())) {
            reply.button(Actions.press(Texts.text("button.refresh"), "credits " + wanted.text() + " refresh"));
        }
        reply.lines(Stream.concat(new Why(matching.get(0)).sentence().stream(), unread(invocation, matching, known))
                        .toList())
                .button(Actions.press(Texts.text("button.history"), "history " + wanted.text()));
        invocation
                .catalogue()
                .find(wanted.provider())
                .ifPresent(provider -> reply.button(new Button.Open(Texts.text("button.console"), provider.console())));
        return reply.build();
    }

    private List<Line> detail(Invocation invocation, Standing standing) {
        Spending spending = Spending.of(balances, invocation.workspace(), standing.account(), invocation.now());
        return new AccountDetail(standing, spending, balances.drift(standing.account())).lines();
    }

    private Reply none(Invocation invocation, AccountName wanted) {
        if (balances.find(invocation.workspace(), wanted).isPresent()) {
            return Reply.failed()
                    .lines(Texts.line("credits.disabled", invocation.catalogue().nameOf(wanted), wanted.text()))
                    .button(Actions.press(Texts.text("button.enable"), "lifebar enable " + wanted.text()))
                    .build();
        }
        return Reply.failed()
                .lines(
                        Texts.line("credits.none", invocation.catalogue().nameOf(wanted)),
                        Texts.line("credits.none.type", wanted.text()))
                .button(Actions.press(Texts.text("button.sync"), "sync " + wanted.text()))
                .build();
    }

    /** A card for each, in the colour of the worst, which comes first. */
    private void cards(Invocation invocation, List<Standing> standings, Map<Long, Asked> asked, Reply.Builder reply) {
        reply.facts(facts(invocation, standings, asked));
        Level level = standings.get(0).level();
        if (level != null) {
            reply.accent(level);
        }
        for (Standing standing : standings) {
            Asked known = asked.get(standing.account().id());
            reply.block(new AccountCard(standing, invocation.now(), known)
                    .card(spending(invocation, standing), invocation.caller()));
        }
    }

    private @Nullable Spending spending(Invocation invocation, Standing standing) {
        boolean payg = standing.account().projection().basis() == Basis.PAYG;
        return payg ? Spending.of(balances, invocation.workspace(), standing.account(), invocation.now()) : null;
    }

    private Reply empty(Invocation invocation) {
        List<ReadyKeys.Ready> found = ready.of(invocation);
        Reply.Builder reply = Reply.done();
        if (invocation.has(Options.SCRIPT)) {
            reply.lines(found.stream()
                    .filter(ReadyKeys.Ready::mayBeAsked)
                    .map(key -> ready.live(invocation, key))
                    .toList());
        }
        reply.lines(Texts.line("credits.empty"))
                .lines(found.stream().map(ReadyKeys.Ready::offer).toList());
        found.forEach(key -> reply.button(key.button()));
        return reply.button(Actions.press(Texts.text("button.setup"), "lifebar setup"))
                .button(Actions.press(Texts.text("button.demo"), "lifebar demo"))
                .button(Actions.press(Texts.text("button.help"), "lifebar help"))
                .facts(facts(invocation, List.of(), Map.of()))
                .build();
    }

    private static CreditsFacts facts(Invocation invocation, List<Standing> standings, Map<Long, Asked> asked) {
        Instant now = invocation.now();
        return new CreditsFacts(
                invocation.workspace().key().name(),
                now,
                standings.stream()
                        .map(standing -> AccountFacts.of(
                                standing, asked.get(standing.account().id()), now))
                        .toList());
    }

    private static Line title(Invocation invocation) {
        String name = invocation.workspace().key().name();
        return name.isEmpty() ? Texts.line("credits.title") : Texts.line("credits.title.of", name);
    }
}
