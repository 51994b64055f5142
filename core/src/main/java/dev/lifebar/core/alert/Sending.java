package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.reply.Reply;

/** What a delivery comes to once it is put into words. */
sealed interface Sending {

    Outcome by(Messenger messenger, Delivery delivery);

    /** A message of its own. */
    record New(Post post) implements Sending {
        @Override
        public Outcome by(Messenger messenger, Delivery delivery) {
            return messenger.post(delivery.channel(), post);
        }
    }

    /** A message that is there already, written anew. */
    record Anew(String messageId, Reply message) implements Sending {
        @Override
        public Outcome by(Messenger messenger, Delivery delivery) {
            return messenger.edit(delivery.channel(), messageId, message, delivery.nonce());
        }
    }
}
