package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.reading.Trial;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.secret.GivenKey;
import dev.lifebar.core.secret.Keys;
import dev.lifebar.core.secret.MasterKeyException;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.secret.Unlocked;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a key from a form, tries it with one reading, shows what came of it, and keeps it once somebody presses [Save]. A
 * script has nobody to press: there a key that works is kept at once.
 */
final class ConnectCommand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectCommand.class);

    static final Option<AccountName> ACCOUNT = Option.of("provider", Option.Kind.ACCOUNT, ConnectCommand::account);

    /** Takes all that is typed after the provider, so that nothing of it is quoted back. */
    static final Option<GivenKey> FROM = Option.of(
            "from",
            Option.Kind.TEXT,
            (text, catalogue) ->
                    GivenKey.read(text).filter(GivenKey::isReference).orElseThrow(ConnectCommand::inHistory));

    /** Keeps the key that a button calls so. */
    static final Option<String> SAVE = Option.text("save").asHidden();

    /** Forgets the key that a button calls so. */
    static final Option<String> DROP = Option.text("drop").asHidden();

    private static final Spec SPEC = new Spec(
            "lifebar connect",
            List.of(ACCOUNT, FROM, SAVE, DROP, Options.SCRIPT),
            Permission.MANAGE,
            Spec.Audience.CALLER,
            false);

    private final Ledger ledger;
    private final Balances balances;
    private final Keys keys;
    private final Trial trial;
    private final Unsaved unsaved;

    ConnectCommand(Ledger ledger, Balances balances, Keys keys, Trial trial, Unsaved unsaved) {
        this.ledger = ledger;
        this.balances = balances;
        this.keys = keys;
        this.trial = trial;
        this.unsaved = unsaved;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<AccountName> account = invocation.find(ACCOUNT);
        if (account.isEmpty()) {
            return ConnectForm.whose(invocation);
        }
        Optional<String> save = invocation.find(SAVE);
        if (save.isPresent()) {
            return decided(invocation, account.get(), save.get(), tried -> keep(invocation, tried));
        }
        Optional<String> drop = invocation.find(DROP);
        return drop.isPresent()
                ? decided(invocation, account.get(), drop.get(), tried -> ConnectReply.dropped())
                : run(invocation, account.get(), invocation.find(FROM));
    }

    private Answer run(Invocation invocation, AccountName typed, Optional<GivenKey> from) {
        Provider provider = invocation.catalogue().find(typed.provider()).orElseThrow();
        if (provider.way() == Provider.Way.MANUAL) {
            return ConnectReply.untold(provider, typed);
        }
        WorkspaceKey workspace = invocation.workspace().key();
        Map<String, String> ready = from.isPresent() ? keys.ready(workspace, provider.fields()) : Map.of();
        ConnectForm form = new ConnectForm(typed, provider, ready);
        if ((from.isEmpty() && ConnectForm.key(invocation).isEmpty()) || !form.isComplete(invocation)) {
            return form.form(invocation, keys.mayReferTo(workspace));
        }
        GivenKey given = from.orElseGet(() -> read(ConnectForm.key(invocation).orElseThrow()));
        return connect(invocation, new ConnectReply(provider, form.account(invocation), given), form);
    }

    /** Whether these words after the command are a provider and a reference, and nothing else. */
    static boolean isFreeOfKeys(List<String> words) {
        try {
            String from = Arguments.parse(SPEC, words).get(FROM.name());
            return from == null
                    || GivenKey.read(from).filter(GivenKey::isReference).isPresent();
        } catch (UsageException e) {
            return false;
        }
    }

    private Reply connect(Invocation invocation, ConnectReply reply, ConnectForm form) {
        Unlocked found = keys.follow(invocation.workspace().key(), reply.given(), form.fields(invocation));
        if (found instanceof Unlocked.Missing missing) {
            return reply.missing(missing.reason(), invocation.workspace().key());
        }
        Credentials credentials = ((Unlocked.Ready) found).credentials();
        Optional<Account> before = balances.find(invocation.workspace(), reply.account());
        Outcome outcome = trial.of(reply.provider(), credentials, invocation.now());
        if (outcome instanceof Outcome.Failed failed) {
            return reply.failed(failed);
        }
        Telling telling = ((Outcome.Told) outcome).telling();
        Tried tried = new Tried(
                reply,
                credentials.with(telling.found()),
                telling,
                before.map(Account::lastSequence).orElse(0L),
                invocation.now());
        if (invocation.has(Options.SCRIPT)) {
            return keep(invocation, tried);
        }
        return reply.question(tried, before.map(Account::projection), unsaved.add(invocation, tried));
    }

    /** What comes of pressing a button under a key that was tried. */
    private Reply decided(Invocation invocation, AccountName account, String name, Function<Tried, Reply> decision) {
        return unsaved.find(invocation, account, name)
                .map(waiting -> waiting.decide(decision))
                .orElseGet(() -> ConnectReply.gone(account));
    }

    /** Keeps a key, and what it told as its first reading. */
    private Reply keep(Invocation invocation, Tried tried) {
        ConnectReply reply = tried.reply();
        AccountName name = reply.account();
        ledger.watch(invocation.workspace(), name, invocation.unitOf(name), true, invocation.request());
        Account account = balances.find(invocation.workspace(), name).orElseThrow();
        try {
            keys.keep(
                    account,
                    reply.given(),
                    tried.credentials().fields(),
                    invocation.request().author(),
                    invocation.now());
        } catch (MasterKeyException e) {
            LOG.error("no key can be kept", e);
            return reply.unkept(e.file());
        }
        Telling telling = tried.telling();
        return reply.connected(
                telling, trial.record(account.id(), tried.last(), telling, tried.at()), invocation.now());
    }

    /** The key that was typed, or a {@link UsageException} that quotes nothing of it. */
    static GivenKey read(String typed) {
        return GivenKey.read(typed)
                .orElseThrow(() ->
                        new UsageException(Texts.line("connect.error.key"), Texts.line("connect.error.key.then")));
    }

    /** What looks like a key is not quoted back. */
    private static AccountName account(String text, Catalogue catalogue) {
        boolean key = Secret.isLikely(text.strip()) && catalogue.find(text).isEmpty();
        if (key) {
            throw inHistory();
        }
        return Options.ACCOUNT.reader().read(text, catalogue);
    }

    private static UsageException inHistory() {
        return new UsageException(
                Texts.line("connect.error.typed"),
                Texts.line("connect.error.typed.then"),
                Texts.line("connect.error.typed.form"));
    }
}
