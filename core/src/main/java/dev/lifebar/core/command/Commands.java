package dev.lifebar.core.command;

import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Form.Choice;
import dev.lifebar.core.reply.Form.Field;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Page;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Sequel;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.StorageException;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.Workspace;
import dev.lifebar.core.workspace.Workspaces;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every command, and the one place that runs them: reads what was typed, checks permission, catches what goes wrong. */
public final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    /** A value that asks for itself in a form. */
    private static final String ASK = "?";

    private final Directory directory;
    private final Completion completion;
    private final Visibility visibility;
    private final Names names;
    private final Workspaces workspaces;
    private final Catalogue catalogue;
    private final InstantSource time;
    private final Ids ids;

    Commands(
            Directory directory,
            Completion completion,
            Visibility visibility,
            Names names,
            Workspaces workspaces,
            Catalogue catalogue,
            InstantSource time,
            Ids ids) {
        this.directory = directory;
        this.completion = completion;
        this.visibility = visibility;
        this.names = names;
        this.workspaces = workspaces;
        this.catalogue = catalogue;
        this.time = time;
        this.ids = ids;
    }

    /** All commands, in the order help lists them. */
    public List<Spec> specs() {
        return directory.all().stream().map(Command::spec).toList();
    }

    /** Whether somebody who types this names an account that there may be. */
    public boolean isAccount(String text) {
        try {
            Options.ACCOUNT.reader().read(text, catalogue);
            return true;
        } catch (UsageException e) {
            return false;
        }
    }

    /** The command these words would run; nothing if they name none. */
    public Optional<Spec> find(List<String> words) {
        return directory.find(words).map(found -> found.command().spec());
    }

    /** Runs what a person typed, with or without the slash. Never throws. */
    public Answer run(Origin origin, String text) {
        return run(origin, Arguments.words(text));
    }

    /** Runs what a shell has already split into words. Never throws. */
    public Answer run(Origin origin, List<String> words) {
        return guarded(() -> {
            Directory.Found found = directory.lookUp(words);
            return run(origin, found.command(), Arguments.parse(found.command().spec(), found.rest()));
        });
    }

    /** Runs the command of a form with what was typed into it. Never throws. */
    public Answer submit(Origin origin, Form form, Map<String, String> typed) {
        return guarded(() -> {
            Command command = directory.find(form.path()).orElseThrow(Commands::stale);
            Map<String, String> values = new HashMap<>(form.given());
            typed.forEach((name, value) -> {
                if (!value.isBlank()) {
                    values.put(name, value);
                }
            });
            return run(origin, command, values);
        });
    }

    /**
     * What is wrong with one value that was typed into a form, for platforms that ask for one after another; nothing where
     * that shows only when the whole form is sent. Never throws.
     */
    public Optional<Reply> check(Form form, Map<String, String> typed, String field) {
        try {
            directory.find(form.path()).map(Command::spec).ifPresent(spec -> {
                Map<String, String> values = new HashMap<>(form.given());
                values.putAll(typed);
                spec.option(field).ifPresent(option -> check(option, values));
                if (isSecret(form, field)) {
                    ConnectCommand.read(values.getOrDefault(field, ""));
                }
            });
            return Optional.empty();
        } catch (UsageException e) {
            return Optional.of(usage(e));
        } catch (RuntimeException e) {
            LOG.debug("not checked", e);
            return Optional.empty();
        }
    }

    private static boolean isSecret(Form form, String field) {
        return form.fields().stream()
                .anyMatch(asked -> asked.secret() && asked.name().equals(field));
    }

    private void check(Option<?> option, Map<String, String> values) {
        String text = values.getOrDefault(option.name(), "");
        option.reader().read(text, catalogue);
        if (option.kind() == Option.Kind.AMOUNT) {
            Amounts.read(text, unit(values.getOrDefault(Options.ACCOUNT.name(), "")));
        }
    }

    /** What the provider's credit is counted in; the account itself may be counted in another unit. */
    private Unit unit(String account) {
        return catalogue
                .find(account.replaceFirst("/.*", ""))
                .map(provider -> Unit.of(provider.unit()))
                .orElse(Unit.USD);
    }

    /** Runs the command behind a pressed button. Never throws. */
    public Answer press(Origin origin, String action) {
        String typed = Actions.typed(action);
        if (typed.equals(Actions.CANCEL)) {
            return Reply.done().lines(Texts.line("nothing.changed")).build();
        }
        return typed.isEmpty() ? usage(stale()) : run(origin, typed);
    }

    /** As {@link #isForEveryone(Origin, List)}, of what a person typed. */
    public boolean isForEveryone(Origin origin, String text) {
        return isForEveryone(origin, Arguments.words(text));
    }

    /**
     * Whether everyone in the channel would see the answer to these words, for platforms that have to know before there is
     * one.
     */
    public boolean isForEveryone(Origin origin, List<String> words) {
        try {
            Directory.Found found = directory.lookUp(words);
            Spec spec = found.command().spec();
            return workspaces
                    .find(origin.workspace())
                    .filter(workspace -> visibility.isShared(
                            spec, Arguments.parse(spec, found.rest()), origin.place(), workspace, origin.channel()))
                    .isPresent();
        } catch (RuntimeException e) {
            LOG.debug("nobody but the caller", e);
            return false;
        }
    }

    /** Whether a line may hold a key, and so should not be remembered. */
    public boolean mayHoldKey(String line) {
        List<String> words = Arguments.words(line);
        return words.stream().anyMatch(Secret::isLikely)
                || directory
                        .find(words)
                        .filter(found -> found.command() instanceof ConnectCommand)
                        .filter(found -> !ConnectCommand.isFreeOfKeys(found.rest()))
                        .isPresent();
    }

    /** What the last word of an unfinished line could become, best first. */
    public List<Suggestion> complete(Origin origin, String line) {
        try {
            return completion.complete(seen(origin), line);
        } catch (RuntimeException e) {
            LOG.warn("completion failed", e);
            return List.of();
        }
    }

    /** The workspace, for those who may see what it has. */
    private Optional<Workspace> seen(Origin origin) {
        return workspaces
                .find(origin.workspace())
                .filter(workspace ->
                        workspaces.permissions(workspace, origin.caller()).contains(Permission.VIEW));
    }

    private Answer run(Origin origin, Command command, Map<String, String> values) {
        Spec spec = command.spec();
        Workspace workspace = names.refresh(workspaces.of(origin.workspace()), origin);
        Set<Permission> permissions = workspaces.permissions(workspace, origin.caller());
        for (Permission needed : needed(spec, values)) {
            if (!permissions.contains(needed)) {
                return denied(needed, workspace.key().platform());
            }
        }
        Invocation invocation = new Invocation(
                workspace,
                origin.caller(),
                permissions,
                origin.channel(),
                origin.place(),
                origin.requestId(),
                spec,
                values,
                time.instant(),
                catalogue);
        List<Field> fields = missing(spec, values);
        if (!fields.isEmpty()) {
            return form(invocation, fields);
        }
        Answer answer = command.run(invocation);
        return answer instanceof Reply reply ? finished(invocation, reply) : answer;
    }

    private Reply finished(Invocation invocation, Reply reply) {
        Reply whole = visibility.mark(invocation, paged(invocation, reply));
        Sequel sequel = whole.sequel();
        return sequel == null ? whole : whole.before(sequel.map(better -> finished(invocation, better)));
    }

    /** The reply with the page that is wanted, where the command's answers can have several. */
    private static Reply paged(Invocation invocation, Reply reply) {
        Spec spec = invocation.spec();
        if (spec.option(Options.PAGE.name()).isEmpty()) {
            return reply;
        }
        int number = invocation.find(Options.PAGE).orElse(1);
        Page page = new Page(number, Arguments.typed(spec, invocation.values(), Options.PAGE));
        return page.canTurn() ? reply.on(page) : reply;
    }

    /** Whoever answers an alert has seen it, amounts and all. */
    private static List<Permission> needed(Spec spec, Map<String, String> values) {
        if (spec.permission() == null) {
            return List.of();
        }
        boolean answers = spec.permission() == Permission.ACK && Cases.isMeant(values);
        return answers ? List.of(Permission.ACK) : List.of(spec.permission(), Permission.VIEW);
    }

    /** What to ask for, if anything has to be; unless something asks for itself, that is all there is to say. */
    private List<Field> missing(Spec spec, Map<String, String> values) {
        Predicate<Option<?>> needed =
                option -> values.containsKey(option.name()) ? ASK.equals(values.get(option.name())) : option.required();
        Predicate<Option<?>> welcome =
                option -> !option.isFlag() && !values.containsKey(option.name()) && !values.containsValue(ASK);
        if (spec.shown().stream().noneMatch(needed)) {
            return List.of();
        }
        return spec.shown().stream()
                .filter(needed.or(welcome))
                .map(option -> new Field(
                        option.name(),
                        spec.describe(option),
                        spec.hint(option),
                        needed.test(option),
                        false,
                        choices(option)))
                .toList();
    }

    private List<Choice> choices(Option<?> option) {
        return option.kind() == Option.Kind.PROVIDERS
                ? catalogue.wellKnownFirst().stream()
                        .map(provider -> new Choice(provider.id(), provider.name()))
                        .toList()
                : List.of();
    }

    /** Asks for what is missing; what was given is read first, so that nobody fills in a form in vain. */
    private static Form form(Invocation invocation, List<Field> fields) {
        Spec spec = invocation.spec();
        Map<String, String> given = new HashMap<>(invocation.values());
        fields.forEach(field -> given.remove(field.name()));
        StringBuilder title = new StringBuilder("/").append(spec.path());
        for (Option<?> option : spec.options()) {
            String text = given.get(option.name());
            if (text != null) {
                option.reader().read(text, invocation.catalogue());
                title.append(option.kind() == Option.Kind.ACCOUNT ? " " + text.strip() : "");
            }
        }
        return new Form(title.toString(), spec.path(), given, fields);
    }

    private static Reply denied(Permission permission, String platform) {
        String usual = "denied." + permission.name().toLowerCase(Locale.ROOT);
        String own = usual + "." + platform;
        return Reply.failed()
                .lines(Texts.line(Texts.has(own) ? own : usual), Texts.line("nothing.changed"))
                .build();
    }

    private static Reply usage(UsageException e) {
        return Reply.usage().lines(e.lines()).build();
    }

    private static UsageException stale() {
        return new UsageException(Texts.line("error.button"));
    }

    private Answer guarded(Work work) {
        try {
            return work.run();
        } catch (UsageException e) {
            return usage(e);
        } catch (StorageException e) {
            LOG.warn("storage failed", e);
            return failed(e);
        } catch (ArithmeticException e) {
            LOG.info("out of range", e);
            return Reply.failed()
                    .lines(Texts.line("error.range"), Texts.line("nothing.changed"))
                    .build();
        } catch (RuntimeException e) {
            String incident = Long.toString(ids.next(), Character.MAX_RADIX);
            LOG.error("incident {}", incident, e);
            return Reply.failed().lines(Texts.line("error.incident", incident)).build();
        }
    }

    /** What went wrong with the database, what still works, and what to do. */
    static Reply failed(StorageException failure) {
        String key = "storage." + failure.trouble().name().toLowerCase(Locale.ROOT);
        List<Line> lines = new ArrayList<>(List.of(Texts.line(key)));
        if (failure.isReadable()) {
            lines.add(Texts.line("storage.readable"));
        }
        lines.add(Texts.line(key + ".then"));
        return Reply.failed().block(new Block.Paragraph(lines)).build();
    }

    @FunctionalInterface
    private interface Work {
        Answer run();
    }
}
