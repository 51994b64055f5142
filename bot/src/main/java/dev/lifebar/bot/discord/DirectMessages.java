package dev.lifebar.bot.discord;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.Method;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/** Opens people's direct messages, and remembers the channels of those last written to. */
final class DirectMessages {
    private static final Route OPEN = Route.custom(Method.POST, "users/@me/channels");
    private static final int MOST = 1000;

    private final Map<String, String> channels = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    });

    /** The channel that reaches this person, who may still refuse what is sent there. */
    String channel(JDA jda, String person) throws RateLimitedException {
        String known = channels.get(person);
        if (known != null) {
            return known;
        }
        DataObject body = DataObject.empty().put("recipient_id", person);
        String opened = new RestActionImpl<String>(
                        jda,
                        OPEN.compile(),
                        body,
                        (response, request) -> response.getObject().getString("id"))
                .complete(false);
        channels.put(person, opened);
        return opened;
    }
}
