package dev.lifebar.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Reply;
import java.util.Optional;

/** Answers slash commands: in the acknowledgement where that is quick enough, else through the response address. */
final class SlashCommands {
    private final Counter counter;
    private final Outcomes<Optional<SlackMessage>> outcomes;

    SlashCommands(Counter counter, Outcomes<Optional<SlackMessage>> outcomes) {
        this.counter = counter;
        this.outcomes = outcomes;
    }

    Response handle(SlashCommandRequest request, SlashCommandContext context) {
        SlashCommandPayload payload = request.getPayload();
        return outcomes.of(payload.getTriggerId(), () -> answer(payload), () -> Optional.of(counter.failure()))
                .within(
                        Patience.left(context, counter.now()),
                        late -> late.ifPresent(
                                message -> counter.mail().respond(payload.getResponseUrl(), message, false)))
                .flatMap(answered -> answered)
                .map(message -> context.ack(Mail.acknowledgement(message)))
                .orElseGet(context::ack);
    }

    private Optional<SlackMessage> answer(SlashCommandPayload payload) {
        Origin origin = counter.origins().of(payload);
        String text = payload.getText() == null ? "" : payload.getText();
        Said said = counter.desk().command(origin, payload.getCommand(), text);
        if (said.answer() instanceof Form form) {
            Memo memo = Memo.of(form, origin, payload.getResponseUrl(), counter.now());
            return counter.openForm(form, memo, payload.getTriggerId(), said)
                    .map(failure -> counter.message(origin, said, failure));
        }
        return Optional.of(counter.message(origin, said, (Reply) said.answer()));
    }
}
