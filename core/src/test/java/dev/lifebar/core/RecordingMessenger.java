package dev.lifebar.core;

import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A platform that keeps what it is sent; the n-th message it accepts gets the id {@code m<n>}. */
public final class RecordingMessenger implements Messenger {
    private final String platform;
    private final boolean canEdit;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final List<Edit> edits = new CopyOnWriteArrayList<>();
    private final List<String> attempts = new CopyOnWriteArrayList<>();
    private final List<String> again = new CopyOnWriteArrayList<>();
    private final Map<String, Outcome> closed = new ConcurrentHashMap<>();
    private final Queue<Supplier<Outcome>> troubles = new ArrayDeque<>();
    private Line line = (channel, edit, send) -> send.get();

    public RecordingMessenger(String platform, boolean canEdit) {
        this.platform = platform;
        this.canEdit = canEdit;
    }

    /** A message that arrived. */
    public record Post(
            Channel channel,
            Reply message,
            String nonce,
            boolean silent,
            @Nullable String replyTo,
            @Nullable String mention,
            String messageId) {}

    /** What every send has to get through. */
    @FunctionalInterface
    public interface Line {
        /**
         * May send, or do something else, before or after.
         *
         * @param edit whether a message is written anew, and no new one is posted
         */
        Outcome carry(Channel channel, boolean edit, Supplier<Outcome> send);
    }

    /** A message that was written anew. */
    public record Edit(Channel channel, String messageId, Reply message, String nonce) {}

    public List<Post> posts() {
        return posts;
    }

    public List<Edit> edits() {
        return edits;
    }

    /** The nonce of every attempt, those that failed included. */
    public List<String> attempts() {
        return attempts;
    }

    /** The nonce of every attempt to post that was told not to be the first one. */
    public List<String> again() {
        return again;
    }

    /** The next send that nothing was planned for yet fails, and may work later. */
    public void tryLater(String reason, @Nullable Duration after) {
        plan(() -> new Outcome.TryLater(reason, after));
    }

    /** The next send that nothing was planned for yet is one that somebody would have to allow first. */
    public void forbid(String reason) {
        plan(() -> new Outcome.Forbidden(reason));
    }

    /** The next send that nothing was planned for yet is refused for good. */
    public void refuse(String reason) {
        plan(() -> new Outcome.Refused(reason));
    }

    /** The next send that nothing was planned for yet is one edit too many. */
    public void tooManyEdits(String reason) {
        plan(() -> new Outcome.TooManyEdits(reason));
    }

    /** From now on. */
    public synchronized void sendOver(Line next) {
        line = next;
    }

    /** Whoever asks from now on is told that nothing could be posted into this channel. */
    public void closeOff(Channel channel, Outcome trouble) {
        closed.put(channel.id(), trouble);
    }

    /** Whoever asks from now on is told that posts arrive in this channel. */
    public void open(Channel channel) {
        closed.remove(channel.id());
    }

    /** The next send that nothing was planned for yet ends in an exception. */
    public void fail(RuntimeException failure) {
        plan(() -> {
            throw failure;
        });
    }

    /** Forgets all trouble that was planned and did not happen yet. */
    public synchronized void recover() {
        troubles.clear();
    }

    @Override
    public String platform() {
        return platform;
    }

    @Override
    public boolean canEdit() {
        return canEdit;
    }

    @Override
    public synchronized Outcome post(Channel channel, Messenger.Post post) {
        attempts.add(post.nonce());
        if (post.again()) {
            again.add(post.nonce());
        }
        Supplier<Outcome> trouble = troubles.poll();
        return trouble == null ? line.carry(channel, false, () -> accept(channel, post)) : trouble.get();
    }

    /** What was begun before is looked for first. */
    private Outcome accept(Channel channel, Messenger.Post post) {
        Optional<Post> earlier = posts.stream()
                .filter(there -> post.again() && there.nonce().equals(post.nonce()))
                .findFirst();
        if (earlier.isPresent()) {
            return new Outcome.Sent(earlier.get().messageId());
        }
        String messageId = "m" + (posts.size() + 1);
        posts.add(new Post(
                channel, post.message(), post.nonce(), post.silent(), post.replyTo(), post.mention(), messageId));
        return new Outcome.Sent(messageId);
    }

    @Override
    public synchronized Optional<Outcome> find(Channel channel, String nonce) {
        return posts.stream()
                .filter(post -> post.nonce().equals(nonce))
                .map(post -> (Outcome) new Outcome.Sent(post.messageId()))
                .findFirst();
    }

    @Override
    public Optional<Outcome> check(Channel channel) {
        return Optional.ofNullable(closed.get(channel.id()));
    }

    @Override
    public Optional<Channel> direct(Author person) {
        return Optional.of(new Channel(platform, "@" + person.id(), "@" + person.name()));
    }

    @Override
    public synchronized Outcome edit(Channel channel, String messageId, Reply message, String nonce) {
        attempts.add(nonce);
        Supplier<Outcome> trouble = troubles.poll();
        return trouble == null
                ? line.carry(channel, true, () -> {
                    edits.add(new Edit(channel, messageId, message, nonce));
                    return new Outcome.Sent(messageId);
                })
                : trouble.get();
    }

    private synchronized void plan(Supplier<Outcome> trouble) {
        troubles.add(trouble);
    }
}
