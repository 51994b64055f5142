package dev.lifebar.bot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import dev.lifebar.bot.Once;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers those who talk to the bot: a mention, a direct message, a look at its page. */
final class Talk {
    private static final String DIRECT = "im";
    private static final String USUAL = "credits";
    private static final Pattern ADDRESS = Pattern.compile("^\\s*<@[A-Z0-9]+(\\|[^>]*)?>[\\s,:]*");

    private final Counter counter;
    private final HomeTab home;
    private final Once requests;
    private final Executor workers;

    Talk(Counter counter, HomeTab home, Once requests, Executor workers) {
        this.counter = counter;
        this.home = home;
        this.requests = requests;
        this.workers = workers;
    }

    /**
     * Something somebody said.
     *
     * @param home the Slack workspace they belong to, if it says so
     * @param thread where it was said, if in a thread
     */
    private record Words(
            @Nullable String home,
            String user,
            String channel,
            @Nullable String thread,
            String text) {}

    Response mention(EventsApiPayload<AppMentionEvent> payload, EventContext context) {
        AppMentionEvent event = payload.getEvent();
        if (event.getUser() != null && event.getBotId() == null) {
            String home = event.getUserTeam() == null ? event.getTeam() : event.getUserTeam();
            hear(payload, new Words(home, event.getUser(), event.getChannel(), event.getThreadTs(), event.getText()));
        }
        return context.ack();
    }

    Response message(EventsApiPayload<MessageEvent> payload, EventContext context) {
        MessageEvent event = payload.getEvent();
        if (DIRECT.equals(event.getChannelType()) && event.getUser() != null && event.getBotId() == null) {
            hear(
                    payload,
                    new Words(
                            event.getTeam(),
                            event.getUser(),
                            event.getChannel(),
                            event.getThreadTs(),
                            event.getText()));
        }
        return context.ack();
    }

    Response homeOpened(EventsApiPayload<AppHomeOpenedEvent> payload, EventContext context) {
        AppHomeOpenedEvent event = payload.getEvent();
        if ("home".equals(event.getTab()) && requests.isFirst(payload.getEventId())) {
            workers.execute(() -> counter.attempt(
                    () -> home.show(counter.origins().of(payload, "", event.getUser(), event.getChannel())),
                    sorry -> counter.mail().publish(event.getUser(), HomeTab.page(sorry.blocks()))));
        }
        return context.ack();
    }

    private void hear(EventsApiPayload<?> payload, Words words) {
        if (requests.isFirst(payload.getEventId())) {
            workers.execute(() -> counter.attempt(
                    () -> answer(payload, words),
                    sorry -> counter.mail().say(words.channel(), words.user(), words.thread(), sorry)));
        }
    }

    private void answer(EventsApiPayload<?> payload, Words words) {
        Origin origin =
                counter.origins().of(payload, words.home() == null ? "" : words.home(), words.user(), words.channel());
        String text = words.text() == null ? "" : words.text();
        String typed = Typed.plain(ADDRESS.matcher(text).replaceFirst(""));
        String line = typed.isEmpty() ? USUAL : typed;
        Said said = counter.desk().line(origin, line);
        Reply reply = said.answer() instanceof Form ? offer(said, line) : (Reply) said.answer();
        SlackMessage message = counter.message(origin, said, reply);
        counter.mail()
                .say(origin, words.thread(), message)
                .ifPresent(id -> counter.sequels()
                        .shown(
                                id.channel() + " " + id.timestamp(),
                                reply,
                                better -> counter.mail().change(id, counter.message(origin, said, better))));
    }

    /** A form opens only when somebody presses or types a command, so a button stands for it. */
    static Reply offer(Said said, String line) {
        String typed = line.startsWith("/") ? line.substring(1) : line;
        Reply.Builder reply = Reply.usage()
                .lines(Line.of(SlackTexts.text(
                        "form.offer", said.spec().map(Spec::usage).orElse("/" + typed))));
        Button button = Actions.press(SlackTexts.text("form.open"), typed);
        boolean fits = ((Button.Press) button).action().length() <= Actions.LONGEST;
        return (fits ? reply.button(button) : reply).build();
    }
}
