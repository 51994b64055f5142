package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.reply.Reply;
import java.util.Optional;

/** What a delivery comes to once it is put into words. */
sealed interface Sending {

    /** Nothing where there was nothing left to do. */
    Optional<Outcome> by(Messenger messenger, Delivery delivery);

    /** A message of its own. */
    record New(Post post) implements Sending {
        @Override
        public Optional<Outcome> by(Messenger messenger, Delivery delivery) {
            return Optional.of(messenger.post(delivery.channel(), post));
        }
    }

    /** A message that a later one makes needless: it is only to be known of if it arrived, so that its end can be told. */
    record Found() implements Sending {
        @Override
        public Optional<Outcome> by(Messenger messenger, Delivery delivery) {
            return messenger
                    .find(delivery.channel(), delivery.nonce())
                    .filter(outcome -> outcome instanceof Outcome.Sent || outcome instanceof Outcome.TryLater);
        }
    }

    /** A message that is there already, written anew. */
    record Anew(String messageId, Reply message) implements Sending {
        @Override
        public Optional<Outcome> by(Messenger messenger, Delivery delivery) {
            return Optional.of(messenger.edit(delivery.channel(), messageId, message, delivery.nonce()));
        }
    }
}
