package dev.lifebar.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Reply;
import java.time.Duration;
import java.util.Optional;

/** Answers slash commands: in the acknowledgement where that is quick enough, else through the response address. */
final class SlashCommands {
    private final Counter counter;
    private final Outcomes<Optional<Delivery>> outcomes;
    private final Duration patience;

    /** Waits this long before it acknowledges without an answer; Slack gives up after three seconds. */
    SlashCommands(Counter counter, Outcomes<Optional<Delivery>> outcomes, Duration patience) {
        this.counter = counter;
        this.outcomes = outcomes;
        this.patience = patience;
    }

    Response handle(SlashCommandRequest request, SlashCommandContext context) {
        SlashCommandPayload payload = request.getPayload();
        Outcomes.Running<Optional<Delivery>> running = outcomes.of(payload.getTriggerId(), () -> answer(payload));
        return Patience.wait(
                        running,
                        patience,
                        later -> later.ifPresent(
                                delivery -> counter.mail().respond(payload.getResponseUrl(), delivery, false)))
                .flatMap(answered -> answered)
                .map(delivery -> context.ack(Mail.acknowledgement(delivery)))
                .orElseGet(context::ack);
    }

    private Optional<Delivery> answer(SlashCommandPayload payload) {
        Origin origin = counter.origins().of(payload);
        String text = payload.getText() == null ? "" : payload.getText();
        Said said = counter.desk().command(origin, payload.getCommand(), text);
        if (said.answer() instanceof Form form) {
            Memo memo = Memo.of(form, origin, payload.getResponseUrl(), counter.now());
            return counter.openForm(form, memo, payload.getTriggerId(), said)
                    .map(failure -> counter.delivery(origin, said, failure));
        }
        return Optional.of(counter.delivery(origin, said, (Reply) said.answer()));
    }
}
