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
import java.util.Optional;
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
            run(request)
                    .ifPresent(payload ->
                            answer.accept(acknowledgement(request.getEnvelope().getEnvelopeId(), payload)));
        }
    }

    /** A command is answered all the same; what is not acknowledged Slack delivers again, or says that it failed. */
    private static void refuse(String text, Consumer<String> answer) {
        JsonObject envelope = JsonParser.parseString(text).getAsJsonObject();
        if (envelope.has("envelope_id") && COMMAND.equals(envelope.get("type").getAsString())) {
            answer.accept(acknowledgement(envelope.get("envelope_id").getAsString(), sentence("busy")));
        }
    }

    private static JsonObject sentence(String key) {
        JsonObject sentence = new JsonObject();
        sentence.addProperty("response_type", "ephemeral");
        sentence.addProperty("text", SlackTexts.text(key));
        return sentence;
    }

    private Optional<JsonElement> run(SocketModeRequest request) {
        try {
            Response response = app.run(request.getBoltRequest());
            boolean speaks = response.getStatusCode() == 200 && response.getBody() != null;
            return Optional.of(speaks ? GSON.fromJson(response.getBody(), JsonElement.class) : new JsonObject());
        } catch (JsonParseException e) {
            LOG.debug("acknowledged without words", e);
            return Optional.of(new JsonObject());
        } catch (Exception e) {
            LOG.error("a request failed", e);
            return failed(request.getEnvelope().getType());
        }
    }

    /**
     * What to answer where nothing else could be. An event would only make the same trouble again; of a form or a button
     * that is not acknowledged Slack itself says that it failed, and the form stays open.
     */
    private static Optional<JsonElement> failed(String type) {
        return switch (type) {
            case COMMAND -> Optional.of(sentence("failed"));
            case "interactive" -> Optional.empty();
            default -> Optional.of(new JsonObject());
        };
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
