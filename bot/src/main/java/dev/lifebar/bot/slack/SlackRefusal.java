package dev.lifebar.bot.slack;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Slack did not do it. Says who must act by Slack's own word for the error. */
final class SlackRefusal extends Exception {
    /** No answer came: it may have been done all the same. */
    static final String UNREACHABLE = "unreachable";

    /** The app was not given the right to ask for this. */
    static final String MISSING_SCOPE = "missing_scope";

    private static final Set<String> TOKEN = Set.of(
            "invalid_auth",
            "not_authed",
            "token_revoked",
            "token_expired",
            "account_inactive",
            "not_allowed_token_type",
            "no_permission",
            "app_uninstalled");
    /** Somebody can put these right: invite the app, give it a scope, or change the rules of a channel. */
    private static final Set<String> FORBIDDEN = Set.of(
            "not_in_channel",
            "channel_not_found",
            MISSING_SCOPE,
            "access_denied",
            "team_access_not_granted",
            "messages_tab_disabled");

    /** Begins all words for a channel's own rules. */
    static final String RESTRICTED = "restricted_action";

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
        return FORBIDDEN.contains(error) || error.startsWith(RESTRICTED);
    }

    /** Whether nothing works before somebody has changed something: a word we do not know may pass by itself. */
    boolean needsSomebody() {
        return isAboutTheToken() || isForbidden();
    }

    boolean mayPass() {
        return PASSING.contains(error);
    }
}
