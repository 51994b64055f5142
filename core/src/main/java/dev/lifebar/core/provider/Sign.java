package dev.lifebar.core.provider;

import static java.util.Objects.requireNonNullElse;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a question is signed with a key that is not sent itself, written {@code aws4 access_key_id us-east-1/ce}.
 *
 * @param id the field that says whose key it is; empty where the key says it
 * @param scope what the signature is good for, in the words of the way; empty where it is good for the question alone
 */
public record Sign(Way way, String id, String scope) {
    private static final Pattern WORDS = Pattern.compile("([a-z0-9]+)(?: ([a-z_]+))?(?: (\\S+))?");

    /** Whose way of signing it is. */
    public enum Way {
        /** Amazon: the scope is region and service. */
        AWS4("[a-z_]+", "[a-z0-9-]+/[a-z0-9-]+"),
        /** Alibaba. */
        ACS3("[a-z_]+", ""),
        /** Tencent: the scope is the service. */
        TC3("[a-z_]+", "[a-z]+"),
        /** Volcengine: the scope is region and service. */
        VOLCENGINE("[a-z_]+", "[a-z0-9-]+/[a-z0-9_]+"),
        /** Google: the key is the file of a service account, the scope is the address of the service. */
        GOOGLE("", "https://\\S+/");

        private final Pattern id;
        private final Pattern scope;

        Way(String id, String scope) {
            this.id = Pattern.compile(id);
            this.scope = Pattern.compile(scope);
        }
    }

    /** Reads how to sign, or complains with an {@link IllegalArgumentException}. */
    static Sign of(String text) {
        Matcher words = WORDS.matcher(text);
        if (words.matches()) {
            Way way = Way.valueOf(words.group(1).toUpperCase(Locale.ROOT));
            String id = requireNonNullElse(words.group(2), "");
            String scope = requireNonNullElse(words.group(3), "");
            if (way.id.matcher(id).matches() && way.scope.matcher(scope).matches()) {
                return new Sign(way, id, scope);
            }
        }
        throw new IllegalArgumentException(text);
    }
}
