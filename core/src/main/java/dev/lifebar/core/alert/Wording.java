package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Bulletin.Heading;
import dev.lifebar.core.alert.Delivery.Kind;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.alert.Subscription.Wishes;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.BulletinStore;
import dev.lifebar.core.storage.DeliveryStore;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.storage.SubscriptionStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts deliveries into words, as things are when they are sent; nothing where there is nothing left to say. */
final class Wording {
    private final Handle handle;
    private final boolean canEdit;

    /** For a platform that can change what it has posted, or cannot. */
    Wording(Handle handle, boolean canEdit) {
        this.handle = handle;
        this.canEdit = canEdit;
    }

    /**
     * What is to be sent.
     *
     * @throws IllegalStateException if what is stored makes no message, which no further attempt would change
     */
    Optional<Sending> of(Delivery delivery) {
        if (delivery.kind() == Kind.NOTICE) {
            return Optional.of(post(delivery, notice(delivery), true, null));
        }
        Optional<Bulletin> bulletin = new BulletinStore(handle).find(delivery.bulletinId());
        if (bulletin.isEmpty()) {
            return Optional.empty();
        }
        return switch (delivery.kind()) {
            case POST -> story(delivery, bulletin.get());
            case EDIT, ECHO -> edit(delivery, bulletin.get());
            case RECOVERY -> recovery(delivery, bulletin.get());
            case REMINDER -> reminder(delivery, bulletin.get());
            case NOTICE -> throw new IllegalStateException("a notice has no bulletin");
        };
    }

    private static Reply notice(Delivery delivery) {
        if (delivery.notice() == null) {
            throw new IllegalStateException("a notice that cannot be read");
        }
        return new NoticeMessage(delivery.notice()).reply();
    }

    /** Nothing if it was over before it was told and does not matter any more, or if a later message tells it all. */
    private Optional<Sending> story(Delivery delivery, Bulletin bulletin) {
        List<Episode> episodes = wanted(bulletin, new EpisodeStore(handle).of(bulletin.id()));
        DeliveryStore deliveries = new DeliveryStore(handle);
        if (episodes.stream().allMatch(episode -> deliveries.isPostedLater(delivery, episode.id()))) {
            return delivery.mayHaveArrived() ? Optional.of(new Sending.Found()) : Optional.empty();
        }
        BulletinMessage message = new BulletinMessage(bulletin, episodes);
        if (message.isBlank()) {
            throw new IllegalStateException("stories that cannot be read");
        }
        Bulletin first = first(bulletin, episodes.get(0).id());
        boolean past = !delivery.mayHaveArrived() && message.isPast();
        return past
                ? Optional.empty()
                : Optional.of(post(delivery, message.reply(), message.isSilent(), first.messageId()));
    }

    /** Those that the channel still wants to know of; what is passed on to it, it has not asked for. */
    private List<Episode> wanted(Bulletin bulletin, List<Episode> episodes) {
        Optional<Wishes> wishes = bulletin.heading() == Heading.ESCALATED
                ? Optional.empty()
                : new SubscriptionStore(handle)
                        .find(bulletin.workspaceId(), bulletin.channel())
                        .map(Subscription::wishes);
        return wishes.isEmpty()
                ? episodes
                : episodes.stream()
                        .filter(episode -> isWanted(wishes.get(), episode))
                        .toList();
    }

    private boolean isWanted(Wishes wishes, Episode episode) {
        Account account = new AccountStore(handle).find(episode.accountId()).orElseThrow();
        return wishes.isAbout(account.name())
                && wishes.wants(Set.of(episode.course().wasRed() ? Crossing.RED : Crossing.YELLOW));
    }

    private Optional<Sending> edit(Delivery delivery, Bulletin bulletin) {
        String messageId = bulletin.messageId();
        if (messageId == null) {
            return Optional.empty();
        }
        if (!canEdit) {
            return delivery.kind() == Kind.ECHO
                    ? Optional.empty()
                    : news(delivery, first(bulletin, delivery.episodeId()));
        }
        if (new DeliveryStore(handle).isOvertaken(delivery)) {
            return Optional.empty();
        }
        List<Episode> episodes = new EpisodeStore(handle).of(bulletin.id());
        BulletinMessage message = new BulletinMessage(bulletin, episodes);
        if (message.isBlank()) {
            return Optional.empty();
        }
        if (episodes.size() > 1 || !isToldLater(bulletin, episodes.get(0))) {
            return Optional.of(new Sending.Anew(messageId, message.reply()));
        }
        return episodes.get(0).isOpen() ? Optional.empty() : Optional.of(new Sending.Anew(messageId, message.news()));
    }

    /** Whether a later message tells the story, so that this one need not follow it, and a line is enough at the end. */
    private boolean isToldLater(Bulletin bulletin, Episode episode) {
        return new BulletinStore(handle)
                .telling(episode.id()).stream()
                        .anyMatch(later ->
                                later.id() > bulletin.id() && later.channel().isSameAs(bulletin.channel()));
    }

    /** A line of its own that answers the story; a platform that cannot edit has told of it already. */
    private Optional<Sending> recovery(Delivery delivery, Bulletin bulletin) {
        List<Episode> over = new EpisodeStore(handle).recoveredIn(bulletin.id(), delivery.id());
        BulletinMessage message = new BulletinMessage(bulletin, over);
        return bulletin.messageId() == null || !canEdit || message.isBlank()
                ? Optional.empty()
                : Optional.of(post(delivery, message.news(), true, bulletin.messageId()));
    }

    /** A line that rings once for all that nobody has answered. */
    private Optional<Sending> reminder(Delivery delivery, Bulletin bulletin) {
        List<Episode> unanswered = new EpisodeStore(handle)
                .of(bulletin.id()).stream()
                        .filter(Episode::isUnanswered)
                        .map(this::lastRead)
                        .toList();
        BulletinMessage message = new BulletinMessage(bulletin, unanswered);
        return bulletin.messageId() == null || message.isBlank()
                ? Optional.empty()
                : Optional.of(post(
                        delivery,
                        message.reminder(),
                        false,
                        first(bulletin, unanswered.get(0).id()).messageId()));
    }

    /** A reading that is equal to the last one changes nothing but how old the number is. */
    private Episode lastRead(Episode episode) {
        AlertFacts facts = episode.facts();
        Instant checked =
                new AccountStore(handle).find(episode.accountId()).orElseThrow().checkedAt();
        return facts == null || facts.basis() != Basis.LIVE || checked == null
                ? episode
                : episode.with(facts.readAgain(checked));
    }

    private Optional<Sending> news(Delivery delivery, Bulletin first) {
        BulletinMessage message = new BulletinMessage(first, new EpisodeStore(handle).of(first.id()));
        return new EpisodeStore(handle)
                .find(delivery.episodeId())
                .flatMap(message::news)
                .map(news -> new Sending.Anew(Objects.requireNonNull(first.messageId()), news));
    }

    /** The message that a story goes by where it is passed on to and nothing can be edited: its first one there. */
    private Bulletin first(Bulletin bulletin, long episodeId) {
        return canEdit || bulletin.heading() != Heading.ESCALATED
                ? bulletin
                : new BulletinStore(handle)
                        .origin(bulletin.channel(), episodeId)
                        .orElse(bulletin);
    }

    private Sending post(Delivery delivery, Reply message, boolean silent, @Nullable String replyTo) {
        String mention = silent
                ? null
                : new SubscriptionStore(handle)
                        .find(delivery.workspaceId(), delivery.channel())
                        .map(subscription -> subscription.wishes().mention())
                        .orElse(null);
        boolean again = delivery.attempts() > 0;
        return new Sending.New(new Post(message, delivery.nonce(), silent, replyTo, mention, again));
    }
}
