package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Subscription.Boundaries;
import dev.lifebar.core.alert.Turn.Effect;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.forecast.TimeLeft;
import dev.lifebar.core.health.Assessment;
import dev.lifebar.core.health.DaysRule;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.RuleKind;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Cause;
import dev.lifebar.core.ledger.Outlook;
import dev.lifebar.core.ledger.Request;
import dev.lifebar.core.storage.BulletinStore;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.storage.EscalationStore;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.SubscriptionStore;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Turns what happens into what episodes become and whom that concerns, inside the caller's transaction. */
public final class Alerts {
    /** Readings must rise this share of the capacity above a boundary, or to a full bar, before it counts as left behind. */
    private static final int HYSTERESIS_SHARE = 50;

    private final Ids ids;
    private final Outbox outbox;
    private final AlertWriter writer;
    private final Announcer announcer;

    public Alerts(Ids ids, Outbox outbox, AlertWriter writer) {
        this.ids = ids;
        this.outbox = outbox;
        this.writer = writer;
        this.announcer = new Announcer(ids, outbox);
    }

    /** Sends what the transaction that has just ended put into the outbox. */
    public void wake() {
        outbox.wake();
    }

    /** What is found from now on until a moment is told in one message, since nobody looked after it for a while. */
    public void returned(Instant since, Instant collectUntil) {
        announcer.returned(since, collectUntil);
    }

    /** Decides what a new state of an account means. One without a known balance changes nothing, unless a person said so. */
    public void evaluate(Handle handle, Account before, Account after, Outlook outlook, Rules rules, Cause cause) {
        Assessment health = outlook.health();
        Amount balance = after.projection().balance();
        if (health == null || balance == null) {
            unknown(handle, after, cause.byPerson() ? new Event.Dropped() : new Event.Blind(), cause.request());
            return;
        }
        Episode open = new EpisodeStore(handle)
                .open(after.id())
                .map(known -> known.without(cause.undone()))
                .orElse(null);
        boolean first = before.projection().balance() == null;
        Event.Looked seen = seen(after, outlook, rules, health, balance, cause, first);
        Turn turn = EpisodeMachine.next(open == null ? null : open.course(), seen);
        if (open == null && turn.course() == null) {
            return;
        }
        Course course = turn.course();
        Level level = course == null ? Level.GREEN : course.level();
        Instant openedAt = open == null ? seen.at() : open.course().openedAt();
        AlertFacts facts = writer.write(handle, before, after, outlook, rules, level, openedAt, seen.at());
        // What made it worse is told by the alert itself.
        Optional<Scene> scene =
                open == null || turn.has(Effect.POST) ? Optional.empty() : writer.scene(handle, before, after, cause);
        Episode told = open == null ? null : open.after(turn);
        Episode episode = store(handle, told, after, course, facts, scene, seen.at());
        Turn whole = scene.isPresent() || cause.undone() != null ? edited(turn) : turn;
        if (!whole.effects().isEmpty()) {
            announcer.tell(
                    handle,
                    episode,
                    after.name(),
                    whole,
                    cause.byPerson() ? cause.request().from() : null,
                    seen.at());
        } else if (open != null && isEmpty(facts) != isEmpty(open.facts())) {
            announcer.amend(handle, episode, List.of(), seen.at());
        }
    }

    private static boolean isEmpty(@Nullable AlertFacts facts) {
        return facts != null && facts.level() == Level.EMPTY;
    }

    /** Tells the channels that would care of something that is no alert; whether there are any. */
    public boolean notice(Handle handle, long workspaceId, Notice notice) {
        return notice(handle, workspaceId, notice, subscription -> true);
    }

    /**
     * Tells of a top-up that a reading showed: of no concern to channels that want only red, nor where a message tells the
     * story it is part of.
     */
    public void rose(Handle handle, long workspaceId, Notice notice, Optional<Episode> open) {
        List<Bulletin> telling = open.stream()
                .flatMap(episode -> new BulletinStore(handle).telling(episode.id()).stream())
                .toList();
        notice(
                handle,
                workspaceId,
                notice,
                subscription -> subscription.wishes().boundaries() == Boundaries.YELLOW_AND_RED
                        && telling.stream()
                                .noneMatch(bulletin -> bulletin.channel().isSameAs(subscription.channel())));
    }

    private boolean notice(Handle handle, long workspaceId, Notice notice, Predicate<Subscription> wanted) {
        AccountName account = new AccountName(notice.provider(), notice.label());
        List<Subscription> caring = new SubscriptionStore(handle)
                .of(workspaceId).stream()
                        .filter(subscription -> subscription.wishes().isAbout(account))
                        .filter(wanted)
                        .toList();
        caring.forEach(subscription -> outbox.put(handle, workspaceId, subscription.channel(), notice));
        return !caring.isEmpty();
    }

    /** Tells one channel of something that is no alert. */
    public void notice(Handle handle, long workspaceId, Channel channel, Notice notice) {
        outbox.put(handle, workspaceId, channel, notice);
    }

    /** Names who topped up in the story that told of a rise. */
    public void claimed(Handle handle, Account account, long rise, Entry claim, Request by) {
        new EpisodeStore(handle).latest(account.id()).ifPresent(episode -> {
            Scene scene = Scene.of(
                    Scene.Kind.TOPPED_UP,
                    by.author().name(),
                    claim.amount(),
                    by.at().toEpochMilli());
            Episode named = episode.claimed(rise, scene);
            if (!named.equals(episode)) {
                update(handle, named);
                announcer.tell(handle, named, account.name(), Turn.of(named.course(), Effect.EDIT), null, by.at());
            }
        });
    }

    /** Ends the episode of an account that is no longer watched; what still waits is not sent. */
    public void silence(Handle handle, Account account, Request by) {
        new EpisodeStore(handle).open(account.id()).ifPresent(episode -> {
            new BulletinStore(handle).leave(episode.id());
            Scene scene =
                    Scene.of(Scene.Kind.UNWATCHED, by.author().name(), by.at().toEpochMilli());
            Turn turn = EpisodeMachine.next(episode.course(), new Event.Dropped());
            end(handle, episode.with(scene), turn, account, by);
        });
    }

    /**
     * Somebody answers an episode: knows about it, or does not want to hear of it for a while.
     *
     * @param scene what is to be told of that; null for no word of any snooze
     */
    void answer(
            Handle handle,
            Episode episode,
            AccountName account,
            Event event,
            @Nullable Scene scene,
            Channel from,
            Instant now) {
        Turn turn = EpisodeMachine.next(episode.course(), event);
        Course course = turn.course();
        if (course == null || course.equals(episode.course())) {
            return;
        }
        Episode before = episode.with(course);
        Episode answered = scene == null ? before.awake() : before.with(scene);
        update(handle, answered);
        announcer.tell(handle, answered, account, turn, from, now);
    }

    /** Lets time do what it does to an open episode. */
    void passTime(Handle handle, Episode episode, AccountName account, Instant now) {
        Duration after = escalateAfter(handle, episode.workspaceId());
        Turn turn = EpisodeMachine.next(episode.course(), new Event.TimePassed(now, after));
        Course course = turn.course();
        Episode later = course == null ? episode : episode.after(turn).with(course);
        if (turn.has(Effect.ESCALATE)) {
            Instant since = episode.course().attention().redAt();
            announcer.escalate(handle, later, since == null ? now : since, now);
        }
        update(handle, later);
        announcer.tell(handle, later, account, turn, null, now);
    }

    /** Where the balance was taken back, its episode is over, and its message says so. */
    private void unknown(Handle handle, Account account, Event event, Request by) {
        new EpisodeStore(handle).open(account.id()).ifPresent(episode -> {
            Turn turn = EpisodeMachine.next(episode.course(), event);
            if (turn.course() == null) {
                end(handle, episode.with(writer.unknown(account, episode, by.at())), turn, account, by);
            }
        });
    }

    private void end(Handle handle, Episode episode, Turn turn, Account account, Request by) {
        Episode closed = episode.closed(by.at());
        update(handle, closed);
        announcer.tell(handle, closed, account.name(), turn, null, by.at());
    }

    private static Turn edited(Turn turn) {
        Set<Effect> effects = EnumSet.of(Effect.EDIT);
        effects.addAll(turn.effects());
        return new Turn(turn.course(), turn.crossed(), effects);
    }

    private static Event.Looked seen(
            Account after,
            Outlook outlook,
            Rules rules,
            Assessment health,
            Amount balance,
            Cause cause,
            boolean first) {
        long full = after.projection().capacity().full();
        long margin = balance.micros() >= full ? 0 : Math.max(0, full) / HYSTERESIS_SHARE;
        Amount lowered = new Amount(Math.max(balance.micros() - margin, -Amount.MAX_MICROS), balance.unit());
        Optional<DaysRule> rule = rules.daysInForce(Outlook.history(after.projection()));
        return new Event.Looked(
                health.level(),
                outlook.settled(after.projection(), rules, lowered).level(),
                cause.byPerson(),
                first,
                health.reason().kind() == RuleKind.DAYS,
                balance.micros(),
                lowered.micros(),
                rule.isEmpty() || isWellAbove(outlook.timeLeft(), rule.get().yellow()),
                rule.isEmpty() || isWellAbove(outlook.timeLeft(), rule.get().red()),
                cause.request().at());
    }

    private static boolean isWellAbove(TimeLeft left, Duration boundary) {
        return left instanceof TimeLeft.About about
                ? about.middle().compareTo(boundary.multipliedBy(2)) >= 0
                : left instanceof TimeLeft.NoSpend;
    }

    /** Keeps what the episode is now; {@code course} is null once it is over. */
    private Episode store(
            Handle handle,
            @Nullable Episode open,
            Account account,
            @Nullable Course course,
            AlertFacts facts,
            Optional<Scene> scene,
            Instant now) {
        if (open == null) {
            Course first = Objects.requireNonNull(course);
            Episode fresh = new Episode(ids.next(), account.workspaceId(), account.id(), first, facts, List.of(), null);
            new EpisodeStore(handle).add(fresh, nextAt(handle, fresh));
            return fresh;
        }
        Episode told = scene.map(open.with(facts)::with).orElseGet(() -> open.with(facts));
        Episode next = course == null ? told.closed(now) : told.with(course);
        update(handle, next);
        return next;
    }

    private static void update(Handle handle, Episode episode) {
        new EpisodeStore(handle).update(episode, nextAt(handle, episode));
    }

    private static @Nullable Instant nextAt(Handle handle, Episode episode) {
        if (!episode.isOpen()) {
            return null;
        }
        Course course = episode.course();
        boolean mayEscalate = course.isRed() && !course.attention().escalated();
        Duration after = mayEscalate ? escalateAfter(handle, episode.workspaceId()) : null;
        return EpisodeMachine.nextAt(course, after).orElse(null);
    }

    private static @Nullable Duration escalateAfter(Handle handle, long workspaceId) {
        return new EscalationStore(handle)
                .find(workspaceId)
                .map(Escalation::after)
                .orElse(null);
    }
}
