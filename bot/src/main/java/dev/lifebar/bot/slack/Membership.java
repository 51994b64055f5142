package dev.lifebar.bot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.lifebar.core.workspace.WorkspaceKey;
import dev.lifebar.core.workspace.Workspaces;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes when the app is taken out of a Slack workspace, and when it is back: what was left long ago is forgotten. */
final class Membership {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

    private final Workspaces workspaces;
    private final Executor workers;

    Membership(Workspaces workspaces, Executor workers) {
        this.workspaces = workspaces;
        this.workers = workers;
    }

    void join(String team) {
        workers.execute(() -> workspaces.join(key(team)));
    }

    Response uninstalled(EventsApiPayload<AppUninstalledEvent> payload, EventContext context) {
        leave(payload.getTeamId());
        return context.ack();
    }

    /** People's tokens may be revoked as well; it is ours that matters. */
    Response revoked(EventsApiPayload<TokensRevokedEvent> payload, EventContext context) {
        TokensRevokedEvent.Tokens tokens = payload.getEvent().getTokens();
        @Nullable List<String> bots = tokens == null ? null : tokens.getBot();
        if (bots != null && !bots.isEmpty()) {
            leave(payload.getTeamId());
        }
        return context.ack();
    }

    private void leave(String team) {
        LOG.warn("the app was taken out of the workspace {}", team);
        workers.execute(() -> workspaces.leave(key(team)));
    }

    /** A workspace is found by its id; the name is only for show. */
    private static WorkspaceKey key(String team) {
        return new WorkspaceKey(Places.PLATFORM, team, "");
    }
}
