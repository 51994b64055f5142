package dev.lifebar.core;

import dev.lifebar.core.alert.AlertClock;
import dev.lifebar.core.alert.AlertDesk;
import dev.lifebar.core.alert.AlertWriter;
import dev.lifebar.core.alert.Alerts;
import dev.lifebar.core.alert.Blindness;
import dev.lifebar.core.alert.Courier;
import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.alert.Messengers;
import dev.lifebar.core.alert.Nudges;
import dev.lifebar.core.alert.Outbox;
import dev.lifebar.core.alert.Outbox.Chore;
import dev.lifebar.core.alert.Proof;
import dev.lifebar.core.alert.Pruning;
import dev.lifebar.core.command.CommandTable;
import dev.lifebar.core.command.Commands;
import dev.lifebar.core.ledger.Balances;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.ledger.Thinning;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reading.Reader;
import dev.lifebar.core.reading.Trial;
import dev.lifebar.core.secret.Keys;
import dev.lifebar.core.secret.Vault;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.workspace.Workspaces;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** The core, put together by hand. */
public final class Lifebar implements AutoCloseable {
    private static final Duration DAY = Duration.ofDays(1);

    /** Keeps thinning and pruning to a fraction of a processor; a day's readings of 10 000 accounts then take half an hour. */
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(20);

    /** How often it is looked whether anything is to be read. */
    private static final Duration READING = Duration.ofSeconds(10);

    /** How often it is looked whether somebody is to be reminded. */
    private static final Duration ALERTING = Duration.ofSeconds(20);

    /** How often it is looked whether somebody has to be told that something does not work or is old. */
    private static final Duration ROUND = Duration.ofMinutes(15);

    /** How long whole answers of providers are kept. */
    private static final Duration RAW_KEPT = Duration.ofDays(7);

    private final Database database;
    private final Outbox outbox;
    private final List<Courier> couriers;
    private final Workspaces workspaces;
    private final Ledger ledger;
    private final Keys keys;
    private final AlertClock clock;
    private final Proof proof;
    private final Nudges nudges;
    private final Blindness blindness;
    private final Reader reader;
    private final Thinning thinning;
    private final Pruning pruning;
    private final Commands commands;

    /**
     * Puts the core together over a database, which is not opened yet and is closed with it.
     *
     * @param messengers the platforms that can be posted to from this process
     * @param outside what is read besides
     * @param zone where days begin in workspaces that have not chosen
     */
    public Lifebar(Database database, List<Messenger> messengers, Outside outside, ZoneId zone, InstantSource time) {
        this.database = database;
        Ids ids = new Ids(time);
        Catalogue catalogue = outside.catalogue();
        this.outbox = new Outbox(database, ids, time);
        this.couriers = messengers.stream()
                .map(messenger -> new Courier(database, messenger, time))
                .toList();
        this.workspaces = new Workspaces(database, ids, time, zone);
        Alerts alerts = new Alerts(ids, outbox, new AlertWriter(catalogue));
        this.clock = new AlertClock(database, alerts, time);
        this.ledger = new Ledger(database, ids, alerts);
        this.keys = new Keys(database, new Vault(outside.masterKeys()), outside.references());
        this.reader = new Reader(database, catalogue, outside.source(), keys, ledger, alerts, time);
        this.thinning = new Thinning(database, time, BETWEEN_STEPS);
        this.pruning = new Pruning(database, time, BETWEEN_STEPS);
        Messengers reached = new Messengers(messengers);
        this.proof = new Proof(database, reached, alerts, time);
        this.nudges = new Nudges(database, new Balances(database, catalogue), catalogue, alerts, time);
        this.blindness = new Blindness(database, catalogue, alerts, time);
        this.commands = CommandTable.commands(
                database,
                ids,
                catalogue,
                ledger,
                reached,
                new AlertDesk(database, alerts),
                outbox,
                workspaces,
                keys,
                new Trial(database, catalogue, outside.source(), ledger, alerts),
                reader,
                time);
    }

    /** The same, for a program that reads nothing but its database. */
    public Lifebar(Database database, List<Messenger> messengers, ZoneId zone, InstantSource time) {
        this(database, messengers, Outside.none(), zone, time);
    }

    public Commands commands() {
        return commands;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Keys keys() {
        return keys;
    }

    public Workspaces workspaces() {
        return workspaces;
    }

    public Reader reader() {
        return reader;
    }

    /** Delivers messages in the background from now on, those left from earlier first, and asks providers. */
    public void start() {
        clock.begin();
        outbox.start(
                couriers,
                List.of(
                        new Chore("forget", DAY, workspaces::forgetLeft),
                        new Chore("drop-raw", DAY, () -> reader.dropOldAnswers(RAW_KEPT)),
                        new Chore("thin", DAY, thinning::run),
                        new Chore("prune", DAY, pruning::run),
                        new Chore("read", READING, reader::readDue),
                        new Chore("alert", ALERTING, clock::run),
                        new Chore("prove", ROUND, proof::run),
                        new Chore("nudge", ROUND, nudges::run),
                        new Chore("notice", ROUND, blindness::run)));
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
        reader.close();
        finishSending();
        database.close();
    }
}
