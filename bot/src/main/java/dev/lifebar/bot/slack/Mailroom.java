package dev.lifebar.bot.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands envelopes to Bolt and acknowledges them, on the connection they came by. */
final class Mailroom implements SlackSocket.Envelopes {
    private static final Logger LOG = LoggerFactory.getLogger(Mailroom.class);
    private static final Gson GSON = new Gson();

    private final App app;
    private final SocketModeRequestParser parser;
    private final Executor threads;

    Mailroom(App app, Executor threads) {
        this.app = app;
        this.parser = new SocketModeRequestParser(app.config());
        this.threads = threads;
    }

    @Override
    public void take(SocketSession session, String text) {
        threads.execute(() -> handle(session, text));
    }

    private void handle(SocketSession session, String text) {
        SocketModeRequest request = parser.parse(text);
        if (request != null) {
            session.answer(acknowledgement(request, run(request)));
        }
    }

    /** What to answer. Trouble is acknowledged too: the same request would only make the same trouble again. */
    private JsonElement run(SocketModeRequest request) {
        try {
            Response response = app.run(request.getBoltRequest());
            if (response.getStatusCode() == 200 && response.getBody() != null) {
                return GSON.fromJson(response.getBody(), JsonElement.class);
            }
        } catch (JsonParseException e) {
            LOG.debug("acknowledged without words", e);
        } catch (Exception e) {
            LOG.error("a request failed", e);
        }
        return new JsonObject();
    }

    private static String acknowledgement(SocketModeRequest request, JsonElement payload) {
        JsonObject acknowledgement = new JsonObject();
        acknowledgement.addProperty("envelope_id", request.getEnvelope().getEnvelopeId());
        if (payload != null
                && payload.isJsonObject()
                && payload.getAsJsonObject().size() > 0) {
            acknowledgement.add("payload", payload);
        }
        return GSON.toJson(acknowledgement);
    }
}
