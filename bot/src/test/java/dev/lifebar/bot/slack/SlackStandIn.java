package dev.lifebar.bot.slack;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Slack on this machine: its Web API, Socket Mode and response addresses, as far as the bot uses them. Remembers what it is
 * sent, and what in it Slack would refuse.
 */
final class SlackStandIn implements AutoCloseable {
    static final String TEAM = "T0ACME";
    static final String BOT = "U0BOT";
    static final String ADMIN = "U0ADMIN";
    static final String MEMBER = "U0MEMBER";
    /** Of another company, in a channel that is shared with it. */
    static final String OUTSIDER = "U0OUTSIDER";

    static final String UNKNOWN = "U0UNKNOWN";
    /** Of a company that none of our channels is shared with. */
    static final String STRANGER = "U0STRANGER";
    /** At home in a sister workspace of the same company, and in ours too. */
    static final String SISTER = "U0SISTER";

    static final String GUEST = "U0GUEST";
    static final String MEMBER_NAME =
            "Mem <!channel> <@U0ADMIN> *bold* `code` \u202Egnp.evil\u202C " + "😀".repeat(2000);
    static final String OPS = "C0OPS";
    static final String ALERTED = "C0ALERTS";
    static final String SECRET = "C0SECRET";
    static final String ARCHIVED = "C0OLD";
    static final String DIRECT = "D0ADMIN";
    static final String BOT_TOKEN = "xoxb-stand-in";
    static final String APP_TOKEN = "xapp-stand-in";

    private static final Gson GSON = new Gson();
    private static final int USES_OF_AN_ADDRESS = 5;
    private static final Duration LIFE_OF_AN_ADDRESS = Duration.ofMinutes(30);
    private static final Duration LIFE_OF_A_TRIGGER = Duration.ofSeconds(3);

    /** The connection ends instead of an answer. */
    private static final int CUT = 0;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SocketStandIn socket;
    private final AtomicInteger serial = new AtomicInteger();
    private final List<Exchange> transcript = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Answer>> scripted = new ConcurrentHashMap<>();
    private final Map<String, Deque<JsonObject>> channels = new ConcurrentHashMap<>();
    private volatile String teamName = "Acme";
    private volatile BooleanSupplier admission = () -> true;
    private volatile boolean hiding;
    private volatile boolean revoked;
    private volatile InstantSource clock = InstantSource.system();
    private volatile boolean expiring;
    private final Map<String, Instant> triggers = new ConcurrentHashMap<>();
    private final Map<String, Duration> delays = new ConcurrentHashMap<>();
    private final Map<String, Address> addresses = new ConcurrentHashMap<>();

    /** Pings so often that a test need not wait for it. */
    SlackStandIn() throws IOException {
        this(Duration.ofMillis(20));
    }

    /** Pings after every such pause. */
    SlackStandIn(Duration pingPause) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/api/", exchange -> answer(exchange, this::method));
        http.createContext("/response/", exchange -> answer(exchange, this::response));
        http.createContext("/upload/", exchange -> answer(exchange, this::uploaded));
        http.setExecutor(threads);
        http.start();
        socket = new SocketStandIn(this::acknowledged, pingPause);
        for (String channel : List.of(OPS, ALERTED, DIRECT)) {
            channels.put(channel, new ArrayDeque<>());
        }
    }

    /**
     * Where a request is answered.
     *
     * @param under who sees the message that was pressed; empty if none was
     */
    private record Address(String under, AtomicInteger uses, Instant made) {}

    /** How a call is answered. */
    private record Answer(int status, JsonObject body, Map<String, String> headers) {
        static Answer ok(JsonObject body) {
            body.addProperty("ok", true);
            return new Answer(200, body, Map.of());
        }

        static Answer error(String error) {
            JsonObject body = new JsonObject();
            body.addProperty("ok", false);
            body.addProperty("error", error);
            return new Answer(200, body, Map.of());
        }

        String word() {
            return status == 200 ? body.has("error") ? BlockKit.string(body, "error") : "ok" : "HTTP " + status;
        }
    }

    @FunctionalInterface
    private interface Handler {
        Answer handle(String path, String body);
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api/");
    }

    SocketStandIn socket() {
        return socket;
    }

    /** Time goes as a test says from now on: only then does anything expire. */
    void keepTime(InstantSource time) {
        clock = time;
        expiring = true;
    }

    // What goes wrong.

    /** The next call of a method fails. */
    void failNext(String method, String error) {
        script(method, Answer.error(error));
    }

    /** The next call of a method is answered with nothing that was asked for. */
    void answerEmptyNext(String method) {
        script(method, Answer.ok(new JsonObject()));
    }

    /** The next call of a method is one too many. */
    void limitNext(String method, int seconds) {
        script(method, new Answer(429, new JsonObject(), Map.of("Retry-After", String.valueOf(seconds))));
    }

    /** The next call of a method is done, and answered with a failure of the server. */
    void doAndFailNext(String method) {
        script(method, new Answer(503, new JsonObject(), Map.of()));
    }

    /** The next call of a method is done, and the connection ends before its answer. */
    void doAndCutNext(String method) {
        script(method, new Answer(CUT, new JsonObject(), Map.of()));
    }

    /** The bot's token is good no longer. */
    void revoke() {
        revoked = true;
    }

    /** The bot's token is good again. */
    void reinstall() {
        revoked = false;
    }

    /** The next answer through the address of a request is not taken. */
    void refuseNextAnswer() {
        script("response_url", new Answer(500, new JsonObject(), Map.of()));
    }

    /** Asks before each message that is posted; where the answer is no, none is. */
    void onPost(BooleanSupplier asked) {
        admission = asked;
    }

    /** The workspace is called something else from now on. */
    void rename(String team) {
        teamName = team;
    }

    /** Calls of a method take this long from now on. */
    void slowDown(String method, Duration delay) {
        delays.put(method, delay);
    }

    private void script(String method, Answer answer) {
        scripted.computeIfAbsent(method, key -> new ArrayDeque<>()).add(answer);
    }

    // What the bot did.

    List<Exchange> transcript() {
        return List.copyOf(transcript);
    }

    List<Exchange> sent(String method) {
        return transcript.stream()
                .filter(exchange -> exchange.method().equals(method))
                .toList();
    }

    /** What Slack would have refused. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    /** There is another channel that the bot is in. */
    void invite(String channel) {
        channels.put(channel, new ArrayDeque<>());
    }

    /** The bot is in that channel no longer. */
    void remove(String channel) {
        channels.remove(channel);
    }

    /** The bot may no longer read what was posted. */
    void hideHistory() {
        hiding = true;
    }

    /** Somebody deletes a message. */
    void delete(String channel, JsonObject message) {
        synchronized (channels) {
            channels.getOrDefault(channel, new ArrayDeque<>()).remove(message);
        }
    }

    /** The messages that stand in a channel now, oldest first. */
    List<JsonObject> messages(String channel) {
        Deque<JsonObject> posted = channels.getOrDefault(channel, new ArrayDeque<>());
        synchronized (channels) {
            return List.copyOf(posted);
        }
    }

    // What people do.

    /**
     * People talk.
     *
     * @param thread the message that they answer; empty for none
     */
    void chatter(String channel, String thread, int messages) {
        for (int number = 0; number < messages; number++) {
            JsonObject message = object(Map.of("user", MEMBER, "text", "blah"));
            if (!thread.isEmpty()) {
                message.addProperty("thread_ts", thread);
            }
            put(channel, message);
        }
    }

    /**
     * A new address to answer a request at.
     *
     * @param under who sees the message that was pressed; empty if none was
     */
    String address(String team, String under) {
        String id = next(team + "-");
        addresses.put(id, new Address(under, new AtomicInteger(), clock.instant()));
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/response/" + id;
    }

    /** A new leave to open one view, for a moment. */
    String trigger(String team) {
        String id = next("trigger-" + team + "-");
        triggers.put(id, clock.instant());
        return id;
    }

    String next(String prefix) {
        return prefix + serial.incrementAndGet();
    }

    private boolean isOver(Instant made, Duration life) {
        return expiring && made.plus(life).isBefore(clock.instant());
    }

    @Override
    public void close() {
        socket.close();
        http.stop(0);
        threads.shutdownNow();
    }

    private void acknowledged(JsonObject acknowledgement) {
        JsonElement payload = acknowledgement.get("payload");
        JsonObject body = payload == null ? new JsonObject() : payload.getAsJsonObject();
        body.entrySet().removeIf(entry -> entry.getValue().isJsonNull());
        if (body.has("view")) {
            violations.addAll(BlockKit.view(body.getAsJsonObject("view")));
        } else if (!body.isEmpty() && !body.has("response_action")) {
            violations.addAll(BlockKit.message(body));
        }
        transcript.add(new Exchange("ack", BlockKit.string(acknowledgement, "envelope_id"), body, "ok"));
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = handler.handle(exchange.getRequestURI().getPath(), bearer(exchange, body));
        if (answer.status() == CUT) {
            exchange.close();
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        byte[] bytes = GSON.toJson(answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The body, with the token that came as a header. */
    private static String bearer(HttpExchange exchange, String body) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null || body.startsWith("{")
                ? body
                : body + (body.isEmpty() ? "" : "&") + "token=" + header.replace("Bearer ", "");
    }

    private Answer response(String path, String text) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        JsonObject body = JsonParser.parseString(text).getAsJsonObject();
        Answer refusal =
                scripted.getOrDefault("response_url", new ArrayDeque<>()).poll();
        if (refusal != null) {
            return refusal;
        }
        Address address = Objects.requireNonNull(addresses.get(id));
        int uses = address.uses().incrementAndGet();
        Answer answer = uses > USES_OF_AN_ADDRESS ? Answer.error("used_url") : Answer.ok(new JsonObject());
        if (uses > USES_OF_AN_ADDRESS) {
            violations.add("a response address was used " + uses + " times");
        }
        if (isOver(address.made(), LIFE_OF_AN_ADDRESS)) {
            violations.add("a response address was used after " + LIFE_OF_AN_ADDRESS);
            answer = Answer.error("expired_url");
        }
        if (!BlockKit.string(body, "delete_original").equals("true")) {
            violations.addAll(BlockKit.message(body));
        }
        boolean replaces = BlockKit.string(body, "replace_original").equals("true");
        if (replaces && !BlockKit.string(body, "response_type").equals(address.under())) {
            violations.add("who sees a message cannot be changed by replacing it");
        }
        transcript.add(new Exchange("response_url", path, body, answer.word()));
        return answer;
    }

    private static Answer completed() {
        JsonObject body = new JsonObject();
        body.add("files", new JsonArray());
        return Answer.ok(body);
    }

    private String upload() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/upload/F0";
    }

    private Answer uploaded(String path, String text) {
        transcript.add(new Exchange("upload", path, object(Map.of("content", text)), "ok"));
        return Answer.ok(new JsonObject());
    }

    private static JsonObject nested(String name, JsonObject inner) {
        JsonObject outer = new JsonObject();
        outer.add(name, inner);
        return outer;
    }

    private Answer method(String path, String text) {
        String method = path.substring("/api/".length());
        JsonObject form = form(text);
        String refusal = refusal(method, BlockKit.string(form, "token"));
        Answer answer = refusal.isEmpty() ? scripted(method, form) : Answer.error(refusal);
        form.remove("token");
        transcript.add(new Exchange(method, path, form, answer.word()));
        return answer;
    }

    /** What is wrong with the token of a call; empty if nothing is. */
    private String refusal(String method, String token) {
        boolean app = method.equals("apps.connections.open");
        if (!token.equals(app ? APP_TOKEN : BOT_TOKEN)) {
            return "invalid_auth";
        }
        return revoked && !app ? "token_revoked" : "";
    }

    private Answer scripted(String method, JsonObject form) {
        hold(delays.getOrDefault(method, Duration.ZERO));
        Deque<Answer> waiting = scripted.getOrDefault(method, new ArrayDeque<>());
        Answer answer = waiting.poll();
        if (answer == null) {
            return done(method, form);
        }
        if (answer.status() == 503 || answer.status() == CUT) {
            done(method, form);
        }
        return answer;
    }

    private static void hold(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer done(String method, JsonObject form) {
        return switch (method) {
            case "auth.test" ->
                Answer.ok(object(Map.of(
                        "team_id", TEAM, "team", teamName, "user_id", BOT, "user", "lifebar", "bot_id", "B0BOT")));
            case "apps.connections.open" -> Answer.ok(object(Map.of("url", socket.address())));
            case "users.info" -> user(BlockKit.string(form, "user"));
            case "conversations.info" -> conversation(BlockKit.string(form, "channel"));
            case "conversations.open" -> open(BlockKit.string(form, "users"));
            case "conversations.replies" -> replies(form);
            case "conversations.history" -> history(form);
            case "chat.postMessage" -> post(form);
            case "chat.postEphemeral" -> ephemeral(form);
            case "chat.update" -> update(form);
            case "files.getUploadURLExternal" -> Answer.ok(object(Map.of("file_id", "F0", "upload_url", upload())));
            case "files.completeUploadExternal" -> completed();
            case "views.open", "views.push" -> triggered(form);
            case "views.update", "views.publish" -> view(form);
            default -> Answer.error("unknown_method");
        };
    }

    private static Answer user(String id) {
        if (id.equals(UNKNOWN)) {
            return Answer.error("user_not_found");
        }
        JsonObject profile = object(Map.of("display_name", id.equals(ADMIN) ? "Ada" : MEMBER_NAME));
        JsonObject user = object(Map.of("id", id, "name", id.equals(ADMIN) ? "ada" : "mem"));
        user.addProperty("team_id", home(id));
        user.addProperty("is_admin", id.contains("ADMIN"));
        user.addProperty("is_stranger", id.equals(STRANGER));
        user.addProperty("is_restricted", id.equals(GUEST));
        user.add("profile", profile);
        if (id.equals(SISTER)) {
            JsonArray teams = new JsonArray();
            List.of(home(SISTER), TEAM).forEach(teams::add);
            JsonObject employee = object(Map.of("enterprise_id", "E0ACME"));
            employee.add("teams", teams);
            user.add("enterprise_user", employee);
        }
        return Answer.ok(nested("user", user));
    }

    /** The workspace somebody belongs to; the admins of others are called by theirs. */
    private static String home(String id) {
        return switch (id) {
            case OUTSIDER -> "T0PARTNER";
            case SISTER -> "T0SISTER";
            default -> id.startsWith(ADMIN) && !id.equals(ADMIN) ? id.substring(ADMIN.length()) : TEAM;
        };
    }

    private static Answer open(String user) {
        return user.equals(UNKNOWN)
                ? Answer.error("user_not_found")
                : Answer.ok(nested("channel", object(Map.of("id", DIRECT))));
    }

    /** Of direct messages nothing is told: the app has not the scope im:read. */
    private Answer conversation(String id) {
        if (id.startsWith("D")) {
            return Answer.error("missing_scope");
        }
        if (id.equals(SECRET) || !id.startsWith("C")) {
            return Answer.error("channel_not_found");
        }
        JsonObject conversation = object(Map.of("id", id, "name", "ops"));
        conversation.addProperty("is_channel", true);
        conversation.addProperty("is_private", false);
        conversation.addProperty("is_archived", id.equals(ARCHIVED));
        conversation.addProperty("is_member", channels.containsKey(id));
        return Answer.ok(nested("channel", conversation));
    }

    private @Nullable Answer closed(String channel) {
        if (channel.equals(SECRET)) {
            return Answer.error("channel_not_found");
        }
        if (channel.equals(ARCHIVED)) {
            return Answer.error("is_archived");
        }
        return channels.containsKey(channel) || channel.startsWith("U") ? null : Answer.error("not_in_channel");
    }

    /** What stands in the channel itself, the newest first. */
    private Answer history(JsonObject form) {
        List<JsonObject> posted = new ArrayList<>(messages(BlockKit.string(form, "channel")));
        posted.removeIf(message -> message.has("thread_ts") || !isSince(form, message));
        Collections.reverse(posted);
        return read(form, posted);
    }

    /** A message and the answers to it, the oldest first. */
    private Answer replies(JsonObject form) {
        String channel = BlockKit.string(form, "channel");
        String thread = BlockKit.string(form, "ts");
        List<JsonObject> posted = new ArrayList<>(messages(channel));
        posted.removeIf(message -> !thread.equals(BlockKit.string(message, "ts"))
                && (!thread.equals(BlockKit.string(message, "thread_ts")) || !isSince(form, message)));
        return posted.isEmpty() && closed(channel) == null ? Answer.error("thread_not_found") : read(form, posted);
    }

    private static boolean isSince(JsonObject form, JsonObject message) {
        String oldest = BlockKit.string(form, "oldest");
        return oldest.isEmpty() || new BigDecimal(BlockKit.string(message, "ts")).compareTo(new BigDecimal(oldest)) > 0;
    }

    /** A page of messages, and where the next one begins. */
    private Answer read(JsonObject form, List<JsonObject> messages) {
        String channel = BlockKit.string(form, "channel");
        if (channel.startsWith("U")) {
            return Answer.error("channel_not_found");
        }
        Answer closed = hiding ? Answer.error("missing_scope") : closed(channel);
        if (closed != null) {
            return closed;
        }
        String cursor = BlockKit.string(form, "cursor");
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int until = Math.min(messages.size(), from + Integer.parseInt(BlockKit.string(form, "limit")));
        JsonArray read = new JsonArray();
        messages.subList(from, until).forEach(read::add);
        JsonObject body = new JsonObject();
        body.add("messages", read);
        boolean more = until < messages.size();
        body.addProperty("has_more", more);
        body.add("response_metadata", object(Map.of("next_cursor", more ? String.valueOf(until) : "")));
        return Answer.ok(body);
    }

    /** An answer to a message that is gone is taken, as one of its own: https://github.com/slack-go/slack/issues/1571 */
    private void thread(String channel, JsonObject message) {
        String thread = BlockKit.string(message, "thread_ts");
        if (!thread.matches("(\\d+\\.\\d{6})?")) {
            violations.add("a thread of no message: " + thread);
        }
        if (messages(channel).stream().noneMatch(posted -> thread.equals(BlockKit.string(posted, "ts")))) {
            message.remove("thread_ts");
        }
    }

    private Answer post(JsonObject form) {
        violations.addAll(BlockKit.post(form));
        String asked = BlockKit.string(form, "channel");
        Answer closed = closed(asked);
        if (closed != null) {
            return closed;
        }
        if (!admission.getAsBoolean()) {
            return Answer.error("internal_error");
        }
        String channel = asked.startsWith("U") ? DIRECT : asked;
        JsonObject message = form.deepCopy();
        thread(channel, message);
        put(channel, message);
        return Answer.ok(object(Map.of("ts", BlockKit.string(message, "ts"), "channel", channel)));
    }

    /** No two messages have the same timestamp. */
    private void put(String channel, JsonObject message) {
        long second = clock.instant().getEpochSecond();
        message.addProperty("ts", "%d.%06d".formatted(second, serial.incrementAndGet()));
        synchronized (channels) {
            channels.computeIfAbsent(channel, key -> new ArrayDeque<>()).add(message);
        }
    }

    private Answer ephemeral(JsonObject form) {
        violations.addAll(BlockKit.message(form));
        Answer closed = closed(BlockKit.string(form, "channel"));
        return closed == null ? Answer.ok(object(Map.of("message_ts", "1.2"))) : closed;
    }

    private Answer update(JsonObject form) {
        violations.addAll(BlockKit.message(form));
        if (!form.has("attachments")) {
            violations.add("chat.update without attachments keeps the old ones");
        }
        String channel = BlockKit.string(form, "channel");
        Answer closed = closed(channel);
        if (closed != null) {
            return closed;
        }
        String ts = BlockKit.string(form, "ts");
        for (JsonObject message : messages(channel)) {
            if (BlockKit.string(message, "ts").equals(ts)) {
                synchronized (channels) {
                    form.entrySet().forEach(entry -> message.add(entry.getKey(), entry.getValue()));
                }
                return Answer.ok(object(Map.of("ts", ts, "channel", channel)));
            }
        }
        return Answer.error("message_not_found");
    }

    private Answer triggered(JsonObject form) {
        Instant made = triggers.remove(BlockKit.string(form, "trigger_id"));
        if (made == null) {
            return Answer.error("exchanged_trigger_id");
        }
        return isOver(made, LIFE_OF_A_TRIGGER) ? Answer.error("expired_trigger_id") : view(form);
    }

    private Answer view(JsonObject form) {
        JsonObject view = form.getAsJsonObject("view");
        violations.addAll(BlockKit.view(view));
        JsonObject opened = view.deepCopy();
        opened.addProperty("id", next("V"));
        return Answer.ok(nested("view", opened));
    }

    private static JsonObject object(Map<String, String> values) {
        JsonObject object = new JsonObject();
        new HashMap<>(values).forEach(object::addProperty);
        return object;
    }

    /** The arguments of a call; blocks, attachments, views and metadata as the JSON they are. */
    private static JsonObject form(String body) {
        JsonObject form = new JsonObject();
        for (String pair : body.split("&", -1)) {
            int separator = pair.indexOf('=');
            if (separator > 0) {
                String value = URLDecoder.decode(pair.substring(separator + 1), StandardCharsets.UTF_8);
                form.add(pair.substring(0, separator), value(value));
            }
        }
        return form;
    }

    private static JsonElement value(String text) {
        boolean json = text.startsWith("{") || text.startsWith("[");
        return json ? JsonParser.parseString(text) : GSON.toJsonTree(text);
    }

    /** The messages and views that were sent, one JSON object a line. */
    List<String> payloads() {
        List<String> lines = new ArrayList<>();
        transcript.stream()
                .filter(exchange -> exchange.body().has("blocks")
                        || exchange.body().has("view")
                        || exchange.body().has("attachments"))
                .forEach(exchange -> {
                    lines.add(line(exchange.method(), exchange.body()));
                    BlockKit.array(exchange.body(), "attachments")
                            .forEach(edge -> lines.add(line(exchange.method() + " edge", edge.getAsJsonObject())));
                });
        return lines;
    }

    private static String line(String method, JsonObject arguments) {
        JsonObject line = new JsonObject();
        line.addProperty("method", method);
        line.add("args", arguments);
        return GSON.toJson(line);
    }
}
