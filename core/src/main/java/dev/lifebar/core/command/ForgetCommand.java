package dev.lifebar.core.command;

import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.workspace.Permission;
import java.util.List;

/** Deletes everything of the workspace, after asking. */
final class ForgetCommand implements Command {
    private static final Spec SPEC =
            new Spec("lifebar forget", List.of(Options.YES), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Database database;

    ForgetCommand(Database database) {
        this.database = database;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        if (!invocation.has(Options.YES)) {
            return Reply.question()
                    .lines(Texts.line("forget.ask"), Texts.line("forget.export").faint())
                    .button(Actions.press(Texts.text("button.forget"), "lifebar forget yes"))
                    .button(Actions.cancel())
                    .build();
        }
        database.erase(handle ->
                new WorkspaceStore(handle).forget(invocation.workspace().id()));
        return Reply.done()
                .facts(new Forgotten())
                .lines(Texts.line("forget.done"))
                .build();
    }
}
