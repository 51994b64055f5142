package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Channel;
import java.util.List;
import java.util.Optional;

/** The platforms that can be posted to from here. */
public final class Messengers {
    /** The platform of the operator's own webhook. */
    public static final String WEBHOOK = "webhook";

    private final List<Messenger> all;

    public Messengers(List<Messenger> all) {
        this.all = List.copyOf(all);
    }

    public List<Messenger> all() {
        return all;
    }

    /** Where the operator's webhook is reached, if one is set. */
    public Optional<Channel> webhook() {
        return all.stream().anyMatch(messenger -> messenger.platform().equals(WEBHOOK))
                ? Optional.of(new Channel(WEBHOOK, "operator", Texts.text("alerts.webhook")))
                : Optional.empty();
    }

    /** Posts at once, past the outbox: for tests that somebody is waiting for. Nothing if the platform is not served here. */
    public Optional<Outcome> post(Channel channel, Reply message, String nonce) {
        return all.stream()
                .filter(messenger -> messenger.platform().equals(channel.platform()))
                .findFirst()
                .map(messenger -> messenger.post(channel, Post.of(message, nonce, true)));
    }
}
