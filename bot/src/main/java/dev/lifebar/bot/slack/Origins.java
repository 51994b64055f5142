package dev.lifebar.bot.slack;

import com.slack.api.app_backend.events.payload.Authorization;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells where requests come from. The workspace is always the one Slack names in the request itself: the one that the app is
 * installed in, which in a channel that companies share need not be the one that owns the channel.
 */
final class Origins {
    private final Identity identity;
    private final People people;
    private final Places places;
    private final Consumer<String> heard;

    /**
     * Knows the bot and the people.
     *
     * @param heard told the Slack workspace of each request
     */
    Origins(Identity identity, People people, Places places, Consumer<String> heard) {
        this.identity = identity;
        this.people = people;
        this.places = places;
        this.heard = heard;
    }

    Origin of(SlashCommandPayload payload) {
        return origin(
                payload.getTeamId(),
                given(payload.getTeamDomain()),
                // Slack offers commands to the people of its own workspace only.
                payload.getTeamId(),
                payload.getUserId(),
                given(payload.getUserName()),
                places.channel(payload.getChannelId(), given(payload.getChannelName())),
                payload.getTriggerId());
    }

    Origin of(BlockActionPayload payload) {
        BlockActionPayload.User user = payload.getUser();
        return origin(
                team(payload),
                payload.getTeam() == null ? "" : given(payload.getTeam().getDomain()),
                given(user.getTeamId()),
                user.getId(),
                given(user.getName()),
                channel(payload),
                payload.getTriggerId());
    }

    Origin of(ViewSubmissionPayload payload, Memo memo) {
        ViewSubmissionPayload.User user = payload.getUser();
        return origin(
                team(payload),
                payload.getTeam() == null ? "" : given(payload.getTeam().getDomain()),
                given(user.getTeamId()),
                user.getId(),
                given(user.getName()),
                places.channel(memo.channel(), memo.channelName()),
                payload.getView().getId());
    }

    /** The home is the Slack workspace the event says the person belongs to; empty if it does not. */
    Origin of(EventsApiPayload<?> payload, String home, String user, String channel) {
        return origin(team(payload), "", home, user, user, places.channel(channel, ""), payload.getEventId());
    }

    /** The owner of a shared channel stands beside it: https://docs.slack.dev/apis/events-api#authorizations */
    static String team(EventsApiPayload<?> payload) {
        List<Authorization> installed = payload.getAuthorizations();
        boolean told =
                installed != null && !installed.isEmpty() && installed.get(0).getTeamId() != null;
        return told ? installed.get(0).getTeamId() : payload.getTeamId();
    }

    static String team(ViewSubmissionPayload payload) {
        String installed = payload.getView().getAppInstalledTeamId();
        if (installed != null) {
            return installed;
        }
        return payload.getTeam() == null
                ? payload.getUser().getTeamId()
                : payload.getTeam().getId();
    }

    private static String team(BlockActionPayload payload) {
        String installed = payload.getView() == null ? null : payload.getView().getAppInstalledTeamId();
        if (installed != null) {
            return installed;
        }
        return payload.getTeam() == null
                ? payload.getUser().getTeamId()
                : payload.getTeam().getId();
    }

    /** Where a button was pressed; on the bot's own page that is the direct messages with whoever pressed it. */
    private Channel channel(BlockActionPayload payload) {
        if (payload.getChannel() != null) {
            return places.channel(
                    payload.getChannel().getId(), given(payload.getChannel().getName()));
        }
        String written = payload.getView() == null ? null : payload.getView().getPrivateMetadata();
        return Memo.read(written)
                .map(memo -> places.channel(memo.channel(), memo.channelName()))
                .orElseGet(() -> places.channel(payload.getUser().getId(), ""));
    }

    private Origin origin(
            String team, String domain, String home, String user, String named, Channel channel, String requestId) {
        heard.accept(team);
        String name = team.equals(identity.teamId()) ? identity.team() : domain;
        return new Origin(
                new WorkspaceKey(Places.PLATFORM, team, Limits.cut(name, Limits.NAME)),
                people.caller(team, home, user, named),
                channel,
                places.place(channel, user),
                requestId);
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
