package dev.lifebar.bot.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands envelopes to Bolt and acknowledges them. */
final class Mailroom implements SlackSocket.Envelopes {
    private static final Logger LOG = LoggerFactory.getLogger(Mailroom.class);
    private static final Gson GSON = new Gson();
    private static final String COMMAND = "slash_commands";

    private final App app;
    private final SocketModeRequestParser parser;
    private final Executor threads;
    private final InstantSource time;

    Mailroom(App app, Executor threads, InstantSource time) {
        this.app = app;
        this.parser = new SocketModeRequestParser(app.config());
        this.threads = threads;
        this.time = time;
    }

    @Override
    public void take(String text, Consumer<String> answer) {
        Instant arrived = time.instant();
        try {
            threads.execute(() -> handle(text, arrived, answer));
        } catch (RejectedExecutionException e) {
            LOG.debug("too much to do: a request is refused");
            refuse(text, answer);
        }
    }

    private void handle(String text, Instant arrived, Consumer<String> answer) {
        SocketModeRequest request = parser.parse(text);
        if (request != null) {
            Patience.begin(request.getBoltRequest().getContext(), arrived);
            answer.accept(acknowledgement(request.getEnvelope().getEnvelopeId(), run(request)));
        }
    }

    /** A command is answered all the same; what is not acknowledged Slack delivers again, or says that it failed. */
    private static void refuse(String text, Consumer<String> answer) {
        JsonObject envelope = JsonParser.parseString(text).getAsJsonObject();
        if (envelope.has("envelope_id") && COMMAND.equals(envelope.get("type").getAsString())) {
            JsonObject sentence = new JsonObject();
            sentence.addProperty("response_type", "ephemeral");
            sentence.addProperty("text", SlackTexts.text("busy"));
            answer.accept(acknowledgement(envelope.get("envelope_id").getAsString(), sentence));
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

    private static String acknowledgement(String envelope, JsonElement payload) {
        JsonObject acknowledgement = new JsonObject();
        acknowledgement.addProperty("envelope_id", envelope);
        if (payload != null
                && payload.isJsonObject()
                && payload.getAsJsonObject().size() > 0) {
            acknowledgement.add("payload", payload);
        }
        return GSON.toJson(acknowledgement);
    }
}
