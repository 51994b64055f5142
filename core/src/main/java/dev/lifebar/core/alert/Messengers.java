package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Channel;
import java.util.List;
import java.util.Optional;

/** The platforms that can be posted to from here. */
public final class Messengers {
    private final List<Messenger> all;

    public Messengers(List<Messenger> all) {
        this.all = List.copyOf(all);
    }

    public List<Messenger> all() {
        return all;
    }

    /** Posts at once, past the outbox: for tests that somebody is waiting for. Nothing if the platform is not served here. */
    public Optional<Outcome> post(Channel channel, Reply message, String nonce) {
        return all.stream()
                .filter(messenger -> messenger.platform().equals(channel.platform()))
                .findFirst()
                .map(messenger -> messenger.post(channel, Post.of(message, nonce, true)));
    }
}
