package dev.lifebar.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    private HttpResponse<String> ask(String method) throws Exception {
        try (HealthServer server = HealthServer.start(0, parts)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/healthz"))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
