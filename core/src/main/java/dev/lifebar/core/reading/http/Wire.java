package dev.lifebar.core.reading.http;

import dev.lifebar.core.reading.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends questions, within limits. */
final class Wire {
    private static final int MOST_REDIRECTS = 3;

    /** How many connections may stay open that nobody uses; Java's client has no other place to say it. */
    private static final int IDLE = 12;

    static {
        System.setProperty("jdk.httpclient.connectionPoolSize", Integer.toString(IDLE));
    }

    private final Limits limits;
    private final InstantSource time;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private @Nullable HttpClient client;

    Wire(Limits limits, InstantSource time) {
        this.limits = limits;
        this.time = time;
    }

    /** Follows redirects within a host only, since the key goes along. */
    Answer ask(Question asked) throws Untold {
        HttpRequest question = asked.request();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response = inTurn(question);
            if (response.statusCode() / 100 != 3) {
                return answer(response);
            }
            question = redirected(question, asked.signed(), response);
        }
        throw Untold.unexpected("redirected in circles");
    }

    private HttpResponse<byte[]> inTurn(HttpRequest question) throws Untold {
        Semaphore place = places.computeIfAbsent(question.uri().getHost(), host -> new Semaphore(limits.perHost()));
        try {
            if (!place.tryAcquire(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Untold(Failure.TRANSIENT, "too many questions at once");
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try {
            return response(question);
        } finally {
            place.release();
        }
    }

    private HttpResponse<byte[]> response(HttpRequest question) throws Untold {
        CompletableFuture<HttpResponse<byte[]>> response =
                client().sendAsync(question, info -> new CappedBody(limits.bytes()));
        try {
            return response.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Untold(Failure.TRANSIENT, "no answer in time");
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw untold(e.getCause());
        } finally {
            // nothing else stops an answer that trickles in
            response.cancel(true);
        }
    }

    private static Untold interrupted() {
        Thread.currentThread().interrupt();
        return new Untold(Failure.TRANSIENT, "interrupted");
    }

    private static Untold untold(@Nullable Throwable failure) {
        if (failure instanceof CappedBody.TooLongException) {
            return Untold.unexpected("the answer is too long");
        }
        return new Untold(
                Failure.TRANSIENT, failure instanceof SSLException ? "no secure connection" : "no connection");
    }

    private static HttpRequest redirected(HttpRequest question, boolean signed, HttpResponse<byte[]> response)
            throws Untold {
        URI target = response.headers()
                .firstValue("location")
                .flatMap(location -> resolved(question.uri(), location))
                .filter(found -> isSameHost(found, question.uri()))
                .orElseThrow(() -> Untold.unexpected("redirected elsewhere, HTTP " + response.statusCode()));
        if (signed || !question.method().equals("GET")) {
            throw Untold.unexpected("redirected, HTTP " + response.statusCode());
        }
        return HttpRequest.newBuilder(question, (name, value) -> true)
                .uri(target)
                .build();
    }

    private static Optional<URI> resolved(URI base, String location) {
        try {
            return Optional.of(base.resolve(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSameHost(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getRawAuthority(), other.getRawAuthority());
    }

    private Answer answer(HttpResponse<byte[]> response) throws Untold {
        byte[] body = response.body();
        boolean packed = body.length > 1 && body[0] == (byte) 0x1f && body[1] == (byte) 0x8b;
        return new Answer(
                response.statusCode(),
                new String(packed ? unpacked(body) : body, StandardCharsets.UTF_8),
                wait(response.headers()));
    }

    /** The longest of all: Azure has a header of this kind for each of its limits. */
    private @Nullable Duration wait(HttpHeaders headers) {
        return headers.map().entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).endsWith("retry-after"))
                .flatMap(header -> header.getValue().stream())
                .flatMap(text -> RetryAfter.read(text, time.instant()).stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Told by its first bytes, because some pack whatever was asked for. */
    private byte[] unpacked(byte[] body) throws Untold {
        try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] unpacked = unpacking.readNBytes(limits.bytes() + 1);
            if (unpacked.length > limits.bytes()) {
                throw Untold.unexpected("the answer is too long");
            }
            return unpacked;
        } catch (IOException e) {
            throw Untold.unexpected("the answer breaks off");
        }
    }

    /** Made when it is first needed, because a start that asks nobody should not wait for it. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(limits.time())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }
}
