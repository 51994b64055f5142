package dev.lifebar.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import okio.Sink;
import org.jspecify.annotations.Nullable;

/**
 * Discord on this machine, as far as a bot sees it: REST v10 and the gateway. It refuses what Discord would refuse, keeps
 * what was said, and lets tests be the people. Run with {@code -Dcapture=FILE} to keep every payload for another checker.
 */
final class DiscordStandIn extends Dispatcher implements AutoCloseable {
    static final String TOKEN = "bot.token";
    static final String APPLICATION = "5001";
    private static final String API = "/api/v10/";

    /** How many messages are read at once where nothing else is asked for. */
    private static final String LATEST = "50";

    private static final String NEVER = String.valueOf(Long.MAX_VALUE);

    /** Where Discord's ids, which tell when something was made, begin. */
    private static final long EPOCH = 1_420_070_400_000L;

    /** What of an id is less than a millisecond. */
    private static final int BELOW_MILLIS = 22;

    /** How long an interaction waits for its first answer, and then takes others: Discord's documentation of interactions. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(3);

    private static final Duration ANSWERS = Duration.ofMinutes(15);

    /** A request of the bot that changed something. */
    record Sent(String method, String path, JsonNode body) {}

    private record Fault(String method, String path, int status, String body, long retryAfter) {}

    private record Posted(String message, long nanos) {}

    final List<StandInGuild> guilds = new CopyOnWriteArrayList<>();
    final List<Sent> transcript = new CopyOnWriteArrayList<>();
    final List<String> violations = new CopyOnWriteArrayList<>();
    final AtomicInteger repeats = new AtomicInteger();

    /** How often a channel was read. */
    final AtomicInteger histories = new AtomicInteger();

    /** How often the token was looked at. */
    final AtomicInteger verified = new AtomicInteger();

    final Gateway gateway;
    private final MockWebServer server = new MockWebServer();
    private final ObjectNode self = Json.object("""
            {"id": "%s", "username": "lifebar", "discriminator": "0000", "global_name": null, "avatar": null,
             "bot": true, "verified": true, "mfa_enabled": false, "flags": 0}
            """.formatted(APPLICATION));
    /** The client goes by this computer's clock as well. */
    private final InstantSource time = InstantSource.system();

    private final AtomicLong ids = new AtomicLong();
    private final Map<String, ObjectNode> messages = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> threads = new ConcurrentHashMap<>();

    /** How often old messages can still be edited. */
    private final Map<String, AtomicInteger> editsLeft = new ConcurrentHashMap<>();

    private final Map<String, Posted> nonces = new ConcurrentHashMap<>();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final Map<String, ArrayNode> commands = new ConcurrentHashMap<>();
    private final Deque<Fault> faults = new ConcurrentLinkedDeque<>();
    private final Map<String, Duration> slow = new ConcurrentHashMap<>();
    private final Deque<Fault> losses = new ConcurrentLinkedDeque<>();

    /** Asked before a message is made; where it says no, none is made. */
    volatile BooleanSupplier admission = () -> true;

    /** How long what people do takes to get here and to the bot. */
    volatile Duration late = Duration.ZERO;

    /** For how long a second message with the same nonce is taken for the first one. */
    volatile Duration remembersNonces = Duration.ofMinutes(5);

    DiscordStandIn(StandInGuild... members) throws IOException {
        guilds.addAll(List.of(members));
        gateway = new Gateway(this::gatewayUrl, self, guilds, TOKEN);
        server.setDispatcher(this);
        server.start();
    }

    String restUrl() {
        return server.url(API).toString();
    }

    String gatewayUrl() {
        return "ws://" + server.getHostName() + ":" + server.getPort() + "/gateway";
    }

    /** The next request like this is answered with an error of Discord's. */
    void refuseNext(String method, String path, int status, int code) {
        faults.add(new Fault(method, path, status, "{\"code\":" + code + ",\"message\":\"refused\"}", 0));
    }

    /** The next request like this is done, and nobody hears of it. */
    void loseAnswer(String method, String path) {
        losses.add(new Fault(method, path, 500, "", 0));
    }

    /** Requests like this are looked at later than others from now on. */
    void slowDown(String method, String path, Duration by) {
        slow.put(method + " " + path, by);
    }

    /** The next request like this is told to come back after some seconds. */
    void slowDownNext(String method, String path, long seconds) {
        String body =
                "{\"message\":\"You are being rate limited.\",\"retry_after\":" + seconds + ".0,\"global\":false}";
        faults.add(new Fault(method, path, 429, body, seconds));
    }

    /** The next request like this runs into a limit of announcement channels, whose body and header disagree. */
    void limitNext(String method, String path, int code) {
        String body =
                "{\"message\":\"The write action you are performing on the channel has hit the write rate limit.\","
                        + "\"retry_after\":1163.0,\"global\":false,\"code\":" + code + "}";
        faults.add(new Fault(method, path, 429, body, 1));
    }

    /** The names of the files that answered an interaction. */
    List<String> files(String token) {
        return transcript.stream()
                .filter(sent -> sent.path().contains(token))
                .flatMap(sent -> sent.body().findValuesAsText("filename").stream())
                .toList();
    }

    /** All commands as they are registered now. */
    JsonNode commands(String path) {
        return commands.getOrDefault(path, (ArrayNode) Json.read("[]"));
    }

    /** Whether people can use the bot's commands. */
    boolean hasCommands() {
        return !commands.isEmpty();
    }

    /** Every message that lies in a channel, by what it is now. */
    List<Shown> messagesIn(String channel) {
        return messages.values().stream()
                .filter(message -> message.path("channel_id").asText().equals(channel))
                .filter(message -> (message.path("flags").asInt() & 64) == 0)
                .sorted((one, other) ->
                        one.path("id").asText().compareTo(other.path("id").asText()))
                .map(Shown::new)
                .toList();
    }

    List<Sent> sent(String method, String path) {
        return transcript.stream()
                .filter(sent -> sent.method().equals(method) && sent.path().matches(path))
                .toList();
    }

    Asked slash(Person person, Place place, String path, String... options) {
        return ask(person, place, 2, Commanded.data(commands, path, List.of(options), ""), null);
    }

    Asked complete(Person person, Place place, String path, String option) {
        String name = option.substring(0, option.indexOf(':'));
        return ask(person, place, 4, Commanded.data(commands, path, List.of(option), name), null);
    }

    Asked press(Person person, Place place, Shown message, String label) {
        return pressId(person, place, message, message.button(label));
    }

    Asked pressId(Person person, Place place, Shown message, String customId) {
        ObjectNode data = Json.object()
                .put("custom_id", customId)
                .put("component_type", 2)
                .put("id", 1);
        return ask(person, place, 3, data, message.json());
    }

    /** Sends the form that an earlier interaction opened. */
    Asked submit(Person person, Place place, Asked opener, Map<String, String> values) {
        JsonNode modal = opener.modal();
        return submit(person, place, modal.path("custom_id").asText(), filled(modal, values), opener.message());
    }

    Asked submit(Person person, Place place, String customId, Map<String, String> values, @Nullable JsonNode message) {
        ArrayNode fields = (ArrayNode) Json.read("[]");
        values.forEach((name, value) ->
                fields.addObject().put("type", 4).put("custom_id", name).put("value", value));
        return submit(person, place, customId, fields, message);
    }

    private Asked submit(Person person, Place place, String customId, ArrayNode fields, @Nullable JsonNode message) {
        ObjectNode data = Json.object().put("custom_id", customId);
        ArrayNode labels = data.putArray("components");
        int id = 1;
        for (JsonNode field : fields) {
            labels.addObject().put("type", 18).put("id", id++).set("component", ((ObjectNode) field).put("id", id++));
        }
        return ask(person, place, 5, data, message);
    }

    /** All fields of a form as they are sent; several choices of a menu have commas between them. */
    private static ArrayNode filled(JsonNode modal, Map<String, String> values) {
        ArrayNode fields = (ArrayNode) Json.read("[]");
        Set<String> left = new HashSet<>(values.keySet());
        for (JsonNode label : modal.path("components")) {
            JsonNode drawn = label.path("component");
            String name = drawn.path("custom_id").asText();
            String value = values.getOrDefault(name, drawn.path("value").asText());
            ObjectNode field = fields.addObject().put("custom_id", name);
            left.remove(name);
            if (drawn.path("type").asInt() == 4) {
                field.put("type", 4).put("value", value);
                continue;
            }
            ArrayNode chosen = field.put("type", 3).putArray("values");
            for (String one : value.split(",", -1)) {
                if (drawn.path("options").findValuesAsText("value").contains(one)) {
                    chosen.add(one);
                } else if (!one.isEmpty()) {
                    throw new AssertionError(one + " is not offered");
                }
            }
        }
        if (!left.isEmpty()) {
            throw new AssertionError("no fields " + left + " in " + modal);
        }
        return fields;
    }

    void join(StandInGuild guild) {
        guilds.add(guild);
        gateway.dispatch("GUILD_CREATE", guild.json(self));
    }

    void leave(StandInGuild guild) {
        guilds.removeIf(member -> member.id().equals(guild.id()));
        gateway.dispatch("GUILD_DELETE", Json.object().put("id", guild.id()));
    }

    /** Somebody else says so much in a channel. */
    void chatter(String channel, int many) {
        for (int i = 0; i < many; i++) {
            message(channel, Json.object(), null)
                    .set("author", Json.object().put("id", "7009").put("username", "somebody"));
        }
    }

    void delete(Shown message) {
        messages.remove(message.json().path("id").asText());
    }

    /** In the channel of this server nobody has these permissions from now on. */
    void deny(StandInGuild guild, long permissions) {
        guilds.replaceAll(member -> member.id().equals(guild.id()) ? member.denying(permissions) : member);
        guilds.stream()
                .filter(member -> member.id().equals(guild.id()))
                .forEach(member -> gateway.dispatch("CHANNEL_UPDATE", member.channelJson()));
    }

    /** A thread in the channel of a server, which nobody speaks in at the moment; gives back its id. */
    String thread(StandInGuild guild, boolean archived, boolean locked) {
        String id = next();
        threads.put(id, guild.threadJson(id, archived, locked));
        return id;
    }

    /** Every message there is counts as an old one from now on, and takes only so many more edits. */
    void limitEdits(int most) {
        messages.keySet().forEach(message -> editsLeft.put(message, new AtomicInteger(most)));
    }

    @Override
    public void close() {
        super.close();
        server.close();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        if (url.encodedPath().equals("/gateway") || url.encodedPath().equals("/gateway/")) {
            return gateway.closed.getAndDecrement() > 0
                    ? new MockResponse.Builder().code(503).build()
                    : new MockResponse.Builder().webSocketUpgrade(gateway).build();
        }
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.instant().atOffset(ZoneOffset.UTC));
        return dispatch(request, url).newBuilder().setHeader("Date", now).build();
    }

    private MockResponse dispatch(RecordedRequest request, HttpUrl url) {
        String path = url.encodedPath().substring(API.length());
        Optional<Fault> fault = due(faults, request.getMethod(), path);
        if (fault.isPresent()) {
            return answer(fault.get());
        }
        if (!("Bot " + TOKEN).equals(request.getHeaders().get("Authorization"))
                && !path.startsWith("webhooks/")
                && !path.startsWith("interactions/")) {
            return json(401, "{\"code\":0,\"message\":\"401: Unauthorized\"}");
        }
        slow.forEach((slowed, by) -> {
            if ((request.getMethod() + " " + path).matches(slowed)) {
                pause(by);
            }
        });
        JsonNode body = body(request);
        if (!request.getMethod().equals("GET")) {
            record(new Sent(request.getMethod(), path, body));
        }
        MockResponse response = route(request.getMethod() + " " + path, path.split("/", -1), body, url);
        return due(losses, request.getMethod(), path)
                .map(DiscordStandIn::answer)
                .orElse(response);
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Fault> due(Deque<Fault> faults, String method, String path) {
        Optional<Fault> due = faults.stream()
                .filter(fault -> fault.method().equals(method) && path.matches(fault.path()))
                .findFirst();
        due.ifPresent(faults::remove);
        return due;
    }

    private synchronized void record(Sent sent) {
        transcript.add(sent);
        String file = System.getProperty("capture");
        if (file != null) {
            ObjectNode line = Json.object().put("method", sent.method()).put("path", "/" + sent.path());
            if (!sent.body().isNull()) {
                line.set("body", sent.body());
            }
            try {
                Files.writeString(Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private MockResponse route(String request, String[] path, JsonNode body, HttpUrl url) {
        if (request.equals("GET users/@me")) {
            verified.incrementAndGet();
            return json(200, self.toString());
        }
        if (request.matches("GET guilds/\\d+")) {
            return guilds.stream().anyMatch(guild -> guild.id().equals(path[1]))
                    ? json(200, "{\"id\":\"" + path[1] + "\"}")
                    : json(404, "{\"code\":10004,\"message\":\"Unknown Guild\"}");
        }
        if (request.matches("GET applications/.*commands")) {
            return json(200, commands(String.join("/", path)).toString());
        }
        if (request.matches("PUT applications/.*commands")) {
            return register(String.join("/", path), body);
        }
        if (request.matches("POST interactions/.*/callback")) {
            return callback(path[1], path[2], body);
        }
        if (request.matches("(PATCH|DELETE|POST) webhooks/.*")) {
            return webhook(request, path[2], body);
        }
        if (request.equals("POST users/@me/channels")) {
            return direct(body.path("recipient_id").asText());
        }
        if (request.matches("(GET|PATCH) channels/\\d+")) {
            return channel(path[1], body);
        }
        if (request.matches("GET channels/\\d+/messages")) {
            return history(path[1], url);
        }
        if (request.matches("POST channels/\\d+/messages")) {
            return post(path[1], body);
        }
        if (request.matches("PATCH channels/\\d+/messages/\\d+")) {
            return edit(path[3], body);
        }
        violations.add("unexpected: " + request);
        return json(404, "{\"code\":0,\"message\":\"404: Not Found\"}");
    }

    private MockResponse register(String path, JsonNode body) {
        List<String> wrong = DiscordRules.ofCommands(body, !path.contains("/guilds/"));
        if (!wrong.isEmpty()) {
            return refuse(wrong);
        }
        ArrayNode registered = (ArrayNode) body.deepCopy();
        for (JsonNode command : registered) {
            ((ObjectNode) command)
                    .put("id", next())
                    .put("application_id", APPLICATION)
                    .put("version", next())
                    .putNull("default_member_permissions");
        }
        commands.put(path, registered);
        return json(200, registered.toString());
    }

    private MockResponse callback(String id, String token, JsonNode body) {
        long arrived = System.nanoTime();
        Asked interaction = asked.get(token);
        if (interaction == null || !interaction.id().equals(id) || isOlder(interaction, FIRST_ANSWER)) {
            return json(404, "{\"code\":10062,\"message\":\"Unknown interaction\"}");
        }
        if (interaction.callback().isPresent()) {
            repeats.incrementAndGet();
            return json(400, "{\"code\":40060,\"message\":\"Interaction has already been acknowledged.\"}");
        }
        List<String> wrong = interaction.check(body);
        if (!wrong.isEmpty()) {
            return refuse(wrong);
        }
        int type = body.path("type").asInt();
        ObjectNode answer = Json.object();
        answer.putObject("interaction").put("id", id).put("type", type).put("response_message_id", "1");
        if (type == 4 || type == 5) {
            ObjectNode message = message(interaction.channel(), body.path("data"), interaction);
            interaction.original(message);
            answer.putObject("resource").put("type", type).set("message", message);
        } else if (type == 7) {
            overwrite(Objects.requireNonNull(interaction.original()), body.path("data"));
        }
        interaction.answered(body, arrived);
        return json(200, answer.toString());
    }

    private MockResponse webhook(String request, String token, JsonNode body) {
        Asked interaction = asked.get(token);
        if (interaction == null || interaction.callback().isEmpty()) {
            return json(404, "{\"code\":10015,\"message\":\"Unknown Webhook\"}");
        }
        if (isOlder(interaction, ANSWERS)) {
            return json(401, "{\"code\":50027,\"message\":\"Invalid Webhook Token\"}");
        }
        if (request.startsWith("DELETE")) {
            interaction.delete();
            return new MockResponse.Builder().code(204).build();
        }
        List<String> wrong = request.startsWith("PATCH") ? DiscordRules.ofEdit(body) : DiscordRules.ofReply(body);
        if (!wrong.isEmpty()) {
            return refuse(wrong);
        }
        ObjectNode message = interaction.original();
        if (request.startsWith("PATCH") || interaction.isThinking()) {
            overwrite(Objects.requireNonNull(message), body);
        } else {
            message = message(interaction.channel(), body, interaction);
            interaction.followed(message);
        }
        return json(200, String.valueOf(message));
    }

    /** By what was said of it: a machine that is busy makes nothing old. */
    private static boolean isOlder(Asked interaction, Duration span) {
        return interaction.late().compareTo(span) >= 0;
    }

    private MockResponse direct(String person) {
        ObjectNode channel = Json.object().put("id", Place.DIRECT + person).put("type", 1);
        channel.putArray("recipients").addObject().put("id", person).put("username", "u" + person);
        return json(200, channel.toString());
    }

    /** A channel as it is, or as it is after a change. */
    private MockResponse channel(String id, JsonNode change) {
        Optional<MockResponse> closed = closed(id, StandInGuild.VIEW);
        if (closed.isPresent()) {
            return closed.get();
        }
        ObjectNode thread = threads.get(id);
        if (thread != null) {
            thread.withObject("thread_metadata").setAll((ObjectNode) (change.isObject() ? change : Json.object()));
            return json(200, thread.toString());
        }
        return guild(id)
                .map(guild -> json(200, guild.channelJson().toString()))
                .orElseGet(() -> direct(id.substring(Place.DIRECT.length())));
    }

    /** The server that a channel or thread is in. */
    private Optional<StandInGuild> guild(String channel) {
        JsonNode thread = threads.get(channel);
        String top = thread == null ? channel : thread.path("parent_id").asText();
        return guilds.stream().filter(guild -> guild.channel().equals(top)).findFirst();
    }

    /** Why nothing that takes this permission can be done in a channel, if it cannot. */
    private Optional<MockResponse> closed(String channel, long permission) {
        Optional<StandInGuild> guild = guild(channel);
        if (guild.isEmpty()) {
            return channel.startsWith(Place.DIRECT)
                    ? Optional.empty()
                    : Optional.of(json(404, "{\"code\":10003,\"message\":\"Unknown Channel\"}"));
        }
        if (!guild.get().allows(StandInGuild.VIEW)) {
            return Optional.of(json(403, "{\"code\":50001,\"message\":\"Missing Access\"}"));
        }
        return guild.get().allows(permission)
                ? Optional.empty()
                : Optional.of(json(403, "{\"code\":50013,\"message\":\"Missing Permissions\"}"));
    }

    /** Why nothing can be posted into a channel, if it cannot. */
    private Optional<MockResponse> silenced(String channel, JsonNode body) {
        JsonNode thread = threads.get(channel);
        if (thread != null
                && thread.at("/thread_metadata/archived").asBoolean()
                && thread.at("/thread_metadata/locked").asBoolean()) {
            return Optional.of(json(400, "{\"code\":50083,\"message\":\"Thread is archived\"}"));
        }
        Optional<MockResponse> closed =
                closed(channel, thread == null ? StandInGuild.SEND : StandInGuild.SEND_IN_THREADS);
        boolean blind = guild(channel)
                .filter(guild -> !guild.allows(StandInGuild.READ_HISTORY))
                .isPresent();
        return closed.isEmpty() && blind && body.has("message_reference")
                ? Optional.of(json(400, "{\"code\":160002,\"message\":\"Cannot reply without permission\"}"))
                : closed;
    }

    /** The message that is answered, where it is there; nothing for an answer that has to fail without it. */
    private Optional<JsonNode> answered(String channel, JsonNode reference) {
        JsonNode known = messages.get(reference.path("message_id").asText());
        boolean there = known != null && known.path("channel_id").asText().equals(channel);
        return there || !reference.path("fail_if_not_exists").asBoolean(!reference.isMissingNode())
                ? Optional.of(there ? reference : Json.read("null"))
                : Optional.empty();
    }

    private MockResponse post(String channel, JsonNode body) {
        Optional<MockResponse> silenced = silenced(channel, body);
        if (silenced.isPresent()) {
            return silenced.get();
        }
        List<String> wrong = new ArrayList<>(DiscordRules.ofPost(body));
        Optional<JsonNode> answered = answered(channel, body.path("message_reference"));
        if (answered.isEmpty()) {
            wrong.add("an answer to a message that is not there");
        }
        if (!wrong.isEmpty()) {
            return refuse(wrong);
        }
        Posted known = nonces.get(body.path("nonce").asText());
        if (known != null && System.nanoTime() - known.nanos() < remembersNonces.toNanos()) {
            return json(200, String.valueOf(messages.get(known.message())));
        }
        if (!admission.getAsBoolean()) {
            return json(500, "");
        }
        ObjectNode message = message(channel, body, null);
        answered.filter(JsonNode::isObject)
                .ifPresent(reference -> message.put("type", 19).set("message_reference", reference));
        ping(message, body);
        nonces.put(body.path("nonce").asText(), new Posted(message.path("id").asText(), System.nanoTime()));
        return json(200, message.toString());
    }

    private static void ping(ObjectNode message, JsonNode body) {
        for (String pinged : DiscordRules.pinged(body)) {
            String id = pinged.replaceAll("\\D", "");
            if (pinged.contains("&")) {
                message.withArray("mention_roles").add(id);
            } else {
                message.withArray("mentions").addObject().put("id", id);
            }
        }
    }

    /** What the bot may read again, the latest first, and nothing where it may not; nonces are not told. */
    private MockResponse history(String channel, HttpUrl url) {
        histories.incrementAndGet();
        int limit = Integer.parseInt(Objects.requireNonNullElse(url.queryParameter("limit"), LATEST));
        long before = Long.parseLong(Objects.requireNonNullElse(url.queryParameter("before"), NEVER));
        if (limit > 100) {
            violations.add("limit " + limit);
        }
        boolean blind = guild(channel)
                .filter(guild -> !guild.allows(StandInGuild.READ_HISTORY))
                .isPresent();
        List<Shown> shown = new ArrayList<>(blind ? List.of() : messagesIn(channel));
        Collections.reverse(shown);
        ArrayNode read = (ArrayNode) Json.read("[]");
        shown.stream()
                .map(Shown::json)
                .filter(message -> message.path("id").asLong() < before)
                .limit(limit)
                .forEach(read::add);
        return json(200, read.toString());
    }

    private MockResponse edit(String id, JsonNode body) {
        ObjectNode message = messages.get(id);
        if (message == null) {
            return json(404, "{\"code\":10008,\"message\":\"Unknown Message\"}");
        }
        List<String> wrong = new ArrayList<>(DiscordRules.ofEdit(body));
        if (!message.path("content").asText().isEmpty() && !body.has("content")) {
            wrong.add("components beside the content that was there");
        }
        if (!wrong.isEmpty()) {
            return refuse(wrong);
        }
        AtomicInteger left = editsLeft.get(id);
        if (left != null && left.getAndDecrement() <= 0) {
            return tooOld();
        }
        overwrite(message, body);
        return json(200, message.toString());
    }

    /** As seen in https://github.com/aikaterna/aikaterna-cogs/issues/302: with the status of any other limit. */
    private static MockResponse tooOld() {
        Buffer packed = new Buffer();
        try (BufferedSink body = Okio.buffer((Sink) new GzipSink(packed))) {
            body.writeUtf8("{\"message\":\"Maximum number of edits to messages older than 1 hour reached.\","
                    + "\"retry_after\":600.0,\"global\":false,\"code\":30046}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MockResponse.Builder()
                .code(429)
                .addHeader("Content-Type", "application/json")
                .addHeader("Content-Encoding", "gzip")
                .addHeader("Retry-After", "600")
                .addHeader("Via", "1.1 google")
                .body(packed)
                .build();
    }

    private Asked ask(Person person, Place place, int type, ObjectNode data, @Nullable JsonNode message) {
        String id = String.valueOf(stamp() - (late.toMillis() << BELOW_MILLIS));
        Asked interaction = new Asked(id, person, place, type, data, message, late);
        asked.put(interaction.token(), interaction);
        if (message != null) {
            ObjectNode known = messages.get(message.path("id").asText());
            if (known != null) {
                interaction.original(known);
            }
        }
        gateway.dispatch("INTERACTION_CREATE", interaction.json());
        return interaction;
    }

    private ObjectNode message(String channel, JsonNode data, @Nullable Asked interaction) {
        ObjectNode message = Json.object("""
                {"id": "%s", "channel_id": "%s", "type": 0, "content": "", "timestamp": "2026-03-01T12:00:00+00:00",
                 "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
                 "attachments": [], "embeds": [], "pinned": false, "components": [], "flags": 0}
                """.formatted(next(), channel));
        message.set("author", self);
        overwrite(message, data);
        if (interaction != null) {
            message.putObject("interaction_metadata")
                    .put("id", interaction.id())
                    .put("type", interaction.type())
                    .putObject("authorizing_integration_owners");
            ((ObjectNode) message.path("interaction_metadata")).set("user", interaction.user());
        }
        messages.put(message.path("id").asText(), message);
        return message;
    }

    private static void overwrite(ObjectNode message, JsonNode data) {
        message.put("content", data.path("content").asText(""));
        ArrayNode components = message.putArray("components");
        data.path("components").forEach(component -> components.add(stored(component)));
        message.put(
                "flags",
                (message.path("flags").asInt() & 64) | data.path("flags").asInt());
    }

    /** A component as Discord gives it back: a file lies at an address. */
    private static JsonNode stored(JsonNode component) {
        if (component.path("type").asInt() != 13) {
            return component;
        }
        ObjectNode file = component.deepCopy();
        file.putObject("file")
                .put("url", "https://cdn.invalid/file")
                .put("proxy_url", "https://cdn.invalid/file")
                .putNull("content_type");
        return file;
    }

    private MockResponse refuse(List<String> wrong) {
        violations.addAll(wrong);
        return json(400, "{\"code\":50035,\"message\":\"Invalid Form Body\"}");
    }

    private static MockResponse answer(Fault fault) {
        MockResponse.Builder response = new MockResponse.Builder()
                .code(fault.status())
                .addHeader("Content-Type", "application/json")
                .body(fault.body());
        if (fault.retryAfter() > 0) {
            response.addHeader("Retry-After", fault.retryAfter());
        }
        return response.build();
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private String next() {
        return String.valueOf(stamp());
    }

    private long stamp() {
        long now = (time.millis() - EPOCH) << BELOW_MILLIS;
        return ids.updateAndGet(last -> Math.max(last + 1, now));
    }

    /** The JSON of a request, which stands in a part of its own where files come with it. */
    private static JsonNode body(RecordedRequest request) {
        if (request.getBody() == null || request.getBodySize() == 0) {
            return Json.read("");
        }
        String type = String.valueOf(request.getHeaders().get("Content-Type"));
        if (!type.startsWith("multipart/")) {
            return Json.read(request.getBody().utf8());
        }
        String boundary = Objects.requireNonNull(MediaType.get(type).parameter("boundary"));
        try (MultipartReader reader = new MultipartReader(new Buffer().write(request.getBody()), boundary)) {
            List<String> parts = new ArrayList<>();
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                parts.add(part.headers().get("Content-Disposition") + "\n"
                        + part.body().readUtf8());
            }
            return parts.stream()
                    .filter(part -> part.contains("payload_json"))
                    .map(part -> Json.read(part.substring(part.indexOf('\n') + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
