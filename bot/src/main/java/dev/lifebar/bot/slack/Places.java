package dev.lifebar.bot.slack;

import com.slack.api.methods.MethodsClient;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.workspace.Channel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack's channels and direct messages as places to post into. */
final class Places {
    static final String PLATFORM = "slack";

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    /** What Slack calls private places in requests. */
    private static final Set<String> NAMELESS = Set.of("privategroup", "directmessage", "mpdm", "");

    private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]+");

    private static final int MOST = 2000;

    private final Map<String, String> names = new ConcurrentHashMap<>();
    /** The direct messages with the bot, by person. */
    private final Map<String, String> directs = new ConcurrentHashMap<>();

    private final MethodsClient slack;

    Places(MethodsClient slack) {
        this.slack = slack;
    }

    /** The place by its id; the name is what a request calls it, if it does. */
    Channel channel(String id, String name) {
        if (isDirect(id)) {
            return new Channel(PLATFORM, id, SlackTexts.text("place.direct"));
        }
        return new Channel(PLATFORM, id, NAMELESS.contains(name) ? asked(id) : "#" + name);
    }

    /** Whether they are direct messages, with whomever. A person's id stands for those with the bot. */
    static boolean isDirect(String id) {
        return id.startsWith("D") || isPerson(id);
    }

    /** Whether it is the id of a person. */
    static boolean isPerson(String id) {
        return PERSON.matcher(id).matches();
    }

    /** Who else is there: commands can be typed in direct messages between people, too. */
    Place place(Channel channel, String user) {
        if (!isDirect(channel.id())) {
            return Place.SHARED;
        }
        boolean ours = channel.id().equals(user) || channel.id().equals(direct(user));
        return ours ? Place.DIRECT : Place.APART;
    }

    /** The direct messages between a person and the bot; the person's own id stands for them while Slack does not tell. */
    String direct(String user) {
        String known = directs.get(user);
        if (known != null) {
            return known;
        }
        try {
            String id = open(user);
            if (directs.size() < MOST) {
                directs.put(user, id);
            }
            return id;
        } catch (SlackRefusal e) {
            LOG.info("conversations.open: {}", e.error());
            return user;
        }
    }

    /** The same, as Slack tells it now; nobody sees that it was asked. */
    String open(String user) throws SlackRefusal {
        return Calls.checked(() -> slack.conversationsOpen(request -> request.users(List.of(user))))
                .getChannel()
                .getId();
    }

    private String asked(String id) {
        String known = names.get(id);
        if (known != null) {
            return known;
        }
        try {
            String name = "#"
                    + Calls.checked(() -> slack.conversationsInfo(request -> request.channel(id)))
                            .getChannel()
                            .getName();
            if (names.size() < MOST) {
                names.put(id, name);
            }
            return name;
        } catch (SlackRefusal e) {
            return SlackTexts.text("place.unknown");
        }
    }
}
