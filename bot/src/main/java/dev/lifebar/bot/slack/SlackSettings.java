package dev.lifebar.bot.slack;

import dev.lifebar.core.secret.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * What the adapter must be told.
 *
 * @param botToken {@code xoxb-…}
 * @param appToken {@code xapp-…}, with the scope {@code connections:write}
 * @param api the address of the Web API, with a slash at its end
 * @param tick how often the connection is looked after
 */
public record SlackSettings(Secret botToken, Secret appToken, URI api, Duration tick) {
    public static final URI API = URI.create("https://slack.com/api/");
    public static final Duration TICK = Duration.ofSeconds(5);
}
