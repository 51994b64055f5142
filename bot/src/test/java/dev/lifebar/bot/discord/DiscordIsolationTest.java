package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifebar.core.Property;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers and a person do whatever comes to mind; each has a label and cents that no other has. */
class DiscordIsolationTest {
    private static final StandInGuild INITECH = new StandInGuild("1003", "Initech");
    private static final Person GRACE = new Person("7004", "Grace", StandInGuild.MANAGERS);
    private static final List<String> PROVIDERS = List.of("anthropic", "openai", "mistral", "deepl");

    /** Whatever needs no option, and what may open a form. */
    private static final List<String> PLAIN = List.of(
            "credits",
            "credits",
            "history",
            "undo",
            "alerts here",
            "alerts list",
            "alerts test",
            "alerts off",
            "sync",
            "topup",
            "lifebar setup",
            "lifebar rules",
            "lifebar access",
            "lifebar answers",
            "lifebar export",
            "lifebar forget",
            "lifebar help",
            "lifebar demo");

    private final List<Side> sides = List.of(
            new Side(Person.ADA, List.of(Place.in(StandInGuild.ACME)), "acme", ".11", StandInGuild.ACME.id()),
            new Side(GRACE, List.of(Place.in(StandInGuild.GLOBEX)), "globex", ".22", StandInGuild.GLOBEX.id()),
            new Side(
                    Person.BOB,
                    List.of(Place.direct(Person.BOB), Place.elsewhere(INITECH)),
                    "bobs",
                    ".33",
                    "user:" + Person.BOB.id()));

    @TempDir
    private Path home;

    private DiscordStandIn discord;
    private BotInDiscord bot;
    private final Map<String, Side> owners = new HashMap<>();
    private int checked;

    /** One workspace, and what its people see. */
    private record Side(
            Person person,
            List<Place> places,
            String label,
            String cents,
            String workspace,
            List<Shown> seen,
            List<Asked> forms) {
        Side(Person person, List<Place> places, String label, String cents, String workspace) {
            this(person, places, label, cents, workspace, new ArrayList<>(), new ArrayList<>());
        }

        Place place(RandomGenerator random) {
            return any(places, random);
        }

        String account(RandomGenerator random) {
            return any(PROVIDERS, random) + "/" + label;
        }

        String amount(RandomGenerator random) {
            return random.nextInt(0, 120) + cents;
        }

        /** What of it stands in this text. */
        boolean isIn(String text) {
            return text.contains("/" + label) || text.contains("· " + label) || text.contains(cents);
        }
    }

    @BeforeEach
    void connect() throws IOException {
        discord = new DiscordStandIn(StandInGuild.ACME, StandInGuild.GLOBEX);
        bot = new BotInDiscord(discord, home).ready();
    }

    @AfterEach
    void close() {
        bot.close();
        discord.close();
    }

    @Test
    void nothingOfOneIsEverToldAnother() throws Exception {
        Property.holds(400, random -> {
            Side side = any(sides, random);
            step(side, random).ifAnswered(this::keep);
            checkWhatWasSent();
            assertThat(discord.violations).isEmpty();
        });

        bot.close();
        checkWhatWasSent();
        assertThat(sides).allSatisfy(side -> assertThat(side.seen()).hasSizeGreaterThan(20));
        rowsAreTheirOwners();
    }

    private Step step(Side side, RandomGenerator random) {
        Place place = side.place(random);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Step(side, discord.slash(side.person(), place, any(PLAIN, random)));
            case 3, 4 ->
                new Step(
                        side,
                        discord.slash(
                                side.person(),
                                place,
                                "sync",
                                "provider:" + side.account(random),
                                "balance:" + side.amount(random),
                                "max:" + 100));
            case 5 ->
                new Step(
                        side,
                        discord.slash(
                                side.person(),
                                place,
                                "topup",
                                "provider:" + side.account(random),
                                "amount:" + random.nextInt(1, 50)));
            case 6 -> new Step(side, discord.complete(side.person(), place, "credits", "provider:"));
            case 7 -> submit(side, place, random);
            default -> press(side, place, random);
        };
    }

    private Step press(Side side, Place place, RandomGenerator random) {
        if (side.seen().isEmpty()) {
            return new Step(side, discord.slash(side.person(), place, "credits"));
        }
        Shown message = any(side.seen(), random);
        List<String> ids = message.buttonIds();
        String id = ids.isEmpty() || random.nextInt(20) == 0 ? "1 no such thing" : any(ids, random);
        return new Step(side, discord.pressId(side.person(), place, message, id));
    }

    /** Sends a form in one place that may have been opened in another. */
    private Step submit(Side side, Place place, RandomGenerator random) {
        List<Asked> forms = random.nextBoolean()
                ? side.forms()
                : any(sides, random).forms().stream()
                        .filter(form -> !form.modal().path("custom_id").asText().contains("&"))
                        .toList();
        if (forms.isEmpty()) {
            return new Step(side, discord.slash(side.person(), place, "sync"));
        }
        Asked form = any(forms, random);
        Map<String, String> typed = new HashMap<>();
        for (JsonNode label : form.modal().path("components")) {
            String name = label.at("/component/custom_id").asText();
            switch (name) {
                case "balance" -> typed.put(name, side.amount(random));
                case "amount" -> typed.put(name, String.valueOf(random.nextInt(1, 50)));
                case "provider", "providers+" -> typed.put(name, side.account(random));
                default -> {}
            }
        }
        return new Step(side, discord.submit(side.person(), place, form, typed));
    }

    /** Something a person did. */
    private record Step(Side side, Asked asked) {
        void ifAnswered(Consumer<Step> then) {
            asked.awaitCallback();
            then.accept(this);
        }
    }

    private void keep(Step step) {
        owners.put(step.asked().id(), step.side());
        owners.put(step.asked().token(), step.side());
        switch (step.asked().kind()) {
            case 4, 7 -> step.side().seen().add(step.asked().reply());
            case 9 -> step.side().forms().add(step.asked());
            default -> {}
        }
    }

    private void checkWhatWasSent() {
        List<DiscordStandIn.Sent> sent = List.copyOf(discord.transcript);
        for (DiscordStandIn.Sent each : sent.subList(checked, sent.size())) {
            Side owner = owner(each.path());
            for (Side other : sides) {
                if (owner != null && !other.label().equals(owner.label())) {
                    assertThat(other.isIn(each.body().toString()))
                            .as("%s in %s %s", other.label(), each.path(), each.body())
                            .isFalse();
                }
            }
        }
        checked = sent.size();
    }

    private @Nullable Side owner(String path) {
        String[] parts = path.split("/", -1);
        return switch (parts[0]) {
            case "interactions" -> owners.get(parts[1]);
            case "webhooks" -> owners.get(parts[2]);
            case "channels" ->
                sides.stream()
                        .filter(side -> side.places().get(0).channel().equals(parts[1]))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("posted in a channel of nobody: " + path));
            default -> null;
        };
    }

    private void rowsAreTheirOwners() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("lifebar.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select w.external_id, a.label from account a join workspace w on w.id = a.workspace_id")) {
            while (rows.next()) {
                String workspace = rows.getString(1);
                Side owner = sides.stream()
                        .filter(side -> side.workspace().equals(workspace))
                        .findFirst()
                        .orElseThrow();
                assertThat(rows.getString(2)).isIn("", owner.label());
            }
        }
    }

    private static <T> T any(List<T> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
