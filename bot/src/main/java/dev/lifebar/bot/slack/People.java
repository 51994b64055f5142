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
    /** While Slack does not answer it is not asked for everything anybody types. */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private static final int MOST = 5000;
    private static final Set<String> UNKNOWN = Set.of("user_not_found", "user_not_visible");

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final MethodsClient slack;
    private final InstantSource time;
    private volatile boolean blind;

    People(MethodsClient slack, InstantSource time) {
        this.slack = slack;
        this.time = time;
    }

    /**
     * What Slack told.
     *
     * @param standing null while it has not told
     */
    private record Known(String name, @Nullable Standing standing, Instant until) {}

    private enum Standing {
        MANAGER,
        MEMBER,
        /** Slack does not tell now, and nothing in the request does. */
        UNSURE,
        /** From another company, in a channel that is shared with it. */
        OUTSIDER
    }

    /**
     * The person as a caller: everyone of the workspace may see and update, who runs it may do everything.
     *
     * @param home the Slack workspace the request says they belong to; empty if it does not
     * @param named what the request calls them, for when Slack does not tell
     */
    Caller caller(String team, String home, String id, String named) {
        Known person = find(team, id, named);
        Standing standing = person.standing() == null ? guess(team, home) : person.standing();
        return new Caller(id, Limits.cut(person.name(), Limits.NAME), Set.of(), granted(standing));
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
            return keep(key, new Known(name(user, named), standing(user, team), now.plus(FRESH)));
        } catch (SlackRefusal e) {
            LOG.info("users.info: {}", e.error());
            blind = e.error().equals("missing_scope");
            boolean unknown = UNKNOWN.contains(e.error());
            Known unsure = cached == null ? new Known(named, unknown ? Standing.OUTSIDER : null, now) : cached;
            return keep(key, new Known(unsure.name(), unsure.standing(), now.plus(unknown ? FRESH : AGAIN)));
        }
    }

    /** Who somebody is as far as the request tells: whoever may be of another company changes nothing. */
    private static Standing guess(String team, String home) {
        if (home.isEmpty()) {
            return Standing.UNSURE;
        }
        return home.equals(team) ? Standing.MEMBER : Standing.OUTSIDER;
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

    private static Set<Permission> granted(Standing standing) {
        return switch (standing) {
            case MANAGER -> EnumSet.allOf(Permission.class);
            case MEMBER -> EnumSet.of(Permission.VIEW, Permission.ACK, Permission.UPDATE);
            case UNSURE -> EnumSet.of(Permission.VIEW, Permission.ACK);
            case OUTSIDER -> EnumSet.noneOf(Permission.class);
        };
    }

    private static Standing standing(User user, String team) {
        if (user.isStranger() || !belongs(user, team)) {
            return Standing.OUTSIDER;
        }
        return user.isAdmin() || user.isOwner() || user.isPrimaryOwner() ? Standing.MANAGER : Standing.MEMBER;
    }

    /** In a company with several workspaces people belong to all those they are listed for. */
    private static boolean belongs(User user, String team) {
        User.EnterpriseUser employee = user.getEnterpriseUser();
        boolean listed = employee != null
                && employee.getTeams() != null
                && employee.getTeams().contains(team);
        return listed || user.getTeamId() == null || user.getTeamId().equals(team);
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
