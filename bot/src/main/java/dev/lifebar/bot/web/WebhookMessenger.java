package dev.lifebar.bot.web;

import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.secret.Secret;
import dev.lifebar.core.workspace.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to one address of the operator's, from where an SMS, a mail or a pager can be fed. The address may be a secret
 * itself, so it is told nowhere.
 */
public final class WebhookMessenger implements Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookMessenger.class);

    private final URI address;
    private final Signature signature;
    private final InstantSource time;
    private final Duration patience;
    private @Nullable HttpClient client;

    /** Waits for an answer as long as a call may take, less what else there is to do. */
    public WebhookMessenger(URI address, Secret secret, InstantSource time) {
        this(address, secret, time, LONGEST_CALL.minusSeconds(2));
    }

    WebhookMessenger(URI address, Secret secret, InstantSource time, Duration patience) {
        this.address = address;
        this.signature = new Signature(secret);
        this.time = time;
        this.patience = patience;
    }

    @Override
    public String platform() {
        return Messengers.WEBHOOK;
    }

    @Override
    public boolean canEdit() {
        return false;
    }

    /** Whoever is rung by it has been named by the operator: a mention adds nobody. */
    @Override
    public Outcome post(Channel channel, Post post) {
        String incident = post.replyTo() == null ? post.nonce() : post.replyTo();
        return send(Notice.alert(post.message(), post.nonce(), incident, time.instant()), post.nonce());
    }

    /** Tells the news, since nobody can take back what was sent to a telephone; a pager can close its incident by it. */
    @Override
    public Outcome edit(Channel channel, String messageId, Reply message, String nonce) {
        return send(Notice.update(message, nonce, messageId, time.instant()), messageId);
    }

    /** Nobody can ask it without sending something. */
    @Override
    public Optional<Outcome> check(Channel channel) {
        return Optional.of(new Outcome.TryLater(WebTexts.text("webhook.unasked"), null));
    }

    private Outcome send(Notice notice, String messageId) {
        byte[] body = notice.json();
        Instant now = time.instant();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Lifebar")
                .header("Lifebar-Delivery", notice.delivery())
                .header("Lifebar-Signature", signature.of(body, now))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return tried(request, messageId);
    }

    private Outcome tried(HttpRequest request, String messageId) {
        CompletableFuture<HttpResponse<InputStream>> answer =
                client().sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            HttpResponse<InputStream> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            response.body().close();
            String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
            return new Verdict(response.statusCode(), retryAfter).outcome(messageId, time.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | IOException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.info("the webhook did not answer: {}", cause.getClass().getName());
        } finally {
            answer.cancel(true);
        }
        return new Outcome.TryLater(WebTexts.text("webhook.silent"), null);
    }

    /** Made when it is first needed, because a start that sends nothing should not wait for it. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(patience)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }
}
