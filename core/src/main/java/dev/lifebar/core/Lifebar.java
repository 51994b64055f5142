package dev.lifebar.core;

import dev.lifebar.core.alert.AlertWriter;
import dev.lifebar.core.alert.Alerts;
import dev.lifebar.core.alert.Courier;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.alert.Outbox;
import dev.lifebar.core.command.CommandTable;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.workspace.Workspaces;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** The core, put together by hand. */
public final class Lifebar implements AutoCloseable {
    private final Database database;
    private final Outbox outbox;
    private final List<Courier> couriers;
    private final Workspaces workspaces;
    private final Ledger ledger;
    private final Commands commands;

    /**
     * Puts the core together over a database, which is not opened yet and is closed with it.
     *
     * @param messengers the platforms that can be posted to from this process
     * @param zone where days begin in workspaces that have not chosen
     */
    public Lifebar(Database database, List<Messenger> messengers, ZoneId zone, InstantSource time) {
        this.database = database;
        Ids ids = new Ids(time);
        Catalogue catalogue = Catalogue.bundled();
        this.outbox = new Outbox(database, ids, time);
        this.couriers = messengers.stream()
                .map(messenger -> new Courier(database, messenger, time))
                .toList();
        this.workspaces = new Workspaces(database, ids, time, zone);
        this.ledger = new Ledger(database, ids, new Alerts(ids, outbox, new AlertWriter(catalogue)));
        this.commands =
                CommandTable.commands(database, ids, catalogue, ledger, new Messengers(messengers), workspaces, time);
    }

    public Commands commands() {
        return commands;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Workspaces workspaces() {
        return workspaces;
    }

    /** Delivers messages in the background from now on, those left from earlier first. */
    public void start() {
        outbox.start(couriers, workspaces::forgetLeft);
    }

    /** Delivers what is due now, for a program that ends right after. */
    public void sendDue() {
        couriers.forEach(Courier::sendDue);
    }

    /** Lets what is being sent finish, and sends no more; commands still work. */
    public void finishSending() {
        outbox.close();
    }

    /** Lets what is being sent finish, then closes the database. */
    @Override
    public void close() {
        finishSending();
        database.close();
    }
}
