package dev.lifebar.core.reading.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.lifebar.core.provider.Call;
import dev.lifebar.core.provider.Sign;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.sign.Signer;
import dev.lifebar.core.reading.sign.Unsigned;
import dev.lifebar.core.secret.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes requests of calls: puts in what stands in braces. */
final class Filling {
    private static final Pattern BRACES = Pattern.compile("\\{([a-z_]+)(?::([^{}]*))?}");
    private static final Pattern ENCODED = Pattern.compile("(.*)base64\\((.*)\\)");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final String NO_KEY = "no key looks like this";
    private static final Pattern DOTS = Pattern.compile("\\.*");

    private final Credentials credentials;
    private final @Nullable Secret token;
    private final Days days;
    private final Instant now;

    /** Fills in what is known; the token is null where there is none yet. */
    Filling(Credentials credentials, @Nullable Secret token, Days days, Instant now) {
        this.credentials = credentials;
        this.token = token;
        this.days = days;
        this.now = now;
    }

    /**
     * The question for a call.
     *
     * @param address where it goes; braces may stand in its path
     * @param page which page is wanted; null for the first, or the only one
     */
    Question question(Call call, String address, @Nullable Mark page) throws Untold {
        URI uri = uri(call, address, page);
        SortedMap<String, String> headers = headers(call);
        String body = body(call, page);
        Sign sign = call.sign();
        if (sign != null) {
            String method = body == null ? "GET" : "POST";
            headers.putAll(signed(sign, new Unsigned(method, uri, headers, body == null ? "" : body)));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        headers.forEach(request::setHeader);
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return new Question(request.build(), sign != null);
    }

    private SortedMap<String, String> headers(Call call) throws Untold {
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Map.of("Accept", "application/json", "User-Agent", "Lifebar"));
        for (String header : call.headers()) {
            String[] parts = header.split(": ", 2);
            headers.put(parts[0], value(parts[1]));
        }
        return headers;
    }

    private Map<String, String> signed(Sign sign, Unsigned question) throws Untold {
        String id = sign.id().isEmpty() ? "" : credentials.fields().getOrDefault(sign.id(), "");
        if (!sign.id().isEmpty() && !VISIBLE.matcher(id).matches()) {
            throw new Untold(Failure.KEY_REJECTED, NO_KEY);
        }
        try {
            return Signer.of(sign, id, credentials.key(), now).headers(question);
        } catch (GeneralSecurityException e) {
            throw new Untold(Failure.KEY_REJECTED, NO_KEY);
        }
    }

    /** What is posted; null where nothing is. */
    private @Nullable String body(Call call, @Nullable Mark page) throws Untold {
        String template = call.body();
        if (template == null) {
            return null;
        }
        if (!isJson(template)) {
            return filled(template, Filling::percent);
        }
        String body = filled(template, Filling::escaped);
        return page == null
                ? body
                : "{\"%s\": \"%s\", ".formatted(escaped(page.name()), escaped(page.value())) + body.substring(1);
    }

    private static boolean isJson(String template) {
        return template.startsWith("{") || template.startsWith("[");
    }

    private URI uri(Call call, String address, @Nullable Mark page) throws Untold {
        List<String> parameters = new ArrayList<>();
        for (String parameter : call.query()) {
            String[] parts = parameter.split("=", 2);
            if (isKnown(parts[1])) {
                parameters.add(percent(parts[0]) + "=" + filled(parts[1], Filling::percent));
            }
        }
        if (page != null && call.body() == null) {
            parameters.add(percent(page.name()) + "=" + percent(page.value()));
        }
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        try {
            return URI.create(filled(address, Filling::percent) + query);
        } catch (IllegalArgumentException e) {
            throw new Untold(Failure.NOT_FOUND, "no address");
        }
    }

    /** A parameter of which nothing is known is left out. */
    private boolean isKnown(String template) throws Untold {
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

    private Optional<String> value(Matcher braces) throws Untold {
        String form = braces.group(2);
        return switch (braces.group(1)) {
            case "key" -> Optional.of(visible(credentials.key()));
            case "token" -> Optional.ofNullable(token).map(Secret::value);
            case "from" -> Optional.of(date(days.from().atStartOfDay().atOffset(ZoneOffset.UTC), form));
            case "to" -> Optional.of(date(days.to().atStartOfDay().atOffset(ZoneOffset.UTC), form));
            case "last" ->
                Optional.of(date(days.to().minusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC), form));
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

    private static String visible(Secret key) throws Untold {
        if (!VISIBLE.matcher(key.value()).matches()) {
            throw new Untold(Failure.KEY_REJECTED, NO_KEY);
        }
        return key.value();
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

    /** As it stands between the quotes of JSON. */
    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
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
