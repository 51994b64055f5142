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
import dev.lifebar.core.workspace.Permission;
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
    /** Whoever asks can wait for providers, as a script can: where nothing is set up, keys that lie ready are tried. */
    private static final Option<Boolean> LIVE = Option.flag("live").asHidden();

    /** Asks the providers first. */
    private static final Option<Boolean> REFRESH = Option.flag("refresh");

    private static final Spec SPEC = new Spec(
            "credits",
            List.of(Options.ACCOUNT, Options.PRIVATE, REFRESH, Options.RAW, Options.HERE, Options.PAGE, LIVE),
            Permission.VIEW,
            Spec.Audience.CHANNEL,
            true);

    private final Balances balances;
    private final Subscriptions subscriptions;
    private final Readings readings;
    private final Keys keys;
    private final ReadyKeys ready;
    private final InstantSource time;

    CreditsCommand(
            Balances balances,
            Subscriptions subscriptions,
            Readings readings,
            Keys keys,
            ReadyKeys ready,
            InstantSource time) {
        this.balances = balances;
        this.subscriptions = subscriptions;
        this.readings = readings;
        this.keys = keys;
        this.ready = ready;
        this.time = time;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<AccountName> wanted = invocation.find(Options.ACCOUNT);
        List<Standing> all = balances.of(invocation.workspace());
        if (invocation.has(Options.RAW)) {
            return readings.raw(invocation, wanted, all);
        }
        List<Standing> shown = all.stream()
                .filter(standing -> wanted.isEmpty()
                        || wanted.get().includes(standing.account().name()))
                .toList();
        return invocation.has(REFRESH) ? refreshed(invocation, shown) : known(invocation, all, shown);
    }

    /** What is known, while what is not quite fresh is read behind it. */
    private Reply known(Invocation invocation, List<Standing> all, List<Standing> shown) {
        Map<Long, Asked> asked = readings.of(invocation.workspace());
        CompletableFuture<Boolean> fresher = readings.refreshBehind(invocation, shown, asked);
        return reply(invocation, all, asked, List.of())
                .before(new Sequel(fresher, () -> reply(invocation.at(time.instant()), List.of())));
    }

    /** What the providers tell now; those that take longer than somebody can be made to wait tell it later. */
    private Reply refreshed(Invocation invocation, List<Standing> shown) {
        Refreshed refreshed = readings.refresh(shown);
        Reply reply = reply(invocation, readings.told(invocation, refreshed));
        return refreshed.done()
                ? reply
                : reply.before(new Sequel(refreshed.known(), () -> {
                    Invocation later = invocation.at(time.instant());
                    return reply(later, readings.told(later, refreshed.whole()));
                }));
    }

    private Reply reply(Invocation invocation, List<Line> refreshed) {
        return reply(invocation, balances.of(invocation.workspace()), readings.of(invocation.workspace()), refreshed);
    }

    private Reply reply(Invocation invocation, List<Standing> all, Map<Long, Asked> asked, List<Line> refreshed) {
        Optional<AccountName> wanted = invocation.find(Options.ACCOUNT);
        if (wanted.isPresent()) {
            return ofProvider(invocation, wanted.get(), all, asked, refreshed);
        }
        return all.isEmpty() ? empty(invocation) : overview(invocation, all, asked, refreshed);
    }

    private Reply overview(Invocation invocation, List<Standing> all, Map<Long, Asked> asked, List<Line> refreshed) {
        Reply.Builder reply = Reply.done().title(title(invocation));
        cards(invocation, all, asked, reply);
        reply.lines(warnings(invocation, all, asked)).lines(refreshed);
        if (Readings.isAnyRead(all, asked)) {
            reply.button(Actions.press(Texts.text("button.refresh"), "credits refresh"));
        }
        return reply.button(Actions.press(Texts.text("button.history"), "history"))
                .build();
    }

    private List<Line> warnings(Invocation invocation, List<Standing> all, Map<Long, Asked> asked) {
        Stream<Line> troubles =
                subscriptions.of(invocation.workspace()).stream().flatMap(CreditsCommand::trouble);
        Stream<Line> level = new Why(all.get(0)).sentence().stream();
        return Stream.of(level, unread(invocation, all, asked), troubles)
                .flatMap(lines -> lines)
                .toList();
    }

    /** What cannot be read from here, and why. What is known stays, and can be typed in. */
    private Stream<Line> unread(Invocation invocation, List<Standing> shown, Map<Long, Asked> asked) {
        Map<Long, Unlocked.Reason> missing = keys.missing(invocation.workspace());
        return shown.stream().flatMap(standing -> {
            AccountName name = standing.account().name();
            Unlocked.Reason reason = missing.get(standing.account().id());
            Asked known = asked.get(standing.account().id());
            if (reason != null) {
                String word = reason.name().toLowerCase(Locale.ROOT);
                return Stream.of(Texts.line("credits.missing." + word, standing.name(), name.text())
                        .warning());
            }
            boolean unknown = invocation.catalogue().find(name.provider()).isEmpty();
            return unknown && known != null && known.isConnected()
                    ? Stream.of(Texts.line("credits.unknown", standing.name(), name.text())
                            .warning())
                    : Stream.empty();
        });
    }

    private static Stream<Line> trouble(Subscription subscription) {
        String trouble = subscription.trouble();
        return trouble == null
                ? Stream.empty()
                : Stream.of(Texts.line("credits.trouble", subscription.channel().name(), trouble)
                        .warning());
    }

    private Reply ofProvider(
            Invocation invocation,
            AccountName wanted,
            List<Standing> all,
            Map<Long, Asked> asked,
            List<Line> refreshed) {
        List<Standing> matching = all.stream()
                .filter(standing -> wanted.includes(standing.account().name()))
                .toList();
        if (matching.isEmpty()) {
            return none(invocation, wanted);
        }
        Reply.Builder reply = Reply.done();
        cards(invocation, matching, asked, reply);
        if (matching.size() == 1) {
            reply.lines(detail(invocation, matching.get(0)));
            reply.lines(readings.detail(invocation, matching.get(0), asked));
        }
        reply.lines(refreshed);
        if (Readings.isAnyRead(matching, asked)) {
            reply.button(Actions.press(Texts.text("button.refresh"), "credits " + wanted.text() + " refresh"));
        }
        reply.lines(Stream.concat(new Why(matching.get(0)).sentence().stream(), unread(invocation, matching, asked))
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
        reply.facts(facts(invocation, standings));
        Level level = standings.get(0).level();
        if (level != null) {
            reply.accent(level);
        }
        for (Standing standing : standings) {
            Asked known = asked.get(standing.account().id());
            reply.block(new AccountCard(standing, invocation.now(), known).card(spending(invocation, standing)));
        }
    }

    private @Nullable Spending spending(Invocation invocation, Standing standing) {
        boolean payg = standing.account().projection().basis() == Basis.PAYG;
        return payg ? Spending.of(balances, invocation.workspace(), standing.account(), invocation.now()) : null;
    }

    private Reply empty(Invocation invocation) {
        List<ReadyKeys.Ready> found = ready.of(invocation);
        Reply.Builder reply = Reply.done();
        if (invocation.has(LIVE)) {
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
                .facts(facts(invocation, List.of()))
                .build();
    }

    private static CreditsFacts facts(Invocation invocation, List<Standing> standings) {
        Instant now = invocation.now();
        return new CreditsFacts(
                invocation.workspace().key().name(),
                now,
                standings.stream().map(AccountFacts::of).toList());
    }

    private static Line title(Invocation invocation) {
        String name = invocation.workspace().key().name();
        return name.isEmpty() ? Texts.line("credits.title") : Texts.line("credits.title.of", name);
    }
}
