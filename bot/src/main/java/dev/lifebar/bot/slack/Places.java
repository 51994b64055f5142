package dev.lifebar.bot.slack;

import com.slack.api.methods.MethodsClient;
import dev.lifebar.core.workspace.Channel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Slack's channels and direct messages as places to post into. */
final class Places {
    static final String PLATFORM = "slack";

    /** What Slack calls private places in requests. */
    private static final Set<String> NAMELESS = Set.of("privategroup", "directmessage", "mpdm", "");

    private static final int MOST = 2000;

    private final Map<String, String> names = new ConcurrentHashMap<>();
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

    /** Whether only one person and the bot are there. A person's id stands for the direct messages with them. */
    static boolean isDirect(String id) {
        return id.startsWith("D") || id.startsWith("U") || id.startsWith("W");
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
