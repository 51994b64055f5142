package dev.lifebar.bot;

import dev.lifebar.bot.settings.Setting;
import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.terminal.StartException;
import dev.lifebar.bot.terminal.TerminalTexts;
import dev.lifebar.bot.web.WebhookMessenger;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.secret.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** The webhook that an operator has set, if any. */
final class Webhook {
    private Webhook() {}

    static Optional<Messenger> messenger(Settings settings, InstantSource time) {
        Optional<URI> address = settings.chosen(Settings.WEBHOOK_URL);
        Optional<Secret> secret = settings.chosen(Settings.WEBHOOK_SECRET);
        if (address.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        URI reached = address.orElseThrow(() -> half(Settings.WEBHOOK_SECRET, Settings.WEBHOOK_URL));
        if (!OwnProviders.reach(settings).allows(reached)) {
            throw new StartException(TerminalTexts.text("webhook.open"));
        }
        return Optional.of(new WebhookMessenger(
                reached, secret.orElseThrow(() -> half(Settings.WEBHOOK_URL, Settings.WEBHOOK_SECRET)), time));
    }

    private static StartException half(Setting<?> given, Setting<?> other) {
        return new StartException(TerminalTexts.text("webhook.half", given.variable(), other.variable()));
    }
}
