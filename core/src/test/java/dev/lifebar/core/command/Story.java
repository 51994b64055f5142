package dev.lifebar.core.command;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A conversation with the core over a real file, acted out line by line. A line is one of
 *
 * <ul>
 *   <li>{@code Ann: /sync openai 5} or {@code Ann in #dev: …}, what somebody types;
 *   <li>{@code Ann presses Undo}, the button of the last answer that has one;
 *   <li>{@code Ann presses "0 old"}, a button with this action, wherever it may come from;
 *   <li>{@code Ann fills in max=100}, the form that was the last answer;
 *   <li>{@code Ann again}, the last request once more, as platforms deliver it twice;
 *   <li>{@code later 3 days}, {@code reading openai 5}, {@code spend openai 5}, {@code refuse missing permission} or
 *       {@code deliver}, what happens meanwhile.
 * </ul>
 */
final class Story {
    private static final Pattern TYPED = Pattern.compile("(\\w+)(?: in #(\\w+))?: (.*)");
    private static final Pattern PRESSED = Pattern.compile("(\\w+) presses (.*)");
    private static final Pattern FILLED = Pattern.compile("(\\w+) fills in (.*)");
    private static final Pattern AGAIN = Pattern.compile("(\\w+) again");

    /** Ids of entries, which are as good as random. */
    private static final Pattern ID = Pattern.compile("\\b[0-9][0-9a-z]{10}\\b");

    private static final Pattern HIDDEN = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** Ann manages, Bob updates, Eve looks, and anybody else may do nothing. */
    private static final Map<String, Set<Permission>> PEOPLE = Map.of(
            "Ann", Set.of(Permission.values()),
            "Bob", Set.of(Permission.VIEW, Permission.UPDATE),
            "Eve", Set.of(Permission.VIEW));

    private final TestLifebar lifebar;
    private final Commands commands;
    private final List<Answer> answers = new ArrayList<>();
    private Function<Origin, Answer> last = origin -> Reply.done().build();
    private int requests;

    Story(TestLifebar lifebar) {
        this.lifebar = lifebar;
        this.commands = lifebar.lifebar().commands();
    }

    /** What is answered to a line, as text; empty where nothing is. */
    String act(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "later" -> lifebar.time().pass(span(words[1], words[2]));
            case "reading" -> lifebar.reading(words[1], words[2]);
            case "spend" -> lifebar.spend(words[1], words[2]);
            case "refuse" -> lifebar.messenger().refuse(line.substring("refuse ".length()));
            case "deliver" -> {
                return delivered();
            }
            default -> {
                return answered(line);
            }
        }
        return "";
    }

    /** Every button shown so far. */
    List<Button.Press> presses() {
        return answers.stream().flatMap(Story::presses).distinct().toList();
    }

    Answer press(String person, String action) {
        return commands.press(origin(person, "ops", "press" + requests++), action);
    }

    private String answered(String line) {
        Answer answer = answer(line);
        answers.add(answer);
        return drawn(answer);
    }

    private String drawn(Answer answer) {
        return ID.matcher(PlainText.of(answer, lifebar.time().instant())).replaceAll("…");
    }

    private Answer answer(String line) {
        Matcher again = AGAIN.matcher(line);
        if (again.matches()) {
            return last.apply(origin(again.group(1), "ops", "r" + requests));
        }
        Matcher typed = TYPED.matcher(line);
        if (typed.matches()) {
            String channel = typed.group(2) == null ? "ops" : typed.group(2);
            return first(typed.group(1), channel, origin -> commands.run(origin, unescaped(typed.group(3))));
        }
        Matcher pressed = PRESSED.matcher(line);
        if (pressed.matches()) {
            String action = action(pressed.group(2));
            return first(pressed.group(1), "ops", origin -> commands.press(origin, action));
        }
        Matcher filled = FILLED.matcher(line);
        if (filled.matches() && answers.get(answers.size() - 1) instanceof Form form) {
            Map<String, String> fields = Arrays.stream(filled.group(2).split("; "))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(field -> field[0], field -> field[1]));
            return first(filled.group(1), "ops", origin -> commands.submit(origin, form, fields));
        }
        throw new IllegalArgumentException("no line of a story: " + line);
    }

    private Answer first(String person, String channel, Function<Origin, Answer> request) {
        last = request;
        requests++;
        return request.apply(origin(person, channel, "r" + requests));
    }

    private String action(String button) {
        if (button.startsWith("\"")) {
            return button.substring(1, button.length() - 1);
        }
        List<Button.Press> shown =
                new ArrayList<>(answers.stream().flatMap(Story::presses).toList());
        Collections.reverse(shown);
        return shown.stream()
                .filter(press -> press.label().equals(button))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no button " + button))
                .action();
    }

    private String delivered() {
        int posts = lifebar.messenger().posts().size();
        int edits = lifebar.messenger().edits().size();
        lifebar.lifebar().sendDue();
        StringBuilder arrived = new StringBuilder();
        lifebar.messenger().posts().stream()
                .skip(posts)
                .forEach(post -> arrived.append("post in ")
                        .append(post.channel().name())
                        .append(":\n")
                        .append(drawn(post.message())));
        lifebar.messenger().edits().stream()
                .skip(edits)
                .forEach(edit -> arrived.append("edit in ")
                        .append(edit.channel().name())
                        .append(":\n")
                        .append(drawn(edit.message())));
        return arrived.toString();
    }

    private static Origin origin(String person, String channel, String request) {
        Caller caller = new Caller("u-" + person, person, Set.of("@everyone"), PEOPLE.getOrDefault(person, Set.of()));
        return new Origin(
                TestLifebar.ACME,
                caller,
                new Channel(TestLifebar.PLATFORM, "c-" + channel, "#" + channel),
                Place.SHARED,
                request);
    }

    private static Stream<Button.Press> presses(Answer answer) {
        if (!(answer instanceof Reply reply)) {
            return Stream.of();
        }
        Stream<Button> cards = reply.blocks().stream()
                .filter(Block.Card.class::isInstance)
                .flatMap(block -> ((Block.Card) block).buttons().stream());
        return Stream.concat(cards, reply.buttons().stream())
                .filter(Button.Press.class::isInstance)
                .map(Button.Press.class::cast);
    }

    /** Stories hold what cannot be seen as {@code \}{@code u001b}. */
    private static String unescaped(String text) {
        return HIDDEN.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    private static Duration span(String number, String unit) {
        return Duration.of(Long.parseLong(number), ChronoUnit.valueOf(unit.toUpperCase(Locale.ROOT)));
    }
}
