package dev.lifebar.core.command;

import dev.lifebar.core.alert.AlertDesk;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.alert.Outbox;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reading.Reader;
import dev.lifebar.core.reading.Trial;
import dev.lifebar.core.secret.Keys;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.workspace.Workspaces;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Every command there is, in the order help lists them. A new one is a class in this package and a row here. */
public final class CommandTable {
    private CommandTable() {}

    public static Commands commands(
            Database database,
            Ids ids,
            Catalogue catalogue,
            Ledger ledger,
            Messengers messengers,
            AlertDesk desk,
            Outbox outbox,
            Workspaces workspaces,
            Keys keys,
            Trial trial,
            Reader reader,
            InstantSource time) {
        Balances balances = new Balances(database, catalogue);
        Subscriptions subscriptions = new Subscriptions(database, ids, outbox);
        Escalations escalations = new Escalations(database, outbox, messengers);
        List<Command> table = new ArrayList<>();
        Directory directory = new Directory(table);
        Readings readings = new Readings(database, balances, reader);
        ChangeReply replies = new ChangeReply(balances, readings);
        table.add(new CreditsCommand(
                database, balances, subscriptions, readings, keys, new ReadyKeys(keys, trial), time));
        table.add(new SyncCommand(ledger, balances, replies));
        table.add(new TopupCommand(ledger, balances, replies));
        table.add(new HistoryCommand(database, balances));
        table.add(new UndoCommand(ledger, balances, replies));
        table.add(new AlertsHereCommand(subscriptions, messengers, balances, readings));
        table.add(new AlertsOffCommand(subscriptions, escalations));
        table.add(new AlertsListCommand(subscriptions, escalations));
        table.add(new AlertsTestCommand(subscriptions, escalations, messengers));
        table.add(new AlertsAckCommand(desk, balances));
        table.add(new AlertsSnoozeCommand(desk, balances));
        table.add(new AlertsWhyCommand(balances, database));
        table.add(new AlertsQuietCommand(subscriptions));
        table.add(new AlertsMentionCommand(subscriptions));
        table.add(new AlertsRouteCommand(subscriptions));
        table.add(new AlertsEscalateCommand(database, subscriptions, escalations, messengers, keys));
        table.add(new SetupCommand(ledger, balances, subscriptions, keys));
        table.add(new ConnectCommand(ledger, balances, keys, trial, new Unsaved(ids)));
        table.add(new DisconnectCommand(balances, keys));
        table.add(new KeysCommand(keys));
        table.add(new ProvidersCommand());
        table.add(new WatchCommand(ledger, balances, true));
        table.add(new WatchCommand(ledger, balances, false));
        table.add(new RulesCommand(ledger, balances));
        table.add(new IntervalCommand(database, balances));
        table.add(new TimezoneCommand(subscriptions));
        table.add(new AccessCommand(database));
        table.add(new AnswersCommand(database));
        table.add(new ExportCommand(database));
        table.add(new ForgetCommand(database));
        table.add(new DemoCommand());
        table.add(new HelpCommand(
                () -> directory.all().stream().map(Command::spec).toList()));
        return new Commands(
                directory,
                new Completion(directory, database, catalogue),
                new Visibility(subscriptions),
                new Names(database),
                workspaces,
                catalogue,
                time,
                ids);
    }
}
