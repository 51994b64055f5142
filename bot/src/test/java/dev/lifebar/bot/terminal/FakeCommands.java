package dev.lifebar.bot.terminal;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Forgotten;
import dev.lifebar.core.command.Option;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.command.Suggestion;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Attachment;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Permission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Commands without a database: gives prepared answers and remembers what it was asked. */
public final class FakeCommands {
    private static final List<String> WORDS = List.of("credits", "sync", "topup", "history", "help");

    final List<String> asked = new ArrayList<>();
    final List<String> requestIds = new ArrayList<>();
    private final Instant now;
    private boolean summarised;

    FakeCommands(Instant now) {
        this.now = now;
    }

    /** These commands, as the adapter knows them. */
    Commands commands() {
        return mock(Commands.class, delegatesTo(this));
    }

    /** Gives the descriptions summaries, which have to do without the texts of real commands. */
    void summarise() {
        summarised = true;
    }

    public List<Spec> specs() {
        return summarised ? described().stream().map(FakeCommands::summarised).toList() : described();
    }

    public Optional<Spec> find(List<String> words) {
        String typed = String.join(" ", words) + " ";
        return specs().stream()
                .filter(spec -> typed.startsWith(spec.path() + " "))
                .findFirst();
    }

    private static List<Spec> described() {
        Option<String> provider = Option.text("provider");
        return List.of(
                spec("credits", true, provider),
                spec(
                        "sync",
                        false,
                        provider.asRequired(),
                        Option.amount("balance").asRequired(),
                        Option.amount("max"),
                        Option.flag("yes")),
                spec("history", true, provider),
                spec("lifebar export", false));
    }

    public Answer run(Origin origin, String text) {
        return run(origin, List.of(text.strip().split("\\s+")));
    }

    public Answer run(Origin origin, List<String> words) {
        String line = String.join(" ", words);
        remember(origin, line);
        return switch (words.get(0).replace("/", "").toLowerCase(Locale.ROOT)) {
            case "credits" -> Samples.credits(now);
            case "sync" -> sync(words);
            case "lifebar" -> export();
            case "help" -> Reply.done().lines(Line.of("Help with " + line)).build();
            case "forget" -> Reply.done().facts(new Forgotten()).build();
            case "fail" ->
                Reply.failed().lines(Line.of("I can't reach Vercel.")).build();
            case "boom" -> throw new IllegalStateException("secret detail");
            default ->
                Reply.usage()
                        .lines(Line.of("I don't know \"" + line.substring(0, Math.min(40, line.length())) + "\"."))
                        .build();
        };
    }

    public Answer submit(Origin origin, Form form, Map<String, String> typed) {
        remember(origin, "submit " + form.path() + " " + new TreeMap<>(typed));
        String label = typed.getOrDefault("label", "");
        if (label.contains(" ")) {
            return Reply.usage()
                    .lines(Line.of(Clean.quote(label) + " cannot be a label."))
                    .build();
        }
        return typed.containsValue("0")
                ? Reply.usage().lines(Line.of("$0.00 means nothing.")).build()
                : synced();
    }

    public Optional<Reply> check(Form form, Map<String, String> typed, String field) {
        String value = typed.getOrDefault(field, "");
        return value.matches("[a-z]{3}")
                ? Optional.of(
                        Reply.usage().lines(Line.of(value + " is no number.")).build())
                : Optional.empty();
    }

    public Answer press(Origin origin, String action) {
        remember(origin, "press " + action);
        return action.startsWith("sync")
                ? form()
                : Reply.done().lines(Line.of("Pressed " + action + ".")).build();
    }

    public List<Suggestion> complete(Origin origin, String line) {
        String last = line.substring(line.lastIndexOf(' ') + 1).replace("/", "");
        Stream<String> values =
                line.contains(" ") ? Stream.of("anthropic", "openai", "openai/prod", "openrouter") : WORDS.stream();
        return values.filter(value -> value.startsWith(last))
                .map(value -> new Suggestion(value, "about " + value))
                .toList();
    }

    static Form form() {
        return new Form(
                "Sync a balance",
                "sync",
                Map.of("provider", "anthropic"),
                List.of(
                        new Form.Field("balance", "Balance", "22.97", true),
                        new Form.Field("max", "Full bar", "", false)));
    }

    private static Answer sync(List<String> words) {
        if (words.size() < 3) {
            return form();
        }
        if (words.get(2).equals("9500") && !words.contains("yes:true")) {
            return Reply.question()
                    .lines(Line.of("$9,500.00? The last value was $95.00."))
                    .button(new Button.Press("Save $9,500.00", "sync openai 9500 yes:true"))
                    .build();
        }
        return synced();
    }

    private static Reply synced() {
        return Reply.done()
                .lines(Line.of("🟧 Anthropic is $22.97."))
                .button(new Button.Press("Undo", "undo anthropic"))
                .build();
    }

    private static Reply export() {
        return Reply.done()
                .lines(Line.of("2 entries."))
                .attach(new Attachment("../ledger.csv", out -> out.append("account,amount\nanthropic,22.97\n")))
                .build();
    }

    private void remember(Origin origin, String line) {
        asked.add(line);
        requestIds.add(origin.requestId());
    }

    private static Spec summarised(Spec spec) {
        Spec summarised = spy(spec);
        doReturn("What " + spec.path() + " does").when(summarised).summary();
        return summarised;
    }

    private static Spec spec(String path, boolean reading, Option<?>... options) {
        return new Spec(path, List.of(options), Permission.VIEW, Spec.Audience.CHANNEL, reading);
    }
}
