package dev.lifebar.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.lifebar.bot.Once;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Answers pressed buttons: in messages, in views and on the home tab. */
final class Presses {
    private static final String LINK = "open-";
    private static final String HOME = "home";

    private final Counter counter;
    private final HomeTab home;
    private final Once requests;
    private final Once clicks;
    private final Executor workers;

    /**
     * Answers presses.
     *
     * @param requests knows what Slack has delivered
     * @param clicks knows what was pressed a moment ago: a double click is two requests
     */
    Presses(Counter counter, HomeTab home, Once requests, Once clicks, Executor workers) {
        this.counter = counter;
        this.home = home;
        this.requests = requests;
        this.clicks = clicks;
        this.workers = workers;
    }

    Response handle(BlockActionRequest request, ActionContext context) {
        BlockActionPayload payload = request.getPayload();
        BlockActionPayload.Action action = payload.getActions().get(0);
        boolean link = action.getActionId().startsWith(LINK) || action.getValue() == null;
        if (!link && requests.isFirst(payload.getTriggerId()) && clicks.isFirst(click(payload, action))) {
            workers.execute(() -> counter.attempt(() -> press(payload, action), sorry -> tell(payload, sorry)));
        }
        return context.ack();
    }

    private void press(BlockActionPayload payload, BlockActionPayload.Action action) {
        Tag tag = Tag.of(action.getBlockId()).orElse(new Tag(Tag.Kind.REPLY, ""));
        boolean quiet = tag.kind() == Tag.Kind.ALERT;
        Origin asked = counter.origins().of(payload);
        // What is pressed under an alert is told in the alert, and to whoever pressed it.
        Origin origin = quiet ? asked.apart() : asked;
        Said said = counter.desk().press(origin, action.getValue());
        if (said.answer() instanceof Form) {
            // It may be closed by mistake: the button opens it again at once.
            clicks.forget(click(payload, action));
        }
        if (payload.getView() != null) {
            inView(payload, origin, said);
        } else {
            inMessage(payload, origin, said, tag);
        }
    }

    private void tell(BlockActionPayload payload, SlackMessage sorry) {
        if (payload.getView() == null) {
            counter.mail().respond(payload.getResponseUrl(), sorry, false);
        } else {
            String user = payload.getUser().getId();
            counter.mail().say(user, user, null, sorry);
        }
    }

    private void inMessage(BlockActionPayload payload, Origin origin, Said said, Tag tag) {
        boolean quiet = tag.kind() == Tag.Kind.ALERT;
        Optional<Reply> reply = reply(payload, origin, said);
        if (reply.isEmpty()) {
            return;
        }
        SlackMessage message = counter.message(origin, said, reply.get());
        boolean worked =
                reply.get().outcome() == Reply.Outcome.DONE || reply.get().outcome() == Reply.Outcome.QUESTION;
        boolean answersQuestion = worked && tag.kind() == Tag.Kind.QUESTION;
        boolean sameAgain =
                worked && !quiet && !tag.path().isEmpty() && tag.path().equals(said.path());
        if (answersQuestion || sameAgain) {
            counter.sequels().forget(place(payload));
            if (inPlace(payload, message)) {
                counter.sequels()
                        .shown(
                                place(payload),
                                reply.get(),
                                better -> inPlace(payload, counter.message(origin, said, better)));
            }
        } else {
            counter.mail().respond(payload.getResponseUrl(), message, false);
        }
    }

    /**
     * Puts a message in the place of the one that was pressed; whether that was possible. Slack cannot show everyone a message
     * that was for one person, nor hide one from all but one.
     */
    private boolean inPlace(BlockActionPayload payload, SlackMessage message) {
        boolean forOne = payload.getContainer().isEphemeral();
        boolean replaces = forOne != message.everyone();
        counter.mail().respond(payload.getResponseUrl(), message, replaces);
        if (forOne && !replaces) {
            counter.mail().removeOriginal(payload.getResponseUrl());
        }
        return replaces;
    }

    /** What to say; nothing if a form has opened instead. */
    private Optional<Reply> reply(BlockActionPayload payload, Origin origin, Said said) {
        if (said.answer() instanceof Form form) {
            Memo memo = Memo.of(form, origin, payload.getResponseUrl(), counter.now());
            return counter.openForm(form, memo, payload.getTriggerId(), said);
        }
        return Optional.of((Reply) said.answer());
    }

    private void inView(BlockActionPayload payload, Origin origin, Said said) {
        boolean onHome = HOME.equals(payload.getView().getType());
        try {
            View view = view(origin, said);
            if (onHome) {
                counter.mail().open(payload.getTriggerId(), view);
                home.show(origin);
            } else if (said.answer() instanceof Form) {
                counter.mail().push(payload.getTriggerId(), view);
            } else {
                counter.mail().update(payload.getView().getId(), view);
            }
        } catch (SlackRefusal e) {
            Reply reply = Mail.unopened("/" + said.path(), e);
            counter.mail().say(origin, null, counter.message(origin, said, reply));
        }
    }

    private View view(Origin origin, Said said) throws SlackRefusal {
        if (said.answer() instanceof Form form) {
            return counter.modals().form(form, Memo.of(form, origin, "", counter.now()));
        }
        return counter.view(origin, said, (Reply) said.answer(), Memo.of(blank(said), origin, "", counter.now()));
    }

    private static Form blank(Said said) {
        return new Form("", said.path(), Map.of(), List.of());
    }

    /** The same button under the same message, pressed by the same person. */
    private static String click(BlockActionPayload payload, BlockActionPayload.Action action) {
        String place = payload.getView() != null ? payload.getView().getId() : place(payload);
        return payload.getUser().getId() + " " + place + " " + action.getValue();
    }

    private static String place(BlockActionPayload payload) {
        return payload.getContainer().getChannelId() + " "
                + payload.getContainer().getMessageTs();
    }
}
