package dev.lifebar.bot.slack;

import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What every kind of request needs to be answered. */
record Counter(
        Origins origins, Desk desk, Painter painter, Modals modals, Mail mail, Executor workers, InstantSource time) {

    Instant now() {
        return time.instant();
    }

    /** The reply as it is to be delivered; files that are too long for it follow in direct messages. */
    SlackMessage message(Origin origin, Said said, Reply reply) {
        boolean asks = reply.outcome() == Reply.Outcome.QUESTION;
        Tag tag = new Tag(asks ? Tag.Kind.QUESTION : Tag.Kind.REPLY, said.path());
        Painter.tooLong(reply)
                .forEach(file ->
                        workers.execute(() -> mail.send(file, origin.caller().id())));
        return painter.message(reply, tag);
    }

    /** Opens a form; gives back what to say if that did not work. */
    Optional<Reply> openForm(Form form, Memo memo, String trigger, Said said) {
        try {
            if (memo.text().length() > Limits.PRIVATE_METADATA) {
                throw new SlackRefusal("too_long", null);
            }
            mail.open(trigger, modals.form(form, memo));
            return Optional.empty();
        } catch (SlackRefusal e) {
            return Optional.of(Mail.unopened(said.spec().map(Spec::usage).orElse("/" + form.path()), e));
        }
    }
}
