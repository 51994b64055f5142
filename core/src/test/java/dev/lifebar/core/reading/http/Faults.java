package dev.lifebar.core.reading.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Outcome;
import dev.lifebar.core.reading.Telling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Every provider at once, with one thing wrong. */
final class Faults implements AutoCloseable {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int TWO_MEGABYTES = 2_000_000;
    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final String ERROR = """
            {"success": false, "code": 7, "status": false, "message": "no", "error": {"message": "no"},
             "errors": [{"message": "no"}], "base_resp": {"status_code": 7}, "data": null, "isValid": false}
            """;
    private static final String PAGE = "<!doctype html>\n<html><title>Just a moment...</title></html>";

    private final String fault;
    private final StandIn standIn;
    private final StandIn elsewhere;
    private final ServerSocket rude;
    private final String address;
    private final Catalogue catalogue;
    private final CountDownLatch over = new CountDownLatch(1);

    Faults(String fault) throws IOException {
        this.fault = fault;
        this.standIn = new StandIn(this::answer);
        this.elsewhere = new StandIn(exchange -> StandIn.send(exchange, 200, "{}"));
        this.rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.address = asked();
        this.catalogue = StandIn.catalogue(address);
        Thread resetting = new Thread(this::reset, "reset");
        resetting.setDaemon(true);
        resetting.start();
    }

    Provider provider(String id) {
        return catalogue.find(id).orElseThrow();
    }

    Credentials credentials(String id) {
        return standIn.credentials(id, address);
    }

    /** The outcome as one word. */
    String word(Outcome outcome, Vector vector) {
        if (outcome instanceof Outcome.Failed failed) {
            assertThat(failed.detail()).isNotBlank();
            assertThat(failed.detail().equals("no secure connection")).isEqualTo(fault.equals("no secure connection"));
            assertThat(failed.retryAfter()).isEqualTo(retryAfter());
            return failed.failure().name();
        }
        Telling telling = ((Outcome.Told) outcome).telling();
        String left = decimal(telling.left());
        String spent = decimal(telling.spent().reduce(Amount::plus).orElse(null));
        if (Objects.equals(left, rounded(vector.left(), RoundingMode.FLOOR))
                && Objects.equals(spent, rounded(vector.spent(), RoundingMode.HALF_UP))) {
            return "TOLD";
        }
        return left == null && spent == null ? "NO_LIMIT" : "ANOTHER_NUMBER " + left + " " + spent;
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        standIn.close();
        elsewhere.close();
        rude.close();
        assertThat(elsewhere.requests())
                .as("requests that went to another host")
                .isEmpty();
    }

    private @Nullable Duration retryAfter() {
        return fault.contains(" for 30 s") || fault.endsWith(" until a date") ? Duration.ofSeconds(30) : null;
    }

    private String asked() throws IOException {
        return switch (fault) {
            case "reset connection" -> "http://127.0.0.1:" + rude.getLocalPort();
            case "no secure connection" -> "https://127.0.0.1:" + rude.getLocalPort();
            case "nobody there" -> {
                try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                    yield "http://127.0.0.1:" + gone.getLocalPort();
                }
            }
            default -> standIn.address();
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        Optional<JsonNode> token = Vector.token(path(exchange));
        if (token.isPresent()) {
            StandIn.send(exchange, 200, token.get().toString());
        } else if (Character.isDigit(fault.charAt(0))) {
            refuse(exchange, Integer.parseInt(fault.substring(0, 3)));
        } else if (fault.contains("redirect")) {
            redirect(exchange);
        } else if (fault.startsWith("slow")) {
            dawdle(exchange);
        } else {
            StandIn.send(exchange, status(), body(exchange), headers());
        }
    }

    private void refuse(HttpExchange exchange, int status) throws IOException {
        if (fault.endsWith(" to another host")) {
            StandIn.send(exchange, status, "", "Location", elsewhere.address() + exchange.getRequestURI());
        } else if (fault.endsWith(" for 30 s")) {
            StandIn.send(exchange, status, ERROR, "Retry-After", "30");
        } else if (fault.endsWith(" until a date")) {
            StandIn.send(exchange, status, ERROR, "Retry-After", "Sun, 20 Sep 2026 12:00:30 GMT");
        } else {
            StandIn.send(exchange, status, ERROR);
        }
    }

    private void redirect(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        if (fault.endsWith("to itself")) {
            StandIn.send(exchange, 302, "", "Location", asked);
        } else if (asked.startsWith("/moved")) {
            StandIn.send(exchange, 200, sample(exchange).toString());
        } else {
            StandIn.send(exchange, 301, "", "Location", "/moved" + asked);
        }
    }

    private void dawdle(HttpExchange exchange) throws IOException {
        try {
            if (fault.equals("slow body")) {
                exchange.sendResponseHeaders(200, 0);
                OutputStream body = exchange.getResponseBody();
                while (!over.await(20, TimeUnit.MILLISECONDS)) {
                    body.write(' ');
                    body.flush();
                }
            }
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int status() {
        return switch (fault) {
            case "web page with 403" -> 403;
            case "no content" -> 204;
            default -> 200;
        };
    }

    private String[] headers() {
        return switch (fault) {
            case "wrong content type" -> new String[] {"Content-Type", "text/html; charset=iso-8859-1"};
            case "web page", "web page with 403" -> new String[] {"Content-Type", "text/html"};
            case "packed", "truncated packing", "two megabytes packed" -> new String[] {"Content-Encoding", "gzip"};
            default -> new String[0];
        };
    }

    private byte[] body(HttpExchange exchange) throws IOException {
        String sample = sample(exchange).toString();
        byte[] plain = sample.getBytes(StandardCharsets.UTF_8);
        return switch (fault) {
            case "packed" -> packed(plain);
            case "truncated packing" -> Arrays.copyOf(packed(plain), 14);
            case "two megabytes" -> (sample + " ".repeat(TWO_MEGABYTES)).getBytes(StandardCharsets.UTF_8);
            case "two megabytes packed" ->
                packed((sample + " ".repeat(TWO_MEGABYTES)).getBytes(StandardCharsets.UTF_8));
            case "truncated JSON" -> Arrays.copyOf(plain, plain.length - 1);
            case "two answers" -> (sample + sample).getBytes(StandardCharsets.UTF_8);
            case "web page", "web page with 403" -> PAGE.getBytes(StandardCharsets.UTF_8);
            case "an error inside" -> ERROR.getBytes(StandardCharsets.UTF_8);
            case "empty body", "no content" -> new byte[0];
            case "blank body" -> " \n".getBytes(StandardCharsets.UTF_8);
            case "a list" -> "[]".getBytes(StandardCharsets.UTF_8);
            case "null alone" -> "null".getBytes(StandardCharsets.UTF_8);
            case "wrong content type" -> plain;
            default -> edited(exchange).toString().getBytes(StandardCharsets.UTF_8);
        };
    }

    private JsonNode edited(HttpExchange exchange) {
        return new Edit(change())
                .of(
                        sample(exchange),
                        Objects.requireNonNull(provider(vector(exchange).id()).recipe()));
    }

    private UnaryOperator<@Nullable JsonNode> change() {
        return switch (fault) {
            case "missing field" -> number -> null;
            case "null" -> number -> NODES.nullNode();
            case "empty text" -> number -> NODES.textNode("");
            case "a word for a number" -> number -> NODES.textNode("soon");
            case "true for a number" -> number -> NODES.booleanNode(true);
            case "a list for a number" -> number -> NODES.arrayNode();
            case "comma for a point" -> number -> NODES.textNode("12,50");
            case "a number beyond measure" -> number -> NODES.numberNode(new BigDecimal("1e400"));
            case "text for a number" -> number -> isContainer(number) ? number : NODES.textNode(text(number));
            case "commas of thousands" -> number -> isContainer(number) ? number : NODES.textNode(commas(text(number)));
            case "a million more" -> number -> isContainer(number) ? number : NODES.textNode(more(number));
            case "a million more with commas" ->
                number -> isContainer(number) ? number : NODES.textNode(commas(more(number)));
            case "number for a text" ->
                number -> isContainer(number) ? number : NODES.numberNode(new BigDecimal(text(number)));
            default -> throw new IllegalArgumentException(fault);
        };
    }

    private static String more(@Nullable JsonNode number) {
        return new BigDecimal(text(number)).add(MILLION).toPlainString();
    }

    private static String commas(String number) {
        String plain = new BigDecimal(number).toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + (point < 0 ? "" : plain.substring(point));
    }

    private static boolean isContainer(@Nullable JsonNode node) {
        return node != null && node.isContainerNode();
    }

    /** Without commas, since where two paths lead to it a number is changed twice. */
    private static String text(@Nullable JsonNode number) {
        return Objects.requireNonNull(number).asText().replace(",", "");
    }

    private static JsonNode sample(HttpExchange exchange) {
        return Objects.requireNonNull(vector(exchange).answers().get(path(exchange)));
    }

    private static Vector vector(HttpExchange exchange) {
        return Vector.ALL.stream()
                .filter(vector -> vector.answers().containsKey(path(exchange)))
                .findFirst()
                .orElseThrow();
    }

    private static String path(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().replaceFirst("^/moved", "");
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(body);
        }
        return packed.toByteArray();
    }

    private void reset() {
        try {
            while (true) {
                try (Socket socket = rude.accept()) {
                    socket.getInputStream().read();
                    if (fault.equals("no secure connection")) {
                        socket.getOutputStream()
                                .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    } else {
                        socket.setSoLinger(true, 0);
                    }
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static @Nullable String decimal(@Nullable Amount amount) {
        return amount == null ? null : amount.decimal();
    }

    private static @Nullable String rounded(@Nullable BigDecimal number, RoundingMode rounding) {
        return number == null
                ? null
                : number.setScale(6, rounding).stripTrailingZeros().toPlainString();
    }
}
