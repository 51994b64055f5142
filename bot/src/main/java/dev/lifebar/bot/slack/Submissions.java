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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Answers forms that were filled in: beside the field what is wrong, else where the form was asked for. */
final class Submissions {
    private final Counter counter;
    private final HomeTab home;
    private final Outcomes<Result> outcomes;
    private final Executor workers;
    private final Duration patience;

    Submissions(Counter counter, HomeTab home, Outcomes<Result> outcomes, Executor workers, Duration patience) {
        this.counter = counter;
        this.home = home;
        this.outcomes = outcomes;
        this.workers = workers;
        this.patience = patience;
    }

    /** What becomes of the view. */
    sealed interface Result {
        /** It stays, and says what is wrong. */
        record Wrong(Map<String, String> errors) implements Result {}

        /** Another takes its place. */
        record Next(View view) implements Result {}

        /** It closes. */
        record Closed() implements Result {}
    }

    Response handle(ViewSubmissionRequest request, ViewSubmissionContext context) {
        ViewSubmissionPayload payload = request.getPayload();
        // A corrected form is another request of the same view; one that Slack delivers again is the same.
        String key = payload.getTriggerId() + " " + payload.getView().getHash();
        Outcomes.Running<Result> running = outcomes.of(key, () -> submit(payload));
        Optional<Result> result = Patience.wait(running, patience, late -> {});
        if (result.isPresent() && result.get() instanceof Result.Wrong wrong) {
            return context.ackWithErrors(wrong.errors());
        }
        if (result.isPresent() && result.get() instanceof Result.Next next) {
            return context.ackWithUpdate(next.view());
        }
        return context.ack();
    }

    private Result submit(ViewSubmissionPayload payload) {
        Optional<Memo> memo = Memo.read(payload.getView().getPrivateMetadata())
                .filter(read -> read.team().equals(Origins.team(payload)));
        if (memo.isEmpty()) {
            return new Result.Next(stale());
        }
        Origin asked = counter.origins().of(payload, memo.get());
        Origin origin = memo.get().quiet() ? asked.apart() : asked;
        Map<String, String> typed = Modals.typed(payload.getView());
        Said said = counter.desk().submit(origin, memo.get(), typed);
        if (said.answer() instanceof Form form) {
            return new Result.Next(counter.modals().form(form, memo.get().with(form)));
        }
        Reply reply = (Reply) said.answer();
        boolean wrong = reply.outcome() == Reply.Outcome.USAGE || reply.outcome() == Reply.Outcome.FAILED;
        return wrong && !typed.isEmpty()
                ? new Result.Wrong(counter.modals().errors(reply, typed))
                : done(origin, said, reply, memo.get());
    }

    private Result done(Origin origin, Said said, Reply reply, Memo memo) {
        if (memo.isAnswerable(counter.now())) {
            Delivery delivery = counter.delivery(origin, said, reply);
            workers.execute(() -> counter.mail().respond(memo.responseUrl(), delivery, false));
            return new Result.Closed();
        }
        workers.execute(() -> home.show(origin));
        return new Result.Next(counter.modals().reply(reply, said.path(), memo));
    }

    private View stale() {
        Reply reply =
                Reply.failed().lines(Line.of(SlackTexts.text("form.stale"))).build();
        Memo nowhere = new Memo("", "", Map.of(), "", "", "", 0, true);
        return counter.modals().reply(reply, "", nowhere);
    }
}
