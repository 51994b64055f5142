package dev.lifebar.bot.bench;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

/** The least that a bot on the same two libraries can be: what everything else is measured against. */
final class EchoBot {
    private EchoBot() {}

    public static void main(String[] words) throws Exception {
        Map<String, String> environment = System.getenv();
        slack(environment);
        discord(environment);
    }

    private static void discord(Map<String, String> environment) {
        String gateway = given(environment, "DISCORD_GATEWAY_URL");
        JDABuilder.createLight(given(environment, "DISCORD_TOKEN"), Collections.emptySet())
                .setRestConfig(new RestConfig().setBaseUrl(given(environment, "DISCORD_REST_URL")))
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return gateway;
                    }
                })
                .setCompression(Compression.NONE)
                .addEventListeners(new Echo())
                .build();
    }

    private static void slack(Map<String, String> environment) throws Exception {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(given(environment, "SLACK_API_URL"));
        App app = new App(AppConfig.builder()
                .slack(Slack.getInstance(config))
                .singleTeamBotToken(given(environment, "SLACK_BOT_TOKEN"))
                .authTestCacheEnabled(true)
                .build());
        app.command("/credits", (request, context) -> context.ack("pong"));
        new SocketModeApp(given(environment, "SLACK_APP_TOKEN"), SocketModeClient.Backend.JavaWebSocket, app)
                .startAsync();
    }

    private static String given(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    private static final class Echo extends ListenerAdapter {
        @Override
        public void onReady(ReadyEvent event) {
            event.getJDA()
                    .updateCommands()
                    .addCommands(Commands.slash("credits", "answers"))
                    .queue();
        }

        @Override
        public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
            event.replyComponents(TextDisplay.of("pong"))
                    .useComponentsV2()
                    .setAllowedMentions(Collections.emptySet())
                    .mentionRepliedUser(false)
                    .setEphemeral(true)
                    .queue();
        }
    }
}
