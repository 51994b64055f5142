package dev.lifebar.core.command;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.workspace.Answers;
import dev.lifebar.core.workspace.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows or sets who sees answers. */
final class AnswersCommand implements Command {
    private static final Option<String> WHO = Options.choice(
            "who", Arrays.stream(Answers.values()).map(AnswersCommand::word).toArray(String[]::new));
    private static final Spec SPEC =
            new Spec("lifebar answers", List.of(WHO), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Database database;

    AnswersCommand(Database database) {
        this.database = database;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<Answers> chosen = invocation.find(WHO).map(word -> Answers.valueOf(word.toUpperCase(Locale.ROOT)));
        chosen.ifPresent(answers -> database.write(handle -> {
            new WorkspaceStore(handle).answers(invocation.workspace().id(), answers);
            return answers;
        }));
        Answers now = chosen.orElse(invocation.workspace().answers());
        Reply.Builder reply = Reply.done().lines(Texts.line("answers." + word(now)));
        return chosen.isPresent()
                ? reply.build()
                : reply.lines(Texts.line("answers.hint").faint()).build();
    }

    private static String word(Answers answers) {
        return answers.name().toLowerCase(Locale.ROOT);
    }
}
