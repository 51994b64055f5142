package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.health.BoundariesException;
import dev.lifebar.core.health.DaysRule;
import dev.lifebar.core.health.MoneyRule;
import dev.lifebar.core.health.PercentRule;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.health.Setting;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Facts;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows or sets when an account turns yellow and red, for the workspace or for one account. */
final class RulesCommand implements Command {
    private static final Option<String> PERCENT = Option.text("percent");
    private static final Option<String> MONEY = Option.text("money");
    private static final Option<String> DAYS = Option.text("days");
    private static final Spec SPEC = new Spec(
            "lifebar rules",
            List.of(Options.ACCOUNT, PERCENT, MONEY, DAYS),
            Permission.MANAGE,
            Spec.Audience.CALLER,
            true);

    private final Ledger ledger;
    private final Balances balances;

    RulesCommand(Ledger ledger, Balances balances) {
        this.ledger = ledger;
        this.balances = balances;
    }

    /** The rules in force, for scripts; null where a rule is off. */
    public record RulesFacts(
            @Nullable String account,
            @Nullable String percent,
            @Nullable String money,
            @Nullable String days) implements Facts {}

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<AccountName> name = invocation.find(Options.ACCOUNT);
        Optional<Account> account = name.flatMap(wanted -> balances.find(invocation.workspace(), wanted));
        if (name.isPresent() && account.isEmpty()) {
            return Labels.unwatched(balances, invocation, name.get());
        }
        Rules before = account.map(Account::own).orElse(invocation.workspace().rules());
        Rules after = changed(invocation, before);
        boolean changes = !after.equals(before);
        if (changes) {
            ledger.rules(invocation.workspace(), account.orElse(null), after, invocation.request());
        }
        return reply(invocation, account, after, changes);
    }

    private static Rules changed(Invocation invocation, Rules rules) {
        return new Rules(
                changed(invocation, PERCENT, rules.percent(), PercentRule::parse, "75,50,25"),
                changed(invocation, MONEY, rules.money(), MoneyRule::parse, "10,5"),
                changed(invocation, DAYS, rules.days(), DaysRule::parse, "2,1"),
                rules.moneyInherited());
    }

    private static <R> Setting<R> changed(
            Invocation invocation,
            Option<String> option,
            Setting<R> current,
            Function<String, R> parser,
            String example) {
        Optional<String> typed = invocation.find(option);
        if (typed.isEmpty()) {
            return current;
        }
        String text = typed.get().strip().toLowerCase(Locale.ROOT);
        try {
            return text.equals("default") ? Setting.of(null, parser) : Setting.of(text, parser);
        } catch (BoundariesException e) {
            String flaw = Texts.text("rules.flaw." + e.flaw().name().toLowerCase(Locale.ROOT), example);
            throw new UsageException(
                    Texts.line("error.rules", option.name(), Clean.quote(typed.get()), flaw),
                    Texts.line("error.rules.type", option.name(), example),
                    Texts.line("nothing.changed"));
        }
    }

    private static Reply reply(Invocation invocation, Optional<Account> account, Rules own, boolean changed) {
        Rules inForce = account.isPresent() ? own.over(invocation.workspace().rules()) : own;
        Unit unit = account.map(known -> known.projection().unit()).orElse(Unit.USD);
        boolean provisional = account.map(known -> known.projection().capacity().isProvisional())
                .orElse(true);
        String title = account.map(known -> invocation.catalogue().nameOf(known.name()))
                .orElseGet(() -> Texts.text("rules.all"));
        String money = own.money().isUnset() && account.isEmpty()
                ? Texts.text("rules.money.default")
                : RuleWords.money(inForce, unit, provisional);
        return Reply.done()
                .title(Texts.line(changed ? "rules.set" : "rules.title", title))
                .lines(
                        Texts.line("rules.line.percent", RuleWords.percent(inForce)),
                        Texts.line("rules.line.money", money),
                        Texts.line("rules.line.days", RuleWords.days(inForce)))
                .lines(Texts.line("rules.hint").faint())
                .facts(new RulesFacts(
                        account.map(known -> known.name().text()).orElse(null),
                        inForce.percentInForce().map(PercentRule::toString).orElse(null),
                        inForce.moneyInForce(unit, provisional)
                                .map(MoneyRule::toString)
                                .orElse(null),
                        inForce.days()
                                .orDefault(DaysRule.DEFAULT)
                                .map(DaysRule::toString)
                                .orElse(null)))
                .build();
    }
}
