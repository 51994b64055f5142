package dev.lifebar.bot.bench;

import dev.lifebar.bot.discord.DiscordTraffic;
import dev.lifebar.bot.slack.SlackTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures how the bot reads many accounts that are due at once, and how it answers meanwhile. */
final class Readings {
    private static final int MONTH = 30;
    private static final int YEAR = 365;
    private static final int ALL = 10_000;
    private static final int FEW = 1_000;
    private static final int SILENT = 1_000;
    private static final int WARM_UP = 300;

    private static final double MOST_SECONDS = 60;
    private static final double MOST_CONNECTIONS = 64;
    private static final double MOST_MEBIBYTES = 200;
    private static final double MOST_MILLIS = 100;

    private static final double GIVEN_UP_SECONDS = 120;
    private static final double MILLIS_PER_SECOND = 1000;
    private static final int GLANCES = 50;

    private final Path directory;
    private final List<String> ours;
    private final List<String> echo;

    /** Names what starts our bot; the echo gets the same flags. */
    Readings(Path directory, String launcher, List<String> java) {
        this.directory = directory;
        this.ours = List.of(launcher);
        this.echo = new ArrayList<>(java);
        echo.addAll(List.of("-cp", System.getProperty("java.class.path"), EchoBot.class.getName()));
    }

    /**
     * How long it took to read accounts, in seconds.
     *
     * @param most until 99 of 100 were read and stored, from the first question on: when Lifebar looks for what is due is chance
     * @param all until all were, from the moment when they were due
     */
    private record Round(double most, double all) {}

    List<Result> run() throws Exception {
        Path home = Files.createDirectory(directory.resolve("readings"));
        Fixture.make(home.resolve("lifebar.db"), MONTH, YEAR, 10, DiscordTraffic.workspace(), SlackTraffic.workspace());
        try (SlowProviders providers = new SlowProviders();
                DueAccounts accounts = DueAccounts.add(home, ALL, SILENT);
                Bot least = new Bot(echo, Map.of());
                Bot bot = new Bot(ours, environment(home, providers))) {
            return measure(providers, accounts, bot, least);
        }
    }

    private static Map<String, String> environment(Path home, SlowProviders providers) throws IOException {
        return Map.of(
                "LIFEBAR_HOME",
                home.toString(),
                "LIFEBAR_PROVIDERS",
                providers.catalogue(home.resolve("providers.json")).toString(),
                "LIFEBAR_ALLOW_LOOPBACK",
                "true");
    }

    /** Undisturbed first: what is asked of the silent provider takes a while to end. */
    private static List<Result> measure(SlowProviders providers, DueAccounts accounts, Bot bot, Bot least)
            throws Exception {
        Asking asking = new Asking(bot, least);
        asking.warmUp(WARM_UP);
        round(providers, accounts, ALL, false);
        double idle = bot.resident();
        Round few = round(providers, accounts, FEW, false);
        Round all = asking.during(() -> round(providers, accounts, ALL, false));
        Round fewDisturbed = round(providers, accounts, FEW, true);
        Round allDisturbed = asking.during(() -> round(providers, accounts, ALL, true));
        return List.of(
                Result.limit("10 000 accounts due at once, all read", MOST_SECONDS, all.all, "s"),
                Result.limit("the same beside a silent provider", MOST_SECONDS, allDisturbed.all, all.all, "s"),
                Result.limit("connections to providers at a time", MOST_CONNECTIONS, providers.most(), ""),
                Result.limit("resident memory at most (to before)", MOST_MEBIBYTES, bot.mostResident(), idle, "MiB"),
                Result.ratio("due to read, p99 of 10 000, one silent (to none)", 2, allDisturbed.most, all.most, "s"),
                Result.ratio("due to read, p99 of 1000, one silent (to none)", 2, fewDisturbed.most, few.most, "s"),
                firstAnswer("Discord", asking.discord, asking.leastDiscord),
                answerLimit("Discord", asking.discord, asking.leastDiscord),
                firstAnswer("Slack", asking.slack, asking.leastSlack),
                answerLimit("Slack", asking.slack, asking.leastSlack));
    }

    private static Result firstAnswer(String platform, Samples ours, Samples least) {
        return Result.ratio(
                "/credits in %s while reading, p99".formatted(platform),
                2,
                ours.percentile(99),
                least.percentile(99),
                "ms");
    }

    private static Result answerLimit(String platform, Samples ours, Samples least) {
        return Result.limit(
                "/credits in %s while reading, p99".formatted(platform),
                MOST_MILLIS,
                ours.percentile(99),
                least.percentile(99),
                "ms");
    }

    private static Round round(SlowProviders providers, DueAccounts accounts, int many, boolean silent)
            throws SQLException, InterruptedException {
        long before = providers.questions();
        Instant due = accounts.due(many, silent);
        while (providers.questions() == before) {
            Thread.sleep(1);
        }
        Instant begun = Instant.now();
        double most = 0;
        while (true) {
            int read = accounts.read(many, due);
            double seconds = seconds(begun);
            most = most == 0 && read >= many * 0.99 ? seconds : most;
            if (read == many) {
                return new Round(most, seconds(due));
            }
            if (seconds > GIVEN_UP_SECONDS) {
                throw new IllegalStateException("read no more than %d of %d accounts".formatted(read, many));
            }
            Thread.sleep(many / GLANCES);
        }
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / MILLIS_PER_SECOND;
    }
}
