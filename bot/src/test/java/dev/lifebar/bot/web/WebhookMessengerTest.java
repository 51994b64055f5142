package dev.lifebar.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.alert.Messenger.Post;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.workspace.Channel;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookMessengerTest {
    private static final Channel CHANNEL = new Channel(Messengers.WEBHOOK, "operator", "the webhook");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Secret SECRET = new Secret("0123456789abcdef");
    private static final Duration LONG = Duration.ofSeconds(8);
    private static final Reply ALERT = Reply.done()
            .accent(Level.RED)
            .block(new Block.Card(
                    Level.RED,
                    Line.of("Anthropic is critical"),
                    List.of(
                            Line.of("≈ $4.10 left, under a day at $5.20/day"),
                            Line.of(new Span.Bar(new HealthBar(1), Level.RED), new Span.Plain(" 7% · fell below 25%")),
                            Line.of(
                                            new Span.Plain("estimated from a sync "),
                                            new Span.Ago(NOW.minus(Duration.ofDays(2))),
                                            new Span.Plain(" at "),
                                            new Span.Clock(NOW.minus(Duration.ofDays(2))))
                                    .faint()),
                    List.of(Actions.press("I topped up…", "topup anthropic"))))
            .build();

    private final MockWebServer receiver = new MockWebServer();
    private WebhookMessenger messenger;

    @BeforeEach
    void listen() throws IOException {
        receiver.start();
        messenger = messenger(LONG);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private WebhookMessenger messenger(Duration patience) {
        URI address = receiver.url("/hook?key=canary").uri();
        return new WebhookMessenger(address, SECRET, InstantSource.fixed(NOW), patience);
    }

    @Test
    void tellsAnAlertInTheFormThatIsPromised() throws InterruptedException {
        answer(204);

        assertThat(post("abc")).isEqualTo(new Outcome.Sent("abc"));

        RecordedRequest request = receiver.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST /hook?key=canary HTTP/1.1");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(request.getHeaders().get("Lifebar-Delivery")).isEqualTo("abc");
        assertThat(body(request).utf8()).isEqualTo("""
                {"version":1,"delivery":"abc","incident":"abc","kind":"alert","level":"red",\
                "text":"Anthropic is critical. ≈ $4.10 left, under a day at $5.20/day. 7% · fell below 25%.\
                 estimated from a sync 2 days ago at 27 Feb 12:00 UTC.",\
                "lines":["Anthropic is critical","≈ $4.10 left, under a day at $5.20/day",\
                "7% · fell below 25%","estimated from a sync 2 days ago at 27 Feb 12:00 UTC"],\
                "at":"2026-03-01T12:00:00Z"}""");
    }

    /** The number is what openssl dgst -sha256 -hmac says of {@code 1772366400.{}}. */
    @Test
    void signsAsOthersDo() {
        assertThat(new Signature(SECRET).of(new byte[] {'{', '}'}, NOW))
                .isEqualTo("t=1772366400, v1=045b94e22889c4d3f49ea1ebebe0e8ca0e2883cb1419c86020b25064809b5516");
    }

    @Test
    void signsWhatItSends() throws InterruptedException {
        answer(200);
        post("abc");

        RecordedRequest request = receiver.takeRequest();
        assertThat(request.getHeaders().get("Lifebar-Signature"))
                .isEqualTo(new Signature(SECRET).of(body(request).toByteArray(), NOW));
    }

    @Test
    void tellsNewsOfAnAlertUnderItsIncident() throws Exception {
        answer(200);

        assertThat(messenger.edit(CHANNEL, "abc", well(), "def")).isEqualTo(new Outcome.Sent("abc"));

        RecordedRequest request = receiver.takeRequest();
        JsonNode told = new ObjectMapper().readTree(body(request).utf8());
        assertThat(told.path("kind").asText()).isEqualTo("update");
        assertThat(told.path("incident").asText()).isEqualTo("abc");
        assertThat(told.path("delivery").asText()).isEqualTo("def");
        assertThat(told.path("level").asText()).isEqualTo("green");
        assertThat(request.getHeaders().get("Lifebar-Delivery")).isEqualTo("def");
    }

    @Test
    void tellsAnAnswerUnderTheIncidentItAnswers() throws Exception {
        answer(200);

        messenger.post(CHANNEL, new Post(well(), "def", true, "abc", null, false));

        JsonNode told = new ObjectMapper().readTree(body(receiver.takeRequest()).utf8());
        assertThat(told.path("kind").asText()).isEqualTo("alert");
        assertThat(told.path("incident").asText()).isEqualTo("abc");
    }

    @Test
    void keepsTheTextWithinAnSms() throws Exception {
        Reply endless =
                Reply.done().lines(Line.of("😀".repeat(100)), Line.of("more")).build();
        answer(200);
        messenger.post(CHANNEL, Post.of(endless, "abc", false));

        JsonNode told = new ObjectMapper().readTree(body(receiver.takeRequest()).utf8());
        assertThat(told.path("text").asText()).isEqualTo("😀".repeat(79) + "…");
        assertThat(told.path("level").isNull()).isTrue();
        assertThat(told.path("lines")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 410, 301, 302, 307, 308})
    void waitsForSomebodyToAct(int status) {
        receiver.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", receiver.url("/elsewhere"))
                .build());

        assertThat(post("abc"))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        forbidden -> assertThat(forbidden.reason())
                                .contains(String.valueOf(status), "LIFEBAR_WEBHOOK_URL")
                                .doesNotContain("canary"));
        assertThat(receiver.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void givesUpWhatTheReceiverWillNeverTake(int status) {
        answer(status);

        assertThat(post("abc")).isEqualTo(new Outcome.Refused("the webhook refused the message (" + status + ")"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void triesAgainWhatMayPass(int status) {
        answer(status);

        assertThat(post("abc"))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).isNull());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 | 30                            | PT30S
            503 | 120                           | PT2M
            503 | Sun, 01 Mar 2026 12:05:00 GMT | PT4M59.877S
            429 | Sun, 01 Mar 2026 11:05:00 GMT | PT0S
            429 | 999999999                     | PT24H
            429 | soon                          |
            """)
    void comesBackWhenTheReceiverSays(int status, String retryAfter, Duration wait) {
        receiver.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", retryAfter)
                .build());

        assertThat(post("abc"))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).isEqualTo(wait));
    }

    @Test
    void triesAgainWhereNobodyAnswersInTime() {
        receiver.enqueue(new MockResponse.Builder()
                .code(200)
                .headersDelay(1, TimeUnit.MINUTES)
                .build());

        messenger = messenger(Duration.ofMillis(300));
        assertThat(post("abc")).isEqualTo(new Outcome.TryLater("the webhook did not answer", null));
    }

    @Test
    void doesNotWaitForTheEndOfAnAnswer() {
        receiver.enqueue(new MockResponse.Builder()
                .code(200)
                .body("thanks")
                .bodyDelay(1, TimeUnit.MINUTES)
                .build());

        assertThat(post("abc")).isEqualTo(new Outcome.Sent("abc"));
    }

    @Test
    void triesAgainWhereNobodyListens() {
        receiver.close();

        assertThat(post("abc")).isEqualTo(new Outcome.TryLater("the webhook did not answer", null));
    }

    @Test
    void hasOnePlaceAndNobodyAlone() {
        assertThat(messenger.platform()).isEqualTo(CHANNEL.platform());
        assertThat(messenger.canEdit()).isFalse();
        assertThat(messenger.check(CHANNEL)).get().isInstanceOf(Outcome.TryLater.class);
        assertThat(messenger.direct(new Author("ada", "Ada"))).isEmpty();
    }

    private void answer(int status) {
        receiver.enqueue(new MockResponse.Builder().code(status).build());
    }

    private Outcome post(String nonce) {
        return messenger.post(CHANNEL, Post.of(ALERT, nonce, false));
    }

    private static ByteString body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody());
    }

    private static Reply well() {
        return Reply.done().accent(Level.GREEN).lines(Line.of("🟩 back to 98%")).build();
    }
}
