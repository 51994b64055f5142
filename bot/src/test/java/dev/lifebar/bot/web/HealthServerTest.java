package dev.lifebar.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HealthServerTest {
    private final Map<String, HealthServer.Part> parts = new LinkedHashMap<>();

    @Test
    void tellsThatAllPartsWork() throws Exception {
        parts.put("database", () -> true);
        parts.put("discord", () -> true);

        HttpResponse<String> response = ask("GET");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"database\":\"ok\",\"discord\":\"ok\"}");
    }

    @Test
    void failsWhenOnePartDoes() throws Exception {
        parts.put("database", () -> true);
        parts.put("slack", () -> false);

        HttpResponse<String> response = ask("GET");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"database\":\"ok\",\"slack\":\"failing\"}");
    }

    @Test
    void countsAnExceptionAsFailingAndTellsNothingOfIt() throws Exception {
        parts.put("database", () -> {
            throw new IllegalStateException("key=hunter2");
        });

        HttpResponse<String> response = ask("GET");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"database\":\"failing\"}");
    }

    @Test
    void onlyReads() throws Exception {
        assertThat(ask("POST").statusCode()).isEqualTo(405);
    }

    @Test
    void answersOthersWhileSomebodyDoesNotEndARequest() throws Exception {
        try (HealthServer server = HealthServer.start(0, parts, Duration.ofDays(1));
                Socket silent = begun(server)) {
            assertThat(ask(server, "GET").statusCode()).isEqualTo(200);
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void cutsOffWhoeverDoesNotEndARequest() throws Exception {
        try (HealthServer server = HealthServer.start(0, parts, Duration.ofMillis(50));
                Socket silent = begun(server)) {
            assertThat(silent.getInputStream().readAllBytes()).isEmpty();
        }
    }

    private static Socket begun(HealthServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write("GET /heal".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private HttpResponse<String> ask(String method) throws Exception {
        try (HealthServer server = HealthServer.start(0, parts)) {
            return ask(server, method);
        }
    }

    private static HttpResponse<String> ask(HealthServer server, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/healthz"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
