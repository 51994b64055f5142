package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.ledger.Recorded;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.provider.Recipe;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Pace;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.reading.Telling.Topic;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import dev.lifebar.core.secret.GivenKey;
import dev.lifebar.core.secret.Unlocked;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what came of connecting an account. */
record ConnectReply(Provider provider, AccountName account, GivenKey given) {

    /** The provider has no interface to ask. */
    static Reply untold(Provider provider, AccountName account) {
        Line why = provider.reason().isEmpty()
                ? Texts.line("connect.untold", provider.name())
                : Texts.line("connect.byhand", provider.name(), provider.reason());
        return Reply.failed()
                .lines(why, Texts.line("connect.untold.then", account.text()))
                .button(Actions.press(Texts.text("button.sync"), "sync " + account.text()))
                .button(new Button.Open(Texts.text("button.console"), provider.console()))
                .build();
    }

    /**
     * What the key told, before it is kept.
     *
     * @param known what is known of the account; nothing where there is none yet
     * @param name what the buttons call the key
     */
    Reply question(Tried tried, Optional<Projection> known, String name) {
        Telling telling = tried.telling();
        List<Line> lines = told(telling, tried.at());
        known.flatMap(before -> had(before, telling)).ifPresent(line -> lines.add(1, line));
        lines.add(Texts.line(given.isReference() ? "connect.save.read" : "connect.save", new Span.Code(given.hint())));
        Reply.Builder reply = Reply.question()
                .lines(lines)
                .button(press(Texts.text("button.keep"), ConnectCommand.SAVE, name))
                .button(press(Texts.text("button.cancel"), ConnectCommand.DROP, name));
        otherKey(telling).ifPresent(reply::button);
        return reply.build();
    }

    /** What the account had: the key of another one is seen by it. */
    private Optional<Line> had(Projection before, Telling telling) {
        Amount last = before.balance();
        Instant asOf = before.asOf();
        boolean differs =
                telling.left() == null ? telling.unlimited() : !telling.left().equals(last);
        if (last == null || asOf == null || !differs) {
            return Optional.empty();
        }
        return Optional.of(
                before.basis() == Basis.ESTIMATED
                        ? Texts.line("connect.had.estimated", title(), last)
                        : Texts.line("connect.had", title(), last, asOf));
    }

    /** The key is kept, with what was recorded of the balance, if anything was. */
    Reply connected(Telling telling, Optional<Recorded> recorded, Instant now) {
        List<Line> lines = told(telling, now);
        if (telling.left() != null && recorded.isEmpty()) {
            lines.add(Texts.line("connect.overtaken", provider.name()));
        }
        Optional<Recorded> first = recorded.filter(ChangeReply::isProvisional);
        first.flatMap(ChangeReply::provisional).ifPresent(lines::add);
        lines.add(Texts.line(given.isReference() ? "connect.read" : "connect.kept", new Span.Code(given.hint()))
                .faint());
        Reply.Builder reply = Reply.done().lines(lines);
        otherKey(telling).ifPresent(reply::button);
        first.ifPresent(reading -> reply.button(ChangeReply.setFull(reading)));
        return reply.button(Actions.press(Texts.text("button.disconnect"), "lifebar disconnect " + account.text()))
                .build();
    }

    /** The key was not kept, as somebody wanted. */
    static Reply dropped() {
        return Reply.done().lines(Texts.line("connect.dropped")).build();
    }

    /** The key that a button is about waits no more. */
    static Reply gone(AccountName account) {
        return Reply.failed()
                .lines(
                        Texts.line("connect.gone", Words.span(Unsaved.KEPT)),
                        Texts.line("connect.gone.then", account.text()))
                .button(again(account))
                .build();
    }

    /** All that the provider told, and what there is to know about its telling. */
    private List<Line> told(Telling telling, Instant now) {
        List<Line> lines = new ArrayList<>(List.of(told(telling)));
        telling.details()
                .forEach(detail -> lines.add(ReadingLines.told(detail, now).faint()));
        if (tellsLess(telling)) {
            lines.add(Texts.line("connect.less", KeyWords.some(provider)));
        }
        if (provider.confidence() == Provider.Confidence.UNCERTAIN) {
            lines.add(Texts.line("connect.experimental", provider.name()).warning());
        }
        if (!provider.price().isEmpty()) {
            String often = Words.span(Pace.least(provider));
            lines.add(Texts.line("connect.price", provider.name(), provider.price(), often)
                    .warning());
        }
        return lines;
    }

    private Optional<Button> otherKey(Telling telling) {
        return tellsLess(telling)
                ? Optional.of(Actions.press(
                        Texts.text("button.otherkey", KeyWords.some(provider)), "lifebar connect " + account.text()))
                : Optional.empty();
    }

    /** Whether another kind of key would be told the balance, and this one was not. */
    private boolean tellsLess(Telling telling) {
        Recipe recipe = provider.recipe();
        return recipe != null && recipe.instead() != null && (telling.left() == null || isLimit(telling));
    }

    /** Whether what is left is below a limit, and no balance. */
    static boolean isLimit(Telling telling) {
        return telling.left() != null
                && telling.left().unit().isCurrency()
                && telling.details().stream().anyMatch(detail -> detail.topic() == Topic.LIMIT);
    }

    /** What the provider refused, or could not do; nothing was kept. */
    Reply failed(Outcome.Failed failed) {
        List<Line> lines = new ArrayList<>(List.of(told(failed)));
        if (!failed.detail().isBlank()) {
            lines.add(Texts.line("connect.failed.detail", failed.detail()).faint());
        }
        lines.add(unchanged());
        lines.add(Texts.line(word(failed) + ".then", provider.name(), KeyWords.some(provider)));
        return Reply.failed()
                .lines(lines)
                .button(again())
                .button(new Button.Open(Texts.text("button.console"), provider.console()))
                .build();
    }

    /** Why it told nothing, in one line. */
    Line told(Outcome.Failed failed) {
        return Texts.line(word(failed), provider.name());
    }

    private static String word(Outcome.Failed failed) {
        return "connect.failed." + failed.failure().name().toLowerCase(Locale.ROOT);
    }

    /** The key is not to be had where it was said to be. */
    Reply missing(Unlocked.Reason reason, WorkspaceKey workspace) {
        String word = "connect.missing." + reason.name().toLowerCase(Locale.ROOT);
        return Reply.failed()
                .lines(
                        Texts.line(word, new Span.Code(given.hint())),
                        unchanged(),
                        Texts.line(word + ".then", workspace.platform() + ":" + workspace.externalId()))
                .button(again())
                .build();
    }

    /** The key works and cannot be locked away. */
    Reply unkept(Path file) {
        return Reply.failed()
                .lines(
                        Texts.line("connect.master"),
                        unchanged(),
                        Texts.line("connect.master.then", new Span.Code(file.toString())))
                .button(again())
                .build();
    }

    /** What the provider told, in one line. */
    Line told(Telling telling) {
        String name = title();
        if (telling.left() != null) {
            Span left = new Span.Strong(telling.left().toString());
            return isLimit(telling)
                    ? Texts.line("connect.left.limit", name, left)
                    : Texts.line("connect.left", name, left);
        }
        Optional<Amount> spent = telling.spent().reduce(Amount::plus);
        if (provider.kind() == Provider.Kind.SPEND_ONLY) {
            Amount month = spent.orElseGet(() -> new Amount(0, Unit.of(provider.unit())));
            return Texts.line("connect.spent", name, month, account.text());
        }
        return spent.map(month -> Texts.line("connect.unlimited.spent", name, month))
                .orElseGet(() -> Texts.line("connect.unlimited", name));
    }

    private String title() {
        return account.label().isEmpty() ? provider.name() : provider.name() + " · " + account.label();
    }

    private Line unchanged() {
        return Texts.line("connect.unchanged", account.text());
    }

    private Button again() {
        return again(account);
    }

    private static Button again(AccountName account) {
        return Actions.press(Texts.text("button.again"), "lifebar connect " + account.text());
    }

    private Button press(String label, Option<String> decision, String name) {
        return Actions.press(label, "lifebar connect %s %s:%s".formatted(account.text(), decision.name(), name));
    }
}
