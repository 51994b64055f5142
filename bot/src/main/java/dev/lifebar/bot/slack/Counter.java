package dev.lifebar.bot.slack;

import com.slack.api.model.view.View;
import dev.lifebar.bot.Sequels;
import dev.lifebar.bot.Spool;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every kind of request needs to be answered.
 *
 * @param directory where files lie while they are sent
 */
record Counter(
        Origins origins,
        Desk desk,
        Painter painter,
        Modals modals,
        Mail mail,
        Sequels sequels,
        Executor workers,
        Path directory,
        InstantSource time) {

    private static final Logger LOG = LoggerFactory.getLogger(Counter.class);

    Instant now() {
        return time.instant();
    }

    /** The reply as it is to be delivered; files that are too long for it follow in direct messages. */
    SlackMessage message(Origin origin, Said said, Reply reply) {
        boolean asks = reply.outcome() == Reply.Outcome.QUESTION;
        Tag tag = new Tag(asks ? Tag.Kind.QUESTION : Tag.Kind.REPLY, said.path());
        List<Enclosure> files = enclose(reply);
        SlackMessage message = painter.message(reply, files, tag);
        deliver(files, origin.caller().id());
        return message;
    }

    /** The reply as a view of its own; what is too long for it follows as well. */
    View view(Origin origin, Said said, Reply reply, Memo memo) {
        List<Enclosure> files = enclose(reply);
        View view = modals.reply(reply, files, said.path(), memo);
        deliver(files, origin.caller().id());
        return view;
    }

    private List<Enclosure> enclose(Reply reply) {
        return reply.attachments().stream()
                .map(file -> new Enclosure(file.name(), Spool.of(file, directory, Enclosure.MOST)))
                .toList();
    }

    private void deliver(List<Enclosure> files, String user) {
        for (Enclosure file : files) {
            boolean follows = !file.isShort() && file.spool().isWhole();
            workers.execute(() -> {
                try (Spool spool = file.spool()) {
                    if (follows) {
                        mail.send(file.name(), spool, user);
                    }
                } catch (IOException e) {
                    LOG.warn("a file could not be put away", e);
                }
            });
        }
    }

    /** What to say, to the caller alone, where something went wrong that nobody thought of. */
    SlackMessage failure() {
        return painter.message(sorry(), new Tag(Tag.Kind.REPLY, ""));
    }

    static Reply sorry() {
        return Reply.failed().lines(Line.of(SlackTexts.text("failed"))).build();
    }

    /** Does something for somebody; where it goes wrong in a way nobody thought of, tells them. */
    void attempt(Runnable work, Consumer<SlackMessage> telling) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a request failed", e);
            telling.accept(failure());
        }
    }

    /** Opens a form; gives back what to say if that did not work. */
    Optional<Reply> openForm(Form form, Memo memo, String trigger, Said said) {
        try {
            mail.open(trigger, modals.form(form, memo));
            return Optional.empty();
        } catch (SlackRefusal e) {
            return Optional.of(unopened(form, said, e));
        }
    }

    static Reply unopened(Form form, Said said, SlackRefusal e) {
        return Mail.unopened(said.spec().map(Spec::usage).orElse("/" + form.path()), e);
    }
}
