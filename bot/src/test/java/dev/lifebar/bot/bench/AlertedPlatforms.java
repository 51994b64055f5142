package dev.lifebar.bot.bench;

import dev.lifebar.bot.discord.DiscordAdapter;
import dev.lifebar.bot.discord.DiscordTraffic;
import dev.lifebar.bot.slack.SlackAdapter;
import dev.lifebar.bot.slack.SlackTraffic;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.Outside;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.secret.MasterKeys;
import dev.lifebar.core.secret.References;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.Workspace;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A whole Lifebar with a channel in a Discord and one in a Slack, both on this machine, which alerts are posted into. */
final class AlertedPlatforms implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    final Team discord;
    final Team slack;
    private final Path file;
    private final Lifebar lifebar;
    private final DiscordTraffic discordTraffic = new DiscordTraffic();
    private final SlackTraffic slackTraffic = new SlackTraffic();
    private final DiscordAdapter discordAdapter;
    private final SlackAdapter slackAdapter;
    private volatile Amount left = AlertSpeed.FULL;

    AlertedPlatforms(Path home) throws IOException, InterruptedException {
        InstantSource time = InstantSource.system();
        discordAdapter = new DiscordAdapter(discordTraffic.settings(), home, time);
        slackAdapter = new SlackAdapter(slackTraffic.settings(), home, time);
        file = home.resolve("lifebar.db");
        lifebar = new Lifebar(
                new Database(file, Duration.ofSeconds(5)),
                List.of(discordAdapter.messenger(), slackAdapter.messenger()),
                new Outside(
                        Catalogue.bundled(),
                        (provider, credentials, since) ->
                                new Outcome.Told(new Telling(left, new TreeMap<>(), List.of(), "")),
                        new MasterKeys(null, home.resolve("master.key")),
                        References.none()),
                ZoneOffset.UTC,
                time);
        lifebar.start();
        discordAdapter.start(lifebar.commands(), lifebar.workspaces());
        slackAdapter.start(lifebar.commands(), lifebar.workspaces());
        discord = new Team(DiscordTraffic.workspace(), DiscordTraffic.channel());
        slack = new Team(SlackTraffic.workspace(), SlackTraffic.channel());
        discordTraffic.onPost(discord::posted);
        slackTraffic.onPost(slack::posted);
        while (!discordAdapter.isServing() || !slackAdapter.isConnected()) {
            Thread.sleep(10);
        }
        discord.subscribe();
        slack.subscribe();
    }

    Ledger ledger() {
        return lifebar.ledger();
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /** The people of one platform, in the channel that alerts are posted into. */
    final class Team {
        private final WorkspaceKey key;
        private final Channel channel;
        private final BlockingQueue<Long> posts = new LinkedBlockingQueue<>();

        private Team(WorkspaceKey key, Channel channel) {
            this.key = key;
            this.channel = channel;
        }

        private void posted() {
            posts.add(System.nanoTime());
        }

        Workspace workspace() {
            return lifebar.workspaces().of(key);
        }

        private void subscribe() throws InterruptedException {
            InProcess.done(lifebar.commands().run(origin(), "alerts here"));
            awaitPost();
        }

        /** A full account is read from now on with a key. */
        void connect(String account, String key) {
            left = AlertSpeed.FULL;
            Form form = (Form) lifebar.commands().run(origin(), "lifebar connect " + account + " script");
            InProcess.done(lifebar.commands().submit(origin(), form, Map.of("key", key)));
        }

        /** Everything here that has a key is read at once, and so much is left everywhere. */
        void readAll(Amount amount) throws SQLException {
            left = amount;
            try (Connection connection = database();
                    PreparedStatement due =
                            connection.prepareStatement("update reading set next_at = 0 where workspace_id = ?")) {
                due.setLong(1, workspace().id());
                due.executeUpdate();
            }
            lifebar.reader().readDue();
        }

        /** How many accounts are in trouble now. */
        int episodes() throws SQLException {
            try (Connection connection = database();
                    PreparedStatement count = connection.prepareStatement(
                            "select count(*) from episode where workspace_id = ? and closed_at is null")) {
                count.setLong(1, workspace().id());
                try (ResultSet row = count.executeQuery()) {
                    return row.getInt(1);
                }
            }
        }

        private Origin origin() {
            Caller caller = new Caller("7001", "Ada", Set.of(), EnumSet.allOf(Permission.class));
            return new Origin(
                    key, caller, channel, Place.SHARED, UUID.randomUUID().toString());
        }

        /** When the next message was accepted. */
        long awaitPost() throws InterruptedException {
            Long at = posts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (at == null) {
                throw new IllegalStateException("no alert in " + channel.platform());
            }
            return at;
        }

        /** How many more messages were accepted within some seconds. */
        int postsWithin(int seconds) throws InterruptedException {
            int many = 0;
            Long at = posts.poll(seconds, TimeUnit.SECONDS);
            while (at != null) {
                many++;
                at = posts.poll(seconds, TimeUnit.SECONDS);
            }
            return many;
        }
    }

    @Override
    public void close() {
        discordAdapter.close();
        slackAdapter.close();
        lifebar.close();
        discordTraffic.close();
        slackTraffic.close();
    }
}
