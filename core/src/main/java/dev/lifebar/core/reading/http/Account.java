package dev.lifebar.core.reading.http;

import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.provider.Call;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.provider.Reach;
import dev.lifebar.core.provider.Recipe;
import dev.lifebar.core.provider.Recipe.Region;
import dev.lifebar.core.reading.Credentials;
import dev.lifebar.core.reading.Failure;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an account is asked, and what it is counted in.
 *
 * @param address the address of the recipe's own call
 * @param base what begins the addresses of a gateway of somebody's own; empty for all others
 */
record Account(String address, String base, Unit unit) {
    private static final Pattern ENDING = Pattern.compile("(/v1)?/*$");
    private static final String TYPED = "{" + Recipe.BASE_URL + "}";

    static Account of(Provider provider, Recipe recipe, Credentials credentials, Reach reach) throws Untold {
        String base = base(credentials.fields().get(Recipe.BASE_URL), recipe, reach);
        Optional<Region> region = region(recipe, credentials);
        return new Account(
                region.map(Region::url).orElse(recipe.call().url()),
                base,
                Unit.of(region.map(Region::unit).orElse(provider.unit())));
    }

    /** Where a call goes, which may be another than the recipe's own. */
    String addressOf(Call call, Recipe recipe) {
        String template = call.equals(recipe.call()) ? address : call.url();
        return template.startsWith(TYPED) ? base + template.substring(TYPED.length()) : template;
    }

    private static Optional<Region> region(Recipe recipe, Credentials credentials) {
        String chosen = credentials.fields().getOrDefault(Recipe.REGION, "").toLowerCase(Locale.ROOT);
        for (Region region : recipe.regions()) {
            boolean told = region.isTold()
                    && credentials.key().value().endsWith(region.name().substring(1));
            if (told || region.name().equals(chosen)) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }

    private static String base(@Nullable String typed, Recipe recipe, Reach reach) throws Untold {
        if (!recipe.call().url().startsWith(TYPED)) {
            return "";
        }
        if (typed == null) {
            throw new Untold(Failure.NOT_FOUND, Recipe.BASE_URL + " is missing");
        }
        String base = ENDING.matcher(typed.strip()).replaceFirst("");
        try {
            URI address = URI.create(base);
            if (address.getRawQuery() == null && address.getRawFragment() == null && reach.allowsTyped(address)) {
                return base;
            }
        } catch (UnknownHostException e) {
            throw new Untold(Failure.TRANSIENT, "no such host");
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Untold(Failure.NOT_FOUND, Recipe.BASE_URL + " must be a public https address");
    }
}
