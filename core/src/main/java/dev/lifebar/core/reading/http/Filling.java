package dev.lifebar.core.reading.http;

import dev.lifebar.core.provider.Call;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes requests of calls: puts in what stands in braces. */
final class Filling {
    private static final Pattern BRACES = Pattern.compile("\\{([a-z_]+)(?::([^{}]*))?}");
    private static final Pattern ENCODED = Pattern.compile("(.*)base64\\((.*)\\)");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern DOTS = Pattern.compile("\\.*");

    private final Credentials credentials;
    private final Days days;
    private final Instant now;

    Filling(Credentials credentials, Days days, Instant now) {
        this.credentials = credentials;
        this.days = days;
        this.now = now;
    }

    /**
     * The request for a call.
     *
     * @param address where it goes; braces may stand in its path
     * @param more a parameter beside those of the call; empty if there is none
     */
    HttpRequest request(Call call, String address, String more) throws Untold {
        if (!VISIBLE.matcher(credentials.key().value()).matches()) {
            throw new Untold(Failure.KEY_REJECTED, "no key looks like this");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(call, address, more))
                .setHeader("Accept", "application/json")
                .setHeader("User-Agent", "Lifebar");
        for (String header : call.headers()) {
            String[] parts = header.split(": ", 2);
            request.setHeader(parts[0], value(parts[1]));
        }
        String body = call.body();
        return body == null
                ? request.build()
                : request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private URI uri(Call call, String address, String more) throws Untold {
        List<String> parameters = new ArrayList<>();
        for (String parameter : call.query()) {
            String[] parts = parameter.split("=", 2);
            if (isKnown(parts[1])) {
                parameters.add(percent(parts[0]) + "=" + filled(parts[1], Filling::percent));
            }
        }
        if (!more.isEmpty()) {
            parameters.add(more);
        }
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        try {
            return URI.create(filled(address, Filling::percent) + query);
        } catch (IllegalArgumentException e) {
            throw new Untold(Failure.NOT_FOUND, "no address");
        }
    }

    /** A parameter of which nothing is known is left out. */
    private boolean isKnown(String template) {
        Matcher braces = BRACES.matcher(template);
        return !braces.find() || value(braces).isPresent();
    }

    private String filled(String template, UnaryOperator<String> escape) throws Untold {
        StringBuilder filled = new StringBuilder();
        Matcher braces = BRACES.matcher(template);
        while (braces.find()) {
            String value = value(braces).orElse(null);
            if (value == null || DOTS.matcher(value).matches()) {
                throw new Untold(Failure.NOT_FOUND, braces.group(1) + " is missing");
            }
            braces.appendReplacement(filled, Matcher.quoteReplacement(escape.apply(value)));
        }
        return braces.appendTail(filled).toString();
    }

    private Optional<String> value(Matcher braces) {
        String form = braces.group(2);
        return switch (braces.group(1)) {
            case "key" -> Optional.of(credentials.key().value());
            case "from" -> Optional.of(date(days.from().atStartOfDay().atOffset(ZoneOffset.UTC), form));
            case "to" -> Optional.of(date(days.to().atStartOfDay().atOffset(ZoneOffset.UTC), form));
            case "month" ->
                Optional.of(date(
                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC)
                                .toLocalDate()
                                .withDayOfMonth(1)
                                .atStartOfDay()
                                .atOffset(ZoneOffset.UTC),
                        form));
            case "now" -> Optional.of(date(OffsetDateTime.ofInstant(now, ZoneOffset.UTC), form));
            default -> Optional.ofNullable(credentials.fields().get(braces.group(1)));
        };
    }

    private static String date(OffsetDateTime date, @Nullable String form) {
        if (form == null || form.equals("seconds")) {
            return Long.toString(date.toEpochSecond());
        }
        return DateTimeFormatter.ofPattern(form, Locale.ROOT).format(date);
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String value(String template) throws Untold {
        Matcher encoded = ENCODED.matcher(template);
        if (!encoded.matches()) {
            return filled(template, UnaryOperator.identity());
        }
        byte[] inside = filled(encoded.group(2), UnaryOperator.identity()).getBytes(StandardCharsets.UTF_8);
        return encoded.group(1) + Base64.getEncoder().encodeToString(inside);
    }
}
