package dev.lifebar.bot.slack;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Answers forms that were filled in: beside the field what is wrong, else where the form was asked for. */
final class Submissions {
    private final Counter counter;
    private final HomeTab home;
    private final Outcomes<Verdict> outcomes;
    private final Executor workers;

    Submissions(Counter counter, HomeTab home, Outcomes<Verdict> outcomes, Executor workers) {
        this.counter = counter;
        this.home = home;
        this.outcomes = outcomes;
        this.workers = workers;
    }

    /**
     * What becomes of the view.
     *
     * @param late tells it another way, where it took so long that the view has closed
     */
    record Verdict(Function<ViewSubmissionContext, Response> view, Runnable late) {}

    Response handle(ViewSubmissionRequest request, ViewSubmissionContext context) {
        ViewSubmissionPayload payload = request.getPayload();
        // A corrected form is another request of the same view; one that Slack delivers again is the same.
        String key = payload.getTriggerId() + " " + payload.getView().getHash();
        return outcomes.of(key, () -> submit(payload), () -> failed(payload))
                .within(
                        Patience.left(context, counter.now()),
                        verdict -> verdict.late().run())
                .map(verdict -> verdict.view().apply(context))
                .orElseGet(context::ack);
    }

    private Verdict submit(ViewSubmissionPayload payload) {
        Optional<Memo> memo = Memo.read(payload.getView().getPrivateMetadata())
                .filter(read -> read.team().equals(Origins.team(payload)));
        if (memo.isEmpty()) {
            return new Verdict(context -> context.ackWithUpdate(stale()), () -> {});
        }
        Origin asked = counter.origins().of(payload, memo.get());
        Origin origin = memo.get().quiet() ? asked.apart() : asked;
        Map<String, String> typed = Modals.typed(payload.getView());
        Said said = counter.desk().submit(origin, memo.get(), typed);
        if (said.answer() instanceof Form form) {
            return next(origin, said, form, typed, memo.get());
        }
        return verdict(origin, said, (Reply) said.answer(), typed, memo.get());
    }

    /** Another form takes the place of this one. */
    private Verdict next(Origin origin, Said said, Form form, Map<String, String> typed, Memo memo) {
        try {
            View next = counter.modals().form(form, memo.with(form));
            Reply offer = Talk.offer(said, form.title());
            return new Verdict(context -> context.ackWithUpdate(next), () -> tell(memo, origin, said, offer));
        } catch (SlackRefusal e) {
            return verdict(origin, said, Counter.unopened(form, said, e), typed, memo);
        }
    }

    private Verdict verdict(Origin origin, Said said, Reply reply, Map<String, String> typed, Memo memo) {
        Runnable telling = () -> counter.attempt(
                () -> tell(memo, origin, said, reply),
                sorry -> deliver(memo, origin.caller().id(), sorry));
        boolean wrong = reply.outcome() == Reply.Outcome.USAGE || reply.outcome() == Reply.Outcome.FAILED;
        if (wrong && !typed.isEmpty()) {
            // Verdicts are kept for a while, and what was typed may be a key.
            Map<String, String> errors = counter.modals().errors(reply, typed);
            return new Verdict(context -> context.ackWithErrors(errors), telling);
        }
        if (memo.isAnswerable(counter.now())) {
            workers.execute(telling);
            return new Verdict(ViewSubmissionContext::ack, () -> {});
        }
        workers.execute(() -> home.show(origin));
        View shown = counter.view(origin, said, reply, memo);
        return new Verdict(context -> context.ackWithUpdate(shown), telling);
    }

    /** Answers where the form was asked for. */
    private void tell(Memo memo, Origin origin, Said said, Reply reply) {
        SlackMessage message = counter.message(origin, said, reply);
        if (memo.isAnswerable(counter.now())) {
            counter.mail().respond(memo.responseUrl(), message, false);
        } else {
            counter.mail().say(origin, null, message);
        }
    }

    /** The form stays open with what was typed, and says so beside its first field. */
    private Verdict failed(ViewSubmissionPayload payload) {
        SlackMessage sorry = counter.failure();
        Runnable telling = () -> Memo.read(payload.getView().getPrivateMetadata())
                .ifPresent(memo -> deliver(memo, payload.getUser().getId(), sorry));
        Map<String, String> errors = Map.of(Modals.firstField(payload.getView()), sorry.text());
        return new Verdict(context -> context.ackWithErrors(errors), telling);
    }

    /** Tells one person something where the form was asked for. */
    private void deliver(Memo memo, String user, SlackMessage message) {
        if (memo.isAnswerable(counter.now())) {
            counter.mail().respond(memo.responseUrl(), message, false);
        } else {
            counter.mail().say(memo.channel(), user, null, message);
        }
    }

    private View stale() {
        Reply reply =
                Reply.failed().lines(Line.of(SlackTexts.text("form.stale"))).build();
        Memo nowhere = new Memo("", "", Map.of(), "", "", "", 0, true);
        return counter.modals().reply(reply, List.of(), "", nowhere);
    }
}
