package dev.lifebar.core.command;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Channel;
import java.util.Optional;

/** The post that shows whether alerts arrive in a channel. */
final class TestPost {
    private TestPost() {}

    /** Posts it; nothing where the channel's platform does not run here. */
    static Optional<Outcome> send(Messengers messengers, Channel channel, long id) {
        Reply message = Reply.done().lines(Texts.line("alerts.test.post")).build();
        return messengers.post(channel, message, Long.toString(id, Character.MAX_RADIX));
    }

    static boolean arrived(Optional<Outcome> outcome) {
        return outcome.filter(Outcome.Sent.class::isInstance).isPresent();
    }

    /** Says that the post did not arrive, and why. */
    static Reply failure(Channel channel, Optional<Outcome> outcome) {
        return Reply.failed()
                .lines(Texts.line("alerts.test.failed", channel.name(), reason(outcome)), Texts.line("nothing.changed"))
                .build();
    }

    static String reason(Optional<Outcome> outcome) {
        return outcome.flatMap(Outcome::trouble).orElseGet(() -> Texts.text("alerts.test.unserved"));
    }
}
