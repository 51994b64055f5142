package dev.lifebar.bot;

import dev.lifebar.bot.discord.DiscordAdapter;
import dev.lifebar.bot.discord.DiscordSettings;
import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.slack.SlackAdapter;
import dev.lifebar.bot.slack.SlackSettings;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * A chat platform, as the service sees it.
 *
 * @param start connects; gives back what is in the way for now, if anything is, and goes on trying
 * @param ready completes with who answers where, once it does
 * @param refused completes with a sentence for whoever runs this, if the platform will not have this bot
 * @param connected whether people get answers there
 * @param finish takes no more requests, and finishes the answers that were begun; alerts can still be posted
 * @param end disconnects
 */
record Platform(
        String name,
        Messenger messenger,
        Start start,
        CompletionStage<String> ready,
        CompletionStage<String> refused,
        BooleanSupplier connected,
        Runnable finish,
        Runnable end) {

    /** The one place that starts an adapter. */
    @FunctionalInterface
    interface Start {
        Optional<String> start(Lifebar lifebar);
    }

    static Platform discord(Secret token, Settings settings, Path directory, InstantSource time) {
        DiscordAdapter adapter = new DiscordAdapter(
                new DiscordSettings(
                        token,
                        settings.chosen(Settings.DISCORD_REST_URL)
                                .map(URI::toString)
                                .orElse(null),
                        settings.chosen(Settings.DISCORD_GATEWAY_URL)
                                .map(URI::toString)
                                .orElse(null),
                        settings.chosen(Settings.DISCORD_GUILD).orElse(null)),
                directory,
                time);
        Start start = lifebar -> {
            adapter.start(lifebar.commands(), lifebar.workspaces());
            return Optional.empty();
        };
        return new Platform(
                "Discord",
                adapter.messenger(),
                start,
                adapter.ready(),
                adapter.refused(),
                adapter::isServing,
                adapter::finishAnswers,
                adapter::close);
    }

    static Platform slack(Secret botToken, Secret appToken, Settings settings, Path directory, InstantSource time) {
        SlackAdapter adapter = new SlackAdapter(
                new SlackSettings(
                        botToken,
                        appToken,
                        settings.chosen(Settings.SLACK_API_URL).orElse(SlackSettings.API),
                        SlackSettings.TICK),
                directory,
                time);
        return new Platform(
                "Slack",
                adapter.messenger(),
                lifebar -> adapter.start(lifebar.commands(), lifebar.workspaces()),
                adapter.ready(),
                adapter.refused(),
                adapter::isConnected,
                // Posting needs no connection there.
                adapter::close,
                () -> {});
    }
}
