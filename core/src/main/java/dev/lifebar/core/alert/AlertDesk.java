package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Attention.Snooze;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Request;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.BulletinStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Workspace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where people answer alerts. */
public final class AlertDesk {
    private final Database database;
    private final Alerts alerts;

    public AlertDesk(Database database, Alerts alerts) {
        this.database = database;
        this.alerts = alerts;
    }

    /** An episode and whose it is. */
    public record Case(Episode episode, AccountName account) {}

    /** The episode of this id, be it open or closed. */
    public Optional<Case> find(Workspace workspace, long id) {
        return database.read(handle -> new EpisodeStore(handle)
                .find(id)
                .filter(episode -> episode.workspaceId() == workspace.id())
                .map(episode -> whole(handle, episode)));
    }

    /** The latest episode of an account, be it open or closed. */
    public Optional<Case> latest(Account account) {
        return database.read(handle ->
                new EpisodeStore(handle).latest(account.id()).map(episode -> new Case(episode, account.name())));
    }

    /** The open episodes of a workspace. */
    public List<Case> open(Workspace workspace) {
        return database.read(handle -> new EpisodeStore(handle)
                .openOf(workspace.id()).stream()
                        .map(episode -> whole(handle, episode))
                        .toList());
    }

    /** The episodes that a message tells of. */
    public List<Case> toldIn(Workspace workspace, long bulletinId) {
        return database.read(handle -> new EpisodeStore(handle)
                .of(bulletinId).stream()
                        .filter(episode -> episode.workspaceId() == workspace.id())
                        .map(episode -> whole(handle, episode))
                        .toList());
    }

    /** Whether a message in this channel tells of it. */
    public boolean isToldIn(Case known, Channel channel) {
        return database.read(handle -> new BulletinStore(handle)
                .posted(known.episode().id()).stream()
                        .anyMatch(bulletin -> bulletin.channel().isSameAs(channel)));
    }

    /** Somebody knows about it; the first one counts. Gives back how it is now. */
    public Case acknowledge(Case known, Request by) {
        return answer(
                known,
                new Event.Acknowledged(by.author(), by.at()),
                Scene.of(Scene.Kind.ACKNOWLEDGED, by.author().name(), by.at().toEpochMilli()),
                by);
    }

    /** Somebody does not want to hear of it for a while; the last one counts. Gives back how it is now. */
    public Case snooze(Case known, Snooze snooze, Request by) {
        Long until = snooze.until() == null ? null : snooze.until().toEpochMilli();
        Scene scene = new Scene(
                Scene.Kind.SNOOZED,
                by.author().name(),
                0,
                null,
                null,
                until,
                by.at().toEpochMilli());
        return answer(known, new Event.Snoozed(snooze), scene, by);
    }

    /** Somebody wants to hear of it again after all. Gives back how it is now. */
    public Case wake(Case known, Request by) {
        return answer(known, new Event.Woken(by.at()), null, by);
    }

    private Case answer(Case known, Event event, @Nullable Scene scene, Request by) {
        Channel from = Objects.requireNonNull(by.from());
        Case now = database.write(handle -> {
            EpisodeStore episodes = new EpisodeStore(handle);
            long id = known.episode().id();
            episodes.find(id)
                    .filter(Episode::isOpen)
                    .ifPresent(episode -> alerts.answer(handle, episode, known.account(), event, scene, from, by.at()));
            return new Case(episodes.find(id).orElseThrow(), known.account());
        });
        alerts.wake();
        return now;
    }

    private static Case whole(Handle handle, Episode episode) {
        return new Case(
                episode,
                new AccountStore(handle).find(episode.accountId()).orElseThrow().name());
    }
}
