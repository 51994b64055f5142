package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Bulletin.Heading;
import dev.lifebar.core.alert.Delivery.Kind;
import dev.lifebar.core.alert.Subscription.Wishes;
import dev.lifebar.core.alert.Turn.Effect;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.storage.BulletinStore;
import dev.lifebar.core.storage.DeliveryStore;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.storage.EscalationStore;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.SubscriptionStore;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Decides which channels hear of a turn of an episode, and with which message. What crosses a boundary at about the same
 * time is told in one message.
 */
final class Announcer {
    /** How long a post waits for company, from when it is stored: what is told at once is not stored at once. */
    static final Duration COLLECT = Duration.ofMillis(200);

    /** How long after a post something that is not severe is added to it rather than posted. */
    static final Duration JOINED_WITHIN = Duration.ofSeconds(10);

    /**
     * A message that is older is written anew at most every {@link #CALM}: Discord refuses more, with error 30046 of
     * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
     */
    private static final Duration OLD = Duration.ofHours(1);

    private static final Duration CALM = Duration.ofMinutes(10);

    private final Ids ids;
    private final Outbox outbox;
    private volatile Absence absence = Absence.NONE;

    Announcer(Ids ids, Outbox outbox) {
        this.ids = ids;
        this.outbox = outbox;
    }

    /**
     * A time in which nobody looked after anything.
     *
     * @param since null where there was none
     * @param collectUntil until when what is found afterwards is gathered into one message
     */
    record Absence(@Nullable Instant since, Instant collectUntil) {
        static final Absence NONE = new Absence(null, Instant.EPOCH);
    }

    /** Everything that is found until then is told in one message that says so. */
    void returned(Instant since, Instant collectUntil) {
        absence = new Absence(since, collectUntil);
    }

    /**
     * Puts into the outbox what a turn calls for.
     *
     * @param from the channel in which somebody caused it and knows about it; null where nobody did
     */
    void tell(Handle handle, Episode episode, AccountName account, Turn turn, @Nullable Channel from, Instant now) {
        List<Subscription> subscriptions = new SubscriptionStore(handle)
                .of(episode.workspaceId()).stream()
                        .filter(subscription -> subscription.wishes().isAbout(account))
                        .toList();
        if (!episode.isUnanswered()) {
            withdraw(handle, episode, now);
        }
        List<Bulletin> telling = new BulletinStore(handle).telling(episode.id());
        List<Bulletin> following = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            if (turn.has(Effect.POST) && subscription.wishes().wants(turn.crossed())) {
                post(handle, episode, subscription, turn.crossed(), from, now);
            } else {
                on(telling, subscription.channel()).ifPresent(following::add);
            }
        }
        telling.stream()
                .filter(bulletin -> bulletin.heading() == Heading.ESCALATED)
                .filter(bulletin -> subscriptions.stream()
                        .noneMatch(subscription -> subscription.channel().isSameAs(bulletin.channel())))
                .forEach(following::add);
        following.forEach(bulletin -> follow(handle, bulletin, episode, turn, from, now));
        if (!episode.isOpen()) {
            // None goes on saying that it is bad.
            amend(handle, episode, following, now);
        }
    }

    /** Writes the messages of a story anew, but for some, and says nothing aloud even where nothing can be edited. */
    void amend(Handle handle, Episode episode, List<Bulletin> except, Instant now) {
        List<Long> left = except.stream().map(Bulletin::id).toList();
        new BulletinStore(handle)
                .posted(episode.id()).stream()
                        .filter(bulletin -> !left.contains(bulletin.id()))
                        .forEach(bulletin -> edit(handle, bulletin, episode, Kind.ECHO, now));
    }

    /** Tells the second place, if the workspace has one. */
    void escalate(Handle handle, Episode episode, Instant since, Instant now) {
        long workspace = episode.workspaceId();
        new EscalationStore(handle).find(workspace).map(Escalation::channel).ifPresent(channel -> {
            Instant told = isTold(handle, episode, since) ? since : null;
            Bulletin bulletin = Bulletin.of(ids.next(), workspace, channel, Heading.ESCALATED, told, now);
            new DeliveryStore(handle)
                    .collecting(workspace, channel, true)
                    .filter(post -> goesOnWith(handle, post, episode))
                    .filter(post -> isToldAlike(handle, post, bulletin))
                    .ifPresentOrElse(
                            post -> new BulletinStore(handle).join(post.bulletinId(), episode.id()),
                            () -> open(handle, bulletin, episode, now.plus(COLLECT)));
        });
    }

    /** One heading is over all of a message. */
    private static boolean isToldAlike(Handle handle, Delivery post, Bulletin bulletin) {
        return new BulletinStore(handle)
                .find(post.bulletinId())
                .filter(other -> (other.headingAt() == null) == (bulletin.headingAt() == null))
                .isPresent();
    }

    /** Quiet hours may have put off what should have been told, or it has not arrived. */
    private static boolean isTold(Handle handle, Episode episode, Instant since) {
        return new BulletinStore(handle)
                .posted(episode.id()).stream()
                        .anyMatch(bulletin -> bulletin.postedAt() == null
                                || !bulletin.postedAt().isBefore(since));
    }

    /** A message continues one story at most, so that whoever goes by its beginning knows when all of it is over. */
    private static boolean goesOnWith(Handle handle, Delivery post, Episode episode) {
        return new EpisodeStore(handle)
                .of(post.bulletinId()).stream()
                        .limit(1)
                        .allMatch(other ->
                                origin(handle, post.channel(), other).equals(origin(handle, post.channel(), episode)));
    }

    private static Optional<Long> origin(Handle handle, Channel channel, Episode episode) {
        return new BulletinStore(handle).origin(channel, episode.id()).map(Bulletin::id);
    }

    /** What the second place has not been told yet it need not know if all of it was answered meanwhile. */
    private static void withdraw(Handle handle, Episode episode, Instant now) {
        for (Bulletin bulletin : new BulletinStore(handle).telling(episode.id())) {
            List<Episode> told = new EpisodeStore(handle).of(bulletin.id());
            if (bulletin.heading() == Heading.ESCALATED && new BulletinMessage(bulletin, told).isPast()) {
                unsent(new DeliveryStore(handle).waiting(bulletin.id()))
                        .filter(post -> !post.mayHaveArrived())
                        .ifPresent(post -> Outbox.end(handle, post, "answered", now));
            }
        }
    }

    /** Whoever causes something now is not told of it as if it had happened while nobody was there. */
    private void post(
            Handle handle,
            Episode episode,
            Subscription subscription,
            Set<Crossing> crossed,
            @Nullable Channel from,
            Instant now) {
        Channel channel = subscription.channel();
        Absence away = absence;
        boolean catchingUp = from == null && away.since() != null && now.isBefore(away.collectUntil());
        Instant collected = catchingUp ? away.collectUntil() : outbox.now().plus(COLLECT);
        Instant free = subscription.wishes().free(crossed, now);
        Instant due = free.isAfter(collected) ? free : collected;
        BulletinStore bulletins = new BulletinStore(handle);
        DeliveryStore deliveries = new DeliveryStore(handle);
        Optional<Delivery> collecting = deliveries.collecting(episode.workspaceId(), channel, false);
        if (collecting.isPresent()) {
            bulletins.join(collecting.get().bulletinId(), episode.id());
            if (due.isBefore(collecting.get().dueAt())) {
                outbox.advance(handle, collecting.get(), due);
            }
            return;
        }
        Optional<Bulletin> recent = Wishes.isSevere(crossed)
                ? Optional.empty()
                : bulletins.latest(episode.workspaceId(), channel, now.minus(JOINED_WITHIN));
        if (recent.isPresent()) {
            bulletins.join(recent.get().id(), episode.id());
            edit(handle, recent.get(), episode, Kind.EDIT, now);
            return;
        }
        Heading heading = catchingUp ? Heading.AWAY : Heading.NONE;
        open(
                handle,
                Bulletin.of(ids.next(), episode.workspaceId(), channel, heading, catchingUp ? away.since() : null, now),
                episode,
                due);
    }

    private void open(Handle handle, Bulletin bulletin, Episode episode, Instant due) {
        BulletinStore bulletins = new BulletinStore(handle);
        bulletins.add(bulletin);
        bulletins.join(bulletin.id(), episode.id());
        outbox.put(handle, bulletin, 0, Kind.POST, due);
    }

    /** Writes a message anew that tells the story already, and says aloud what has to be said aloud. */
    private void follow(
            Handle handle, Bulletin bulletin, Episode episode, Turn turn, @Nullable Channel from, Instant now) {
        List<Delivery> waiting = new DeliveryStore(handle).waiting(bulletin.id());
        Optional<Delivery> unsent = unsent(waiting);
        if (unsent.isPresent() && !unsent.get().mayHaveArrived()) {
            return;
        }
        boolean known = from != null && from.isSameAs(bulletin.channel());
        if (turn.has(Effect.EDIT)) {
            boolean echo = known && (episode.isOpen() || episode.isUnwatched());
            edit(handle, bulletin, episode, echo ? Kind.ECHO : Kind.EDIT, now);
        }
        // In quiet hours the story that is written anew is word enough of something good.
        boolean quiet = free(handle, bulletin, Set.of(), now).isAfter(now);
        if (turn.has(Effect.RECOVER) && !known && unsent.isEmpty() && !quiet) {
            recover(handle, bulletin, episode, waiting, now);
        }
        if (turn.has(Effect.REMIND) && waiting.stream().noneMatch(Announcer::rings)) {
            outbox.put(handle, bulletin, 0, Kind.REMINDER, free(handle, bulletin, Set.of(Crossing.RED), now));
        }
    }

    /** What is over at about the same time is told in one line. */
    private void recover(Handle handle, Bulletin bulletin, Episode episode, List<Delivery> waiting, Instant now) {
        long line = waiting.stream()
                .filter(delivery -> delivery.kind() == Kind.RECOVERY && !delivery.mayHaveArrived())
                .map(Delivery::id)
                .findFirst()
                .orElseGet(() -> outbox.put(handle, bulletin, 0, Kind.RECOVERY, now.plus(COLLECT)));
        new BulletinStore(handle).recovers(bulletin.id(), episode.id(), line);
    }

    private static Optional<Delivery> unsent(List<Delivery> waiting) {
        return waiting.stream().filter(delivery -> delivery.kind() == Kind.POST).findFirst();
    }

    /** Whether it will ring anyway, and for all that its bulletin tells. */
    private static boolean rings(Delivery delivery) {
        return delivery.kind() == Kind.POST || delivery.kind() == Kind.REMINDER;
    }

    /** That it is over is never late: until then it looks as if there were something to do. */
    private void edit(Handle handle, Bulletin bulletin, Episode episode, Kind kind, Instant now) {
        Instant calm = calm(bulletin, now);
        Instant due = episode.isOpen() ? calm : now;
        List<Delivery> waiting = new DeliveryStore(handle).waiting(bulletin.id());
        for (Delivery older : waiting.stream().filter(Delivery::isEdit).toList()) {
            // What the platform put off is put off for the newer one as well.
            due = older.dueAt().isAfter(calm) && older.dueAt().isAfter(due) ? older.dueAt() : due;
            if (older.episodeId() == episode.id() && older.attempts() == 0) {
                Outbox.end(handle, older, "overtaken", now);
            }
        }
        outbox.put(handle, bulletin, episode.id(), kind, due);
    }

    private static Instant free(Handle handle, Bulletin bulletin, Set<Crossing> crossed, Instant now) {
        return new SubscriptionStore(handle)
                .find(bulletin.workspaceId(), bulletin.channel())
                .map(subscription -> subscription.wishes().free(crossed, now))
                .orElse(now);
    }

    private static Instant calm(Bulletin bulletin, Instant now) {
        boolean old =
                bulletin.postedAt() != null && bulletin.postedAt().plus(OLD).isBefore(now);
        Instant edited = bulletin.editedAt();
        return old && edited != null && edited.plus(CALM).isAfter(now) ? edited.plus(CALM) : now;
    }

    private static Optional<Bulletin> on(List<Bulletin> bulletins, Channel channel) {
        return bulletins.stream()
                .filter(bulletin -> bulletin.channel().isSameAs(channel))
                .findFirst();
    }
}
