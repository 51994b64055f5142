package dev.lifebar.bot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.lifebar.core.workspace.WorkspaceKey;
import dev.lifebar.core.workspace.Workspaces;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes when the app is taken out of a Slack workspace, and when it is back: what was left long ago is forgotten. Slack may
 * tell that it was taken out when it is back already, since it tries for minutes to tell.
 */
final class Membership {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Workspaces workspaces;
    private final String ours;
    private final Token token;
    private final Executor workers;
    private final BiConsumer<Duration, Runnable> later;

    /** The workspaces that are known not to count as left. */
    private final Set<String> present = new HashSet<>();

    /**
     * Knows of no workspace yet.
     *
     * @param ours the Slack workspace that the token is for
     * @param later does something after a while
     */
    Membership(
            Workspaces workspaces, String ours, Token token, Executor workers, BiConsumer<Duration, Runnable> later) {
        this.workspaces = workspaces;
        this.ours = ours;
        this.token = token;
        this.workers = workers;
        this.later = later;
    }

    /** The token of the app. */
    @FunctionalInterface
    interface Token {
        /** Whether Slack accepts it; fails where Slack does not tell. */
        boolean isGood() throws SlackRefusal;
    }

    /** The app is in a workspace from which something is heard. */
    synchronized void heard(String team) {
        if (!present.contains(team)) {
            workspaces.join(key(team));
            present.add(team);
        }
    }

    Response uninstalled(EventsApiPayload<AppUninstalledEvent> payload, EventContext context) {
        told(Origins.team(payload));
        return context.ack();
    }

    /** People's tokens may be revoked as well; it is ours that matters. */
    Response revoked(EventsApiPayload<TokensRevokedEvent> payload, EventContext context) {
        TokensRevokedEvent.Tokens tokens = payload.getEvent().getTokens();
        @Nullable List<String> bots = tokens == null ? null : tokens.getBot();
        if (bots != null && !bots.isEmpty()) {
            told(Origins.team(payload));
        }
        return context.ack();
    }

    private void told(String team) {
        workers.execute(() -> check(team));
    }

    /** Of other workspaces that have the app there is no token to ask with. */
    private void check(String team) {
        try {
            if (team.equals(ours) && token.isGood()) {
                LOG.info("the app is in the workspace {} again", team);
            } else {
                leave(team);
            }
        } catch (SlackRefusal e) {
            later.accept(e.after() == null ? SHORTLY : e.after(), () -> check(team));
        }
    }

    private synchronized void leave(String team) {
        LOG.warn("the app was taken out of the workspace {}", team);
        present.remove(team);
        workspaces.leave(key(team));
    }

    /** A workspace is found by its id; the name is only for show. */
    private static WorkspaceKey key(String team) {
        return new WorkspaceKey(Places.PLATFORM, team, "");
    }
}
