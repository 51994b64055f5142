package dev.lifebar.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.User;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Permission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who people are, and who runs the Slack workspace. Asked of Slack once in a while. */
final class People {
    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST = 5000;

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final MethodsClient slack;
    private final InstantSource time;
    private volatile boolean blind;

    People(MethodsClient slack, InstantSource time) {
        this.slack = slack;
        this.time = time;
    }

    private record Known(String name, boolean manages, Instant until) {}

    /**
     * The person as a caller: everyone may see and update, who runs the workspace may do everything.
     *
     * @param named what the request calls them, for when Slack does not tell
     */
    Caller caller(String team, String id, String named) {
        Known person = find(team, id, named);
        Set<Permission> granted = person.manages()
                ? EnumSet.allOf(Permission.class)
                : EnumSet.of(Permission.VIEW, Permission.ACK, Permission.UPDATE);
        return new Caller(id, person.name(), Set.of(), granted);
    }

    /** Whether the app was not given the right to ask who runs the workspace. */
    boolean isBlind() {
        return blind;
    }

    private Known find(String team, String id, String named) {
        String key = team + " " + id;
        Instant now = time.instant();
        Known cached = recall(key);
        if (cached != null && cached.until().isAfter(now)) {
            return cached;
        }
        try {
            User user = Calls.checked(() -> slack.usersInfo(request -> request.user(id)))
                    .getUser();
            blind = false;
            return keep(key, new Known(name(user, named), manages(user), now.plus(FRESH)));
        } catch (SlackRefusal e) {
            LOG.info("users.info: {}", e.error());
            blind = e.error().equals("missing_scope");
            Known stranger = new Known(named, false, now.plus(FRESH));
            return blind ? keep(key, stranger) : stranger;
        }
    }

    private synchronized @Nullable Known recall(String key) {
        return known.get(key);
    }

    private synchronized Known keep(String key, Known person) {
        if (known.size() >= MOST) {
            known.remove(known.keySet().iterator().next());
        }
        known.remove(key);
        known.put(key, person);
        return person;
    }

    private static boolean manages(User user) {
        return user.isAdmin() || user.isOwner() || user.isPrimaryOwner();
    }

    private static String name(User user, String named) {
        User.Profile profile = user.getProfile();
        if (profile != null && isGiven(profile.getDisplayName())) {
            return profile.getDisplayName();
        }
        return isGiven(user.getRealName()) ? user.getRealName() : named;
    }

    private static boolean isGiven(String name) {
        return name != null && !name.isBlank();
    }
}
