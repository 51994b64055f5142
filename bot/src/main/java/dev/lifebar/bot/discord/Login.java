package dev.lifebar.bot.discord;

import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import okhttp3.OkHttpClient;

/** Makes a connection that keeps next to nothing in memory and asks for no privileged intents. */
final class Login {
    /** A send is tried again by the outbox, which waits no longer than ten seconds for one. */
    private static final int PATIENCE = 8;

    private final DiscordSettings settings;
    private final Sessions sessions;
    private final ServerClock clock;
    private final Object[] listeners;

    Login(DiscordSettings settings, Sessions sessions, ServerClock clock, Object... listeners) {
        this.settings = settings;
        this.sessions = sessions;
        this.clock = clock;
        this.listeners = listeners.clone();
    }

    /** Asks Discord whether it knows the token, then connects in the background. */
    JDA build() {
        RestConfig rest = new RestConfig();
        if (settings.restUrl() != null) {
            rest.setBaseUrl(settings.restUrl());
        }
        return JDABuilder.createLight(settings.token().value(), Collections.emptySet())
                .setRestConfig(rest)
                .setSessionController(sessions)
                .setCompression(isPlain() ? Compression.NONE : Compression.ZLIB)
                .setHttpClientBuilder(new OkHttpClient.Builder()
                        .callTimeout(PATIENCE, TimeUnit.SECONDS)
                        .addInterceptor(new EditLimits())
                        .addNetworkInterceptor(clock))
                .setRequestTimeoutRetry(false)
                .setEnableShutdownHook(false)
                .addEventListeners(listeners)
                .build();
    }

    private boolean isPlain() {
        return settings.gatewayUrl() != null
                && settings.gatewayUrl().toLowerCase(Locale.ROOT).startsWith("ws://");
    }
}
