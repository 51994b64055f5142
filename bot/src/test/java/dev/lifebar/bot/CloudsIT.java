package dev.lifebar.bot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lifebar.core.provider.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cloud that wants its questions signed, asked by the jar as it is shipped. */
class CloudsIT {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+canary5d1f0b7e9aKEY";
    private static final String ANSWER = """
            {"ResultsByTime": [{"TimePeriod": {"Start": "2026-09-01"}, "Groups": [
              {"Keys": ["Amazon Bedrock"], "Metrics": {"UnblendedCost": {"Amount": "4.73", "Unit": "USD"}}}]}]}
            """;

    @TempDir
    private Path directory;

    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private BuiltProgram program;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        program = new BuiltProgram(directory)
                .with(Map.of(
                        "LIFEBAR_PROVIDERS", moved().toString(),
                        "LIFEBAR_ALLOW_LOOPBACK", "true",
                        "LIFEBAR_LOG", "debug",
                        "AWS_ACCESS_KEY_ID", "AKIACANARY5D1F0B7E9A",
                        "AWS_SECRET_ACCESS_KEY", SECRET));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isAskedWithASignatureAndSlowsNobodyElse() throws Exception {
        assertThat(loaded("credits")).contains("dev.lifebar.core").doesNotContain("software.amazon", ".reading.sign.");
        assertThat(authorizations).as("nobody agreed to pay for a question yet").isEmpty();

        assertThat(loaded("lifebar", "connect", "aws-bedrock", "env:AWS_SECRET_ACCESS_KEY"))
                .contains("software.amazon.awssdk.http.auth.aws", "dev.lifebar.core.reading.sign.Aws4");
        assertThat(authorizations)
                .singleElement()
                .asString()
                .matches("AWS4-HMAC-SHA256 Credential=AKIACANARY5D1F0B7E9A/\\d{8}/us-east-1/ce/aws4_request, .*");

        assertThat(loaded("credits")).doesNotContain("software.amazon", ".reading.sign.");
        assertNoFileHasIt();
    }

    /** The names of the classes that a command loads, which has to succeed. */
    private String loaded(String... words) throws IOException, InterruptedException {
        Path loaded = directory.resolve("loaded");
        Files.deleteIfExists(loaded);
        Run run = program.with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded)
                .run(words);
        assertThat(run.code()).as(run.out() + run.error()).isZero();
        assertThat(run.out() + run.error()).doesNotContain(SECRET);
        return Files.readString(loaded);
    }

    private void assertNoFileHasIt() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .contains(program.database())
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(SECRET));
        }
    }

    /** The catalogue that comes with the program, every provider at this computer. */
    private Path moved() throws IOException {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        try (InputStream file = Catalogue.class.getResourceAsStream("providers.json")) {
            String moved = new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"url\": \"https:/", "\"url\": \"" + address);
            return Files.writeString(directory.resolve("providers.json"), moved);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
