package dev.lifebar.bot.bench;

import dev.lifebar.bot.bench.AlertedPlatforms.Team;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.ledger.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** How soon alerts are there, and what deciding on them costs; runs in a process of its own, with the launcher's flags. */
final class AlertSpeed {
    static final Amount FULL = Amount.usd("100");
    static final Amount RED = Amount.usd("9");

    private static final int WARM_UP = 20;
    private static final int ALERTS = 200;
    private static final double MOST_MILLIS = 500;
    private static final double COLLECTING_MILLIS = 200;
    private static final int CROSSINGS = 30;
    private static final int SETTLING_SECONDS = 5;

    private final Path directory;

    private AlertSpeed(Path directory) {
        this.directory = directory;
    }

    /** Measures in the directory given, and prints a line for each result. */
    public static void main(String[] words) throws Exception {
        Path directory = Files.createDirectory(Path.of(words[0]).resolve("alerts"));
        AlertSpeed speed = new AlertSpeed(directory);
        speed.latency();
        speed.crowd();
        AlertCost cost = new AlertCost(directory);
        cost.rate();
        cost.episodes();
    }

    /** One account after another falls to red, in Discord and Slack at once. */
    private void latency() throws Exception {
        Samples inDiscord = new Samples(WARM_UP + ALERTS);
        Samples inSlack = new Samples(WARM_UP + ALERTS);
        try (AlertedPlatforms platforms = new AlertedPlatforms(Files.createDirectory(directory.resolve("latency")))) {
            for (int i = 0; i < WARM_UP + ALERTS; i++) {
                if (i == WARM_UP) {
                    inDiscord.clear();
                    inSlack.clear();
                }
                AccountName name = new AccountName("openai", "a" + i);
                long discord = fall(platforms.ledger(), platforms.discord, name);
                long slack = fall(platforms.ledger(), platforms.slack, name);
                inDiscord.add(platforms.discord.awaitPost() - discord);
                inSlack.add(platforms.slack.awaitPost() - slack);
            }
        }
        print("Discord", inDiscord);
        print("Slack", inSlack);
    }

    /** Tells when it was stored that an account that was full is nearly empty. */
    private static long fall(Ledger ledger, Team team, AccountName name) {
        ledger.record(team.workspace(), name, Draft.reading(FULL, Instant.now()));
        ledger.record(team.workspace(), name, Draft.reading(RED, Instant.now()));
        return System.nanoTime();
    }

    private static void print(String platform, Samples samples) {
        String what = "reading stored to alert in " + platform;
        print(Result.figure(what + ", p50 (to collecting)", samples.median(), COLLECTING_MILLIS, "ms"));
        print(Result.limit(
                what + ", p99 (to collecting)", MOST_MILLIS, samples.percentile(99), COLLECTING_MILLIS, "ms"));
    }

    private void crowd() throws Exception {
        try (AlertedPlatforms platforms = new AlertedPlatforms(Files.createDirectory(directory.resolve("crowd")))) {
            crowd("Discord", platforms.discord);
            crowd("Slack", platforms.slack);
        }
    }

    /** Accounts with a key each are read at once, and all of them have fallen to red. */
    private static void crowd(String platform, Team team) throws Exception {
        for (int i = 0; i < CROSSINGS; i++) {
            team.connect("openrouter/a" + i, "sk-or-v1-0123456789abcdef-" + platform + "-" + i);
        }
        team.readAll(RED);
        int messages = team.postsWithin(SETTLING_SECONDS);
        if (team.episodes() != CROSSINGS) {
            throw new IllegalStateException("not what was to be measured: " + team.episodes());
        }
        print(Result.limit(CROSSINGS + " crossings at once, messages in " + platform, 1, messages, CROSSINGS, ""));
    }

    static void print(Result result) {
        System.out.println(result.line());
    }
}
