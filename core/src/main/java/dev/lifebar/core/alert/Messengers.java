package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.balance.Author;
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

    /** What would keep a post away from a channel; nothing if it would arrive, or if its platform is not served here. */
    Optional<Outcome> check(Channel channel) {
        return of(channel.platform()).flatMap(messenger -> messenger.check(channel));
    }

    /** Why what nobody answers does not arrive in the second place; nothing as far as that is known. */
    public Optional<String> trouble(Escalation escalation) {
        return of(escalation.channel().platform()).isEmpty()
                ? Optional.of(Texts.text("delivery.unserved"))
                : Optional.ofNullable(escalation.trouble());
    }

    /** Where a person is told something alone. */
    Optional<Channel> direct(String platform, Author person) {
        return of(platform).flatMap(messenger -> messenger.direct(person));
    }

    private Optional<Messenger> of(String platform) {
        return all.stream()
                .filter(messenger -> messenger.platform().equals(platform))
                .findFirst();
    }

    /** Where the operator's webhook is reached, if one is set. */
    public Optional<Channel> webhook() {
        return of(WEBHOOK).isPresent()
                ? Optional.of(new Channel(WEBHOOK, "operator", Texts.text("alerts.webhook")))
                : Optional.empty();
    }

    /** Posts at once, past the outbox: for tests that somebody is waiting for. Nothing if the platform is not served here. */
    public Optional<Outcome> post(Channel channel, Reply message, String nonce) {
        return of(channel.platform()).map(messenger -> messenger.post(channel, Post.of(message, nonce, true)));
    }
}
