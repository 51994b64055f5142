package dev.lifebar.bot.slack;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Slack did not do it. Says who must act by Slack's own word for the error. */
final class SlackRefusal extends Exception {
    /** No answer came: it may have been done all the same. */
    static final String UNREACHABLE = "unreachable";

    private static final Set<String> TOKEN = Set.of(
            "invalid_auth",
            "not_authed",
            "token_revoked",
            "token_expired",
            "account_inactive",
            "not_allowed_token_type",
            "org_login_required",
            "no_permission",
            "app_uninstalled");
    private static final Set<String> PASSING = Set.of(
            UNREACHABLE,
            "unavailable",
            "ratelimited",
            "rate_limited",
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "team_added_to_org");

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

    boolean mayPass() {
        return PASSING.contains(error);
    }

    /** Whether Slack may have done it although it did not say so. */
    boolean leavesDoubt() {
        return mayPass() && !error.equals("ratelimited") && !error.equals("rate_limited");
    }
}
