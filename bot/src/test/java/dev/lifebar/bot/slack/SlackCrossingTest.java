package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.lifebar.core.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackCrossingTest {
    /** Times, ids of messages, requests and entries, and ports: what looks like a mark in them is none. */
    private static final Pattern NEITHER_AMOUNT_NOR_LABEL = Pattern.compile(
            "date\\^\\d+|\\d\\d:\\d\\d:\\d\\d\\.\\d+Z|127\\.0\\.0\\.1:\\d+|trigger-[A-Z0-9]+-\\d+|response/[A-Z0-9]+-\\d+"
                    + "|\"ts\":\"[\\d.]+\"|\\b(?=[a-z]*[0-9])[0-9a-z]{11,13}\\b");

    private static final int REQUESTS = 150;

    @TempDir
    Path directory;

    /** The triggers of the forms that were taken: Slack closes those, so that nobody can send one again. */
    private final Set<String> closed = new HashSet<>();

    /** One workspace: everything that is recorded there bears its number, and nothing that is recorded elsewhere. */
    private record Team(Person person, String id, String channel, String other, int mark, List<JsonObject> messages) {
        /** An amount with the mark in it. */
        String amount(RandomGenerator random) {
            return "%d%d.%d".formatted(random.nextInt(1, 10), mark, mark);
        }

        String line(RandomGenerator random) {
            String account = List.of("openai", "anthropic", "xai").get(random.nextInt(3)) + "/key" + mark;
            List<String> lines = List.of(
                    "sync " + account + " " + amount(random) + " --yes",
                    "sync " + account + " " + amount(random),
                    "sync " + account,
                    "topup " + account + " " + amount(random),
                    "topup",
                    "undo " + account,
                    "credits",
                    "credits here",
                    "credits " + account,
                    "history",
                    "history " + account,
                    "alerts here",
                    "alerts list",
                    "alerts test",
                    "alerts off",
                    "lifebar export",
                    "lifebar rules",
                    "lifebar access",
                    "lifebar timezone",
                    "lifebar setup",
                    "lifebar demo",
                    "credits help");
            return lines.get(random.nextInt(lines.size()));
        }

        boolean receives(Exchange exchange) {
            return exchange.path().contains(id)
                    || exchange.field("trigger_id").contains(id)
                    || exchange.field("channel").equals(channel)
                    || exchange.field("user_id").contains(id);
        }
    }

    @Test
    void tellsNoWorkspaceAnythingOfAnother() {
        Property.holds(3, this::mixes);
    }

    private void mixes(RandomGenerator random) {
        try (Office office = Office.open(Files.createTempDirectory(directory, "mixed"))) {
            closed.clear();
            List<Team> teams = List.of(team(office, "T0ONE", 717, "929"), team(office, "T0TWO", 929, "717"));
            for (int request = 0; request < REQUESTS; request++) {
                step(office, teams, random);
            }
            office.stop();
            for (Team team : teams) {
                List<Exchange> received = office.slack.transcript().stream()
                        .filter(team::receives)
                        .toList();
                assertThat(received).hasSizeGreaterThan(5);
                assertThat(received).allSatisfy(exchange -> hasNothingOf(exchange.text(), team.other()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Team team(Office office, String id, int mark, String other) {
        String channel = "C" + id;
        office.slack.invite(channel);
        return new Team(office.stranger(id), id, channel, other, mark, new ArrayList<>());
    }

    private void step(Office office, List<Team> teams, RandomGenerator random) {
        Team team = teams.get(random.nextInt(2));
        switch (random.nextInt(5)) {
            case 0 -> pressed(office, team, team, random);
            // A message or form that this workspace never got, as somebody might forge it.
            case 1 -> pressed(office, teams.get(random.nextInt(2)), team, random);
            case 2 -> submitted(office, teams.get(random.nextInt(2)), team, random);
            default -> typed(team, random);
        }
        if (random.nextInt(10) == 0) {
            team.person().says(team.person().mention(team.channel(), team.line(random)));
            team.person().says(team.person().homeOpened());
        }
    }

    private static void typed(Team team, RandomGenerator random) {
        JsonObject answer = team.person().types(team.channel(), "/credits", team.line(random));
        hasNothingOf(answer.toString(), team.other());
        if (answer.has("blocks")) {
            team.messages().add(answer);
        }
    }

    private static void pressed(Office office, Team owner, Team team, RandomGenerator random) {
        List<JsonObject> messages = new ArrayList<>(owner.messages());
        office.slack.sent("response_url").stream()
                .filter(owner::receives)
                .map(Exchange::body)
                .filter(body -> body.has("blocks"))
                .forEach(messages::add);
        if (messages.isEmpty()) {
            return;
        }
        // What is forged may be told back to whoever forged it, so that it has nothing in it that would tell.
        String message =
                messages.get(random.nextInt(messages.size())).toString().replace(team.other(), "5");
        JsonObject forged = JsonParser.parseString(message).getAsJsonObject();
        List<String> labels = Person.labels(forged);
        if (!labels.isEmpty()) {
            team.person().presses(team.channel(), forged, labels.get(random.nextInt(labels.size())));
        }
    }

    private void submitted(Office office, Team owner, Team team, RandomGenerator random) {
        Optional<Exchange> form = office.slack.sent("views.open").stream()
                .filter(owner::receives)
                .filter(exchange -> exchange.body().getAsJsonObject("view").has("submit"))
                .filter(exchange -> !closed.contains(exchange.field("trigger_id")))
                .reduce((first, second) -> random.nextBoolean() ? first : second);
        if (form.isPresent()) {
            JsonObject result = team.person()
                    .submits(
                            form.get().body().getAsJsonObject("view"),
                            Map.of("provider", "openai", "balance", team.amount(random), "amount", "1." + team.mark()));
            if (result.isEmpty()) {
                closed.add(form.get().field("trigger_id"));
            }
            JsonElement view = result.get("view");
            hasNothingOf(view == null ? result.toString() : view.toString(), team.other());
        }
    }

    private static void hasNothingOf(String text, String mark) {
        assertThat(NEITHER_AMOUNT_NOR_LABEL.matcher(text).replaceAll("")).doesNotContain(mark);
    }
}
