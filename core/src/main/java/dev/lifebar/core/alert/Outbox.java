package dev.lifebar.core.alert;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.lifebar.core.alert.Delivery.Dwell;
import dev.lifebar.core.alert.Delivery.Kind;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.DeliveryStore;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.storage.OpenConnection;
import dev.lifebar.core.storage.SubscriptionStore;
import dev.lifebar.core.workspace.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Messages that have been decided and not yet sent. A row is written in the transaction that decides it, together with a
 * task that wakes its delivery; it is marked only after it was sent.
 */
public final class Outbox implements AutoCloseable {
    /** Polling finds what another process has put in; our own messages wake the scheduler at once. */
    private static final Duration POLL = Duration.ofSeconds(10);

    /** What it takes to write down when a task is to run again. */
    private static final Duration SETTLING = Duration.ofMillis(50);

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int MISSED_HEARTBEATS = 4;

    /** Two of them may be busy with what is old for half an hour, and several wait for a platform that is silent. */
    private static final int THREADS = 9;

    /** Less than half of the ten seconds that a program has to end: others have something to finish too. */
    private static final Duration LAST_SENDS = Duration.ofSeconds(4);

    private final Database database;
    private final Ids ids;
    private final InstantSource time;
    private volatile @Nullable Scheduler scheduler;

    public Outbox(Database database, Ids ids, InstantSource time) {
        this.database = database;
        this.ids = ids;
        this.time = time;
    }

    /** Something that one process at a time does, again and again. */
    public record Chore(String name, Duration every, Runnable work) {}

    /**
     * Sends what waits for the platforms of these couriers, now and from now on.
     *
     * @param chores what else is to be done again and again
     */
    public void start(List<Courier> couriers, List<Chore> chores) {
        List<Task<?>> tasks = couriers.stream()
                .<Task<?>>map(courier -> courier.task(this::wakeAt))
                .toList();
        Scheduler started = Scheduler.create(database.writer(), tasks)
                .startTasks(chores.stream().map(Outbox::task).toList())
                .schedulerName(new SchedulerName.Fixed("lifebar"))
                .threads(THREADS)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LAST_SENDS)
                .jdbcCustomization(new SqliteJdbcCustomization())
                .enableImmediateExecution()
                .clock(time::instant)
                .build();
        scheduler = started;
        couriers.forEach(this::resume);
        started.start();
    }

    private static RecurringTask<Void> task(Chore chore) {
        return Tasks.recurring(chore.name(), FixedDelay.of(chore.every()))
                .execute((instance, context) -> chore.work().run());
    }

    /** Starts sending what has been put in since. */
    public void wake() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    /** Starts sending what becomes due at a later moment, where that is sooner than the next poll. */
    private void wakeAt(Instant due) {
        if (scheduler == null) {
            return;
        }
        Duration wait = Duration.between(time.instant(), due).plus(SETTLING);
        if (wait.compareTo(POLL) < 0) {
            CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> wakeOnce(due));
        }
    }

    /** A clock that was put back meanwhile is waited for again. */
    private void wakeOnce(Instant due) {
        if (time.instant().isBefore(due)) {
            wakeAt(due);
        } else {
            wake();
        }
    }

    /** What time it is for what is put in. */
    Instant now() {
        return time.instant();
    }

    /** Puts a message in, as part of the caller's transaction; tells its id. */
    long put(Handle handle, Bulletin bulletin, long episodeId, Kind kind, Instant due) {
        long id = ids.next();
        put(
                handle,
                new Delivery(
                        id,
                        bulletin.workspaceId(),
                        bulletin.channel(),
                        kind,
                        bulletin.id(),
                        episodeId,
                        null,
                        0,
                        0,
                        due,
                        Instant.EPOCH,
                        time.instant()));
        return id;
    }

    /** Puts a line in that belongs to no episode, as part of the caller's transaction; it waits for the end of quiet hours. */
    void put(Handle handle, long workspaceId, Channel channel, Notice notice) {
        Instant now = time.instant();
        Instant due = new SubscriptionStore(handle)
                .find(workspaceId, channel)
                .map(subscription -> subscription.wishes().free(Set.of(), now))
                .orElse(now);
        put(
                handle,
                new Delivery(
                        ids.next(), workspaceId, channel, Kind.NOTICE, 0, 0, notice, 0, 0, due, Instant.EPOCH, now));
    }

    private void put(Handle handle, Delivery delivery) {
        new DeliveryStore(handle).add(delivery);
        schedule(handle, delivery, instance(delivery), delivery.dueAt());
        wakeAt(delivery.dueAt());
    }

    /** Lets a message go out sooner, as part of the caller's transaction. */
    void advance(Handle handle, Delivery delivery, Instant due) {
        new DeliveryStore(handle).advance(delivery.id(), due);
        schedule(handle, delivery, anew(delivery), due);
        wakeAt(due);
    }

    /** Ends a message that will not be sent, as part of the caller's transaction. */
    static void end(Handle handle, Delivery delivery, String reason, Instant now) {
        new DeliveryStore(handle).end(delivery.id(), reason, now);
        unschedule(handle, delivery);
    }

    /** A message that is done needs no waking; a task that is running ends by itself. */
    static void unschedule(Handle handle, Delivery delivery) {
        new DeliveryStore(handle).unschedule(task(delivery.channel().platform()).getTaskName(), instance(delivery));
    }

    /** Sends what waits for a channel now, as part of the caller's transaction: something has just arrived there. */
    public void hurry(Handle handle, Channel channel) {
        new DeliveryStore(handle).hurry(channel, time.instant());
        scheduleAnew(handle, channel);
    }

    /** Lets what a channel did not want at that hour go out where it does now, as part of the caller's transaction. */
    public void free(Handle handle, Subscription subscription) {
        Instant now = time.instant();
        new DeliveryStore(handle)
                .untried(subscription.workspaceId(), subscription.channel()).stream()
                        .filter(held -> !held.isEdit() && held.dueAt().isAfter(now))
                        .forEach(held -> {
                            Set<Crossing> crossed = isSevere(handle, held) ? Set.of(Crossing.RED) : Set.of();
                            Instant due = subscription.wishes().free(crossed, now);
                            if (due.isBefore(held.dueAt())) {
                                advance(handle, held, due);
                            }
                        });
    }

    private static boolean isSevere(Handle handle, Delivery delivery) {
        return delivery.kind() != Kind.NOTICE
                && new EpisodeStore(handle)
                        .of(delivery.bulletinId()).stream()
                                .anyMatch(episode ->
                                        episode.isOpen() && episode.course().isRed());
    }

    /** How long the latest alerts for a channel of a workspace took; nothing if there were none. */
    public Optional<Dwell> dwell(long workspaceId, Channel channel) {
        return database.read(handle -> new DeliveryStore(handle).dwell(workspaceId, channel, Announcer.COLLECT));
    }

    /** The task that delivers to a platform. */
    static TaskDescriptor<Void> task(String platform) {
        return TaskDescriptor.of("deliver-" + platform, Void.class);
    }

    /** The delivery that a task was made for. */
    static long delivery(TaskInstance<Void> task) {
        return Long.parseLong(task.getId().split("\\.", 2)[0], Character.MAX_RADIX);
    }

    /** Lets what is being sent finish; what waits goes on waiting, for the next start. */
    @Override
    public void close() {
        Scheduler running = scheduler;
        if (running != null) {
            scheduler = null;
            running.stop();
        }
    }

    /**
     * Wakes each channel that still has messages waiting: the outbox is the truth, whatever became of its tasks. The tasks
     * are new ones, since those of a process that died count as running until its heartbeat is missed.
     */
    private void resume(Courier courier) {
        database.write(handle -> {
            new DeliveryStore(handle)
                    .waitingChannels(courier.platform())
                    .forEach(channel -> scheduleAnew(handle, channel));
            return handle;
        });
    }

    private void scheduleAnew(Handle handle, Channel channel) {
        new DeliveryStore(handle)
                .anyWaiting(channel)
                .ifPresent(first -> schedule(handle, first, anew(first), time.instant()));
    }

    /** Another task for the same message: one that is running cannot be made to run again. */
    private String anew(Delivery delivery) {
        return instance(delivery) + "." + Long.toString(ids.next(), Character.MAX_RADIX);
    }

    private static String instance(Delivery delivery) {
        return Long.toString(delivery.id(), Character.MAX_RADIX);
    }

    /** On the transaction's own connection: through the pool it would wait for the very transaction it is part of. */
    private void schedule(Handle handle, Delivery delivery, String instance, Instant due) {
        SchedulerClient client = SchedulerClient.Builder.create(new OpenConnection(handle))
                .jdbcCustomization(new SqliteJdbcCustomization())
                .build();
        client.scheduleIfNotExists(
                task(delivery.channel().platform()).instance(instance).build(), due);
    }
}
