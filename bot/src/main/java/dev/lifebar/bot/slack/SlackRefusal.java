package dev.lifebar.bot.slack;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Slack did not do it. Says who must act by Slack's own word for the error, as the method that was called explains it:
 * https://docs.slack.dev/reference/methods. A word we do not know may pass by itself.
 */
final class SlackRefusal extends Exception {
    /** No answer came: it may have been done all the same. */
    static final String UNREACHABLE = "unreachable";

    /** The app was not given the right to ask for this. */
    static final String MISSING_SCOPE = "missing_scope";

    /** Nothing can be heard: the app is set to hear over HTTP. */
    static final String NO_SOCKET_MODE = "socket_mode_not_enabled";

    private static final Set<String> TOKEN = Set.of(
            "invalid_auth",
            "not_authed",
            "token_revoked",
            "token_expired",
            "account_inactive",
            "not_allowed_token_type",
            "no_permission",
            "app_uninstalled");

    /** Somebody can put these right in how the app is set up. */
    private static final Set<String> SETUP =
            Set.of(MISSING_SCOPE, "access_denied", "team_access_not_granted", NO_SOCKET_MODE);

    /** What administrators of the workspace have switched off for now. */
    private static final Set<String> SUSPENDED = Set.of("accesslimited", "ekm_access_denied");

    /** Somebody can put these right where it was to be posted: invite the app, or open the channel. */
    private static final Set<String> PLACE =
            Set.of("not_in_channel", "channel_not_found", "messages_tab_disabled", "is_archived");

    /** Begins all words for a channel's own rules. */
    private static final String RESTRICTED = "restricted_action";

    private static final Set<String> GONE = Set.of("message_not_found", "cant_update_message", "edit_window_closed");

    /** The words are fine, and what stands around them is not. */
    private static final Set<String> DRAWING = Set.of(
            "invalid_blocks",
            "invalid_blocks_format",
            "msg_blocks_too_long",
            "too_many_attachments",
            "attachment_payload_limit_exceeded");

    private static final Set<String> HOPELESS = Set.of("msg_too_long", "no_text", "user_not_found", "user_disabled");

    private static final Set<String> PASSING = Set.of(
            UNREACHABLE,
            "unavailable",
            "ratelimited",
            "rate_limited",
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "team_added_to_org",
            "org_login_required");

    private final String error;
    private final transient @Nullable Duration after;

    SlackRefusal(String error, @Nullable Duration after) {
        super(error, null, false, false);
        this.error = error;
        this.after = after;
    }

    String error() {
        return error;
    }

    /** When Slack wants to be asked again, if it said so. */
    @Nullable Duration after() {
        return after;
    }

    /** Whether the token itself is the trouble, so that no retry helps. */
    boolean isAboutTheToken() {
        return TOKEN.contains(error);
    }

    /** Whether it would be done if somebody let the app do it. */
    boolean isForbidden() {
        return SETUP.contains(error) || PLACE.contains(error) || isSuspended() || isRestricted();
    }

    boolean isSuspended() {
        return SUSPENDED.contains(error);
    }

    /** Whether the channel's own rules are against it. */
    boolean isRestricted() {
        return error.startsWith(RESTRICTED);
    }

    /** Whether nothing works at all before somebody has changed the token or the app. */
    boolean needsSomebody() {
        return isAboutTheToken() || SETUP.contains(error);
    }

    /** Whether the message is not there any more, or cannot be changed. */
    boolean isGone() {
        return GONE.contains(error);
    }

    /** Whether the same words would be taken if they were not drawn. */
    boolean isAboutDrawing() {
        return DRAWING.contains(error);
    }

    /** Whether it is certain that it will never be done. */
    boolean isFinal() {
        return isGone() || isAboutDrawing() || HOPELESS.contains(error);
    }

    /** Whether it is known to pass by itself. */
    boolean mayPass() {
        return PASSING.contains(error);
    }
}
