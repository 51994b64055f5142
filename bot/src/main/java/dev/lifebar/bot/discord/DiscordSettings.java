package dev.lifebar.bot.discord;

import dev.lifebar.core.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How Discord is reached.
 *
 * @param restUrl with version and trailing slash, such as {@code https://discord.com/api/v10/}; null for Discord's own
 * @param gatewayUrl such as {@code wss://gateway.discord.gg}; null for Discord's own
 * @param guild the server whose commands are registered alone, for development; null for all
 */
public record DiscordSettings(
        Secret token,
        @Nullable String restUrl,
        @Nullable String gatewayUrl,
        @Nullable String guild) {}
