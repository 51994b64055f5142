package dev.lifebar.core.reading.http;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks signatures as a provider does: from what has arrived, and the secret it knows as well. */
final class Signatures {
    private static final Pattern SIGNED = Pattern.compile(
            "(\\S+) Credential=([^/,]+)(?:/([^,]+))?, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    /** Where a signature is wanted, what it has to cover at least, and the time in which form. */
    private static final Map<String, Wanted> WANTED = Map.of(
            "/ce.us-east-1.amazonaws.com/",
            new Wanted(
                    "AWS4-HMAC-SHA256",
                    "access_key_id",
                    "20260920/us-east-1/ce/aws4_request",
                    "AWS4",
                    "X-Amz-Date",
                    "20260920T120000Z",
                    List.of("host", "x-amz-date", "x-amz-target")),
            "/business.ap-southeast-1.aliyuncs.com/",
            new Wanted(
                    "ACS3-HMAC-SHA256",
                    "access_key_id",
                    null,
                    "",
                    "x-acs-date",
                    "2026-09-20T12:00:00Z",
                    List.of("host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce")),
            "/billing.tencentcloudapi.com/",
            new Wanted(
                    "TC3-HMAC-SHA256",
                    "secret_id",
                    "2026-09-20/billing/tc3_request",
                    "TC3",
                    "X-TC-Timestamp",
                    "1789905600",
                    List.of("content-type", "host")),
            "/open.volcengineapi.com/",
            new Wanted(
                    "HMAC-SHA256",
                    "access_key_id",
                    "20260920/cn-beijing/billing/request",
                    "",
                    "X-Date",
                    "20260920T120000Z",
                    List.of("host", "x-content-sha256", "x-date")));

    private static final String GOOGLE = "/bigquery.googleapis.com/";

    private Signatures() {}

    private record Wanted(
            String way,
            String id,
            @Nullable String scope,
            String prefix,
            String clock,
            String time,
            List<String> covered) {}

    /** Whether a question is signed as it has to be; one that needs no signature is. */
    static boolean isGenuine(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String authorization = requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        Wanted wanted = WANTED.get(path);
        try {
            if (path.startsWith(GOOGLE)) {
                return isOfGoogle(authorization);
            }
            return wanted == null || isSigned(exchange, wanted, authorization);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSigned(HttpExchange exchange, Wanted wanted, String authorization)
            throws IOException, GeneralSecurityException {
        Matcher parts = SIGNED.matcher(authorization);
        if (!parts.matches()) {
            return false;
        }
        List<String> covered = List.of(parts.group(4).split(";", -1));
        String canonical = canonical(exchange, covered);
        String text = wanted.scope() == null
                ? String.join("\n", wanted.way(), sha256(canonical))
                : String.join("\n", wanted.way(), wanted.time(), wanted.scope(), sha256(canonical));
        return parts.group(1).equals(wanted.way())
                && parts.group(2).equals(wanted.id())
                && requireNonNullElse(parts.group(3), "").equals(requireNonNullElse(wanted.scope(), ""))
                && covered.containsAll(wanted.covered())
                && wanted.time().equals(exchange.getRequestHeaders().getFirst(wanted.clock()))
                && parts.group(5).equals(HexFormat.of().formatHex(mac(key(wanted), text)));
    }

    private static byte[] key(Wanted wanted) throws GeneralSecurityException {
        byte[] key = (wanted.prefix() + StandIn.KEY).getBytes(StandardCharsets.UTF_8);
        String scope = wanted.scope();
        for (String part : scope == null ? new String[0] : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return key;
    }

    private static String canonical(HttpExchange exchange, List<String> covered)
            throws IOException, GeneralSecurityException {
        String query = requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return String.join(
                "\n",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Stream.of(query.split("&", -1)).sorted().collect(joining("&")),
                covered.stream()
                        .map(name -> name + ":" + exchange.getRequestHeaders().getFirst(name) + "\n")
                        .collect(joining()),
                String.join(";", covered),
                sha256(body));
    }

    private static boolean isOfGoogle(String authorization) throws IOException, GeneralSecurityException {
        String[] parts = authorization.replace("Bearer ", "").split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(ServiceAccount.PUBLIC);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        JsonNode header = Vector.JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
        JsonNode claims = Vector.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        long now = StandIn.NOW.getEpochSecond();
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                && header.path("alg").asText().equals("RS256")
                && header.path("kid").asText().equals(ServiceAccount.KEY_ID)
                && claims.path("iss").asText().equals(ServiceAccount.EMAIL)
                && claims.path("sub").asText().equals(ServiceAccount.EMAIL)
                && claims.path("aud").asText().equals("https://bigquery.googleapis.com/")
                && claims.path("iat").asLong() == now
                && claims.path("exp").asLong() > now
                && claims.path("exp").asLong() <= now + 3600;
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
