package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.ledger.Recorded;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a key from a form, tries it with one reading, and keeps it if the provider tells something. Trying and keeping
 * are one step, because between two a key would have to lie in memory or in a button; the way back is to disconnect.
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

    private static final Spec SPEC =
            new Spec("lifebar connect", List.of(ACCOUNT, FROM), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Ledger ledger;
    private final Balances balances;
    private final Keys keys;
    private final Trial trial;

    ConnectCommand(Ledger ledger, Balances balances, Keys keys, Trial trial) {
        this.ledger = ledger;
        this.balances = balances;
        this.keys = keys;
        this.trial = trial;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<GivenKey> from = invocation.find(FROM);
        Optional<AccountName> account = invocation.find(ACCOUNT);
        return account.isEmpty() ? ConnectForm.whose(invocation) : run(invocation, account.get(), from);
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
        Outcome outcome = trial.of(reply.provider(), credentials, invocation.now());
        if (outcome instanceof Outcome.Failed failed) {
            return reply.failed(failed, credentials.key());
        }
        try {
            Telling telling = ((Outcome.Told) outcome).telling();
            Optional<Recorded> recorded = keep(invocation, reply, credentials.with(telling.found()), telling);
            return reply.connected(telling, credentials.key(), recorded);
        } catch (MasterKeyException e) {
            LOG.error("no key can be kept", e);
            return reply.unkept(e.file());
        }
    }

    /** What was recorded of the balance, if the provider told one. */
    private Optional<Recorded> keep(
            Invocation invocation, ConnectReply reply, Credentials credentials, Telling telling) {
        AccountName name = reply.account();
        ledger.watch(invocation.workspace(), name, invocation.unitOf(name), true, invocation.request());
        Account account = balances.find(invocation.workspace(), name).orElseThrow();
        keys.keep(
                account,
                reply.given(),
                credentials.fields(),
                invocation.request().author(),
                invocation.now());
        keys.worked(account.id(), invocation.now());
        if (telling.unlimited()) {
            ledger.unlimited(invocation.workspace(), name, invocation.now());
        }
        return Optional.ofNullable(telling.left())
                .map(balance -> Draft.reading(balance, invocation.now()).within(telling.limit()))
                .map(reading -> ledger.record(invocation.workspace(), name, reading));
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
