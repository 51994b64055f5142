package dev.lifebar.bot.bench;

import dev.lifebar.bot.discord.DiscordTraffic;
import dev.lifebar.bot.slack.SlackTraffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Measures the bot in Discord and Slack beside the least that a bot on the same libraries can be. */
final class Platforms {
    private static final int YEAR = 365;
    private static final int STARTS = 5;
    private static final int SETTLING_SECONDS = 5;
    private static final int IDLE_SECONDS = 60;
    private static final int WARM_UP = 2000;
    private static final int CALLS = 2000;
    private static final double MOST_MILLIS = 100;
    private static final double MOST_PERCENT = 1;

    private final Path directory;
    private final List<String> ours;
    private final List<String> echo;

    /** Names what starts our bot; the echo gets the same flags. */
    Platforms(Path directory, String launcher, List<String> java) {
        this.directory = directory;
        this.ours = List.of(launcher);
        this.echo = new ArrayList<>(java);
        echo.addAll(List.of("-cp", System.getProperty("java.class.path"), EchoBot.class.getName()));
    }

    /** What one bot did. */
    private record Measured(double start, double idle, double busy, double percent, Samples discord, Samples slack) {}

    List<Result> run() throws Exception {
        Measured bot = measure(ours, home());
        Measured least = measure(echo, Map.of());
        return List.of(
                Result.ratio("start to both platforms ready", 2, bot.start, least.start, "s"),
                Result.figure(
                        "/credits in Discord, 20 accounts, a year, p50",
                        bot.discord.median(),
                        least.discord.median(),
                        "ms"),
                Result.ratio(
                        "/credits in Discord, p99", 2, bot.discord.percentile(99), least.discord.percentile(99), "ms"),
                Result.limit(
                        "/credits in Discord, p99",
                        MOST_MILLIS,
                        bot.discord.percentile(99),
                        least.discord.percentile(99),
                        "ms"),
                Result.figure(
                        "/credits in Slack, 20 accounts, a year, p50", bot.slack.median(), least.slack.median(), "ms"),
                Result.ratio("/credits in Slack, p99", 2, bot.slack.percentile(99), least.slack.percentile(99), "ms"),
                Result.limit(
                        "/credits in Slack, p99",
                        MOST_MILLIS,
                        bot.slack.percentile(99),
                        least.slack.percentile(99),
                        "ms"),
                Result.ratio("both platforms, idle, resident memory", 1.25, bot.idle, least.idle, "MiB"),
                Result.ratio("the same after 2000 commands on each", 1.25, bot.busy, least.busy, "MiB"),
                Result.limit(
                        "the same, idle, share of a core over 60 s", MOST_PERCENT, bot.percent, least.percent, "%"));
    }

    private Map<String, String> home() throws Exception {
        Path home = Files.createDirectory(directory.resolve("platforms"));
        Fixture.make(home.resolve("lifebar.db"), YEAR, YEAR, 10, DiscordTraffic.workspace(), SlackTraffic.workspace());
        return Map.of("LIFEBAR_HOME", home.toString());
    }

    private static Measured measure(List<String> command, Map<String, String> environment) throws Exception {
        List<Double> starts = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            try (Bot bot = new Bot(command, environment)) {
                starts.add(bot.start);
            }
        }
        starts.sort(Comparator.naturalOrder());
        try (Bot bot = new Bot(command, environment)) {
            Thread.sleep(SETTLING_SECONDS * 1000L);
            double before = bot.used();
            Thread.sleep(IDLE_SECONDS * 1000L);
            double percent = (bot.used() - before) / IDLE_SECONDS * 100;
            double idle = bot.resident();
            for (int i = 0; i < WARM_UP; i++) {
                bot.askDiscord();
                bot.askSlack();
            }
            double busy = bot.resident();
            Samples discord = samples(bot::askDiscord);
            Samples slack = samples(bot::askSlack);
            return new Measured(starts.get(STARTS / 2), idle, busy, percent, discord, slack);
        }
    }

    private static Samples samples(LongSupplier call) {
        Samples samples = new Samples(CALLS);
        for (int i = 0; i < CALLS; i++) {
            samples.add(call.getAsLong());
        }
        return samples;
    }
}
