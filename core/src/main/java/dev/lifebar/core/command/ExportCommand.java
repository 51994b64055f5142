package dev.lifebar.core.command;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Attachment;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.Permission;
import java.util.List;

/** Hands out the whole ledger of the workspace as a file. */
final class ExportCommand implements Command {
    private static final Option<String> FORMAT = Options.choice("format", "csv", "json");
    private static final Spec SPEC =
            new Spec("lifebar export", List.of(FORMAT), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Database database;

    ExportCommand(Database database) {
        this.database = database;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        LedgerExport export = new LedgerExport(database, invocation.workspace());
        boolean json = invocation.find(FORMAT).filter("json"::equals).isPresent();
        Attachment file = json
                ? new Attachment("lifebar-ledger.json", export::json)
                : new Attachment("lifebar-ledger.csv", export::csv);
        return Reply.done().lines(Texts.line("export.done")).attach(file).build();
    }
}
