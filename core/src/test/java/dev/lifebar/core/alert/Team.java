package dev.lifebar.core.alert;

import dev.lifebar.core.RecordingMessenger.Post;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Author;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.ledger.Ledger;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.PlainText;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.Ids;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** People who hear of their balances and answer, and the clock that runs for them. */
final class Team {
    private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);

    /** Of all teams: after a restart nobody asks for the same again. */
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private final TestLifebar lifebar;
    private final Heard heard;
    private final Ledger ledger;
    private final AlertClock clock;

    Team(TestLifebar lifebar) {
        this.lifebar = lifebar;
        this.heard = new Heard(lifebar);
        Ids ids = new Ids(lifebar.time());
        Outbox outbox = new Outbox(lifebar.database(), ids, lifebar.time());
        Alerts alerts = new Alerts(ids, outbox, new AlertWriter(Catalogue.bundled()));
        this.ledger = new Ledger(lifebar.database(), ids, alerts);
        this.clock = new AlertClock(lifebar.database(), alerts, lifebar.time());
    }

    /** As a process does when it starts. */
    void begin() {
        clock.begin();
    }

    void reads(String account, String usd) {
        Draft draft = Draft.reading(Amount.usd(usd), lifebar.time().instant());
        ledger.record(lifebar.workspace(), TestLifebar.name(account), draft);
    }

    /** What arrived since this was asked last. */
    String hears() {
        return heard.next();
    }

    /** The first line of each message that arrived since, and whose it is. */
    List<String> headlines() {
        List<String> lines = heard.next().lines().toList();
        List<String> headlines = new ArrayList<>();
        for (int line = 0; line < lines.size() - 1; line++) {
            if (lines.get(line).matches("#\\w+ m[0-9]+.*")) {
                headlines.add(lines.get(line) + ": " + lines.get(line + 1));
            }
        }
        return headlines;
    }

    Post lastPost() {
        List<Post> posts = lifebar.messenger().posts();
        return posts.get(posts.size() - 1);
    }

    /** Time goes by, and what it brings about happens. */
    void pass(Duration span) {
        lifebar.time().pass(span);
        clock.run();
    }

    void passUntil(String instant) {
        lifebar.time().set(Instant.parse(instant));
        clock.run();
    }

    String says(Author who, String text) {
        return says(TestLifebar.ACME, who, TestLifebar.OPS, text);
    }

    String says(WorkspaceKey workspace, Author who, Channel where, String text) {
        return text((Reply) lifebar.lifebar().commands().run(origin(workspace, who, where, "t" + next()), text));
    }

    /** As somebody whom the platform lets see and acknowledge, and no more. */
    String saysAsGuest(Author who, Channel where, String text) {
        Set<Permission> granted = EnumSet.of(Permission.VIEW, Permission.ACK);
        Caller caller = new Caller(who.id(), who.name(), Set.of(), granted);
        Origin origin = new Origin(TestLifebar.ACME, caller, where, Place.SHARED, "t" + next());
        return text((Reply) lifebar.lifebar().commands().run(origin, text));
    }

    /** As somebody who may not see amounts. */
    String saysAsStranger(Author who, String text) {
        return text((Reply) lifebar.lifebar().commands().run(stranger(who), text));
    }

    String pressesAsStranger(Author who, String label) {
        return text((Reply) lifebar.lifebar()
                .commands()
                .press(stranger(who), action(lastPost().message(), label)));
    }

    private Origin stranger(Author who) {
        Caller caller = new Caller(who.id(), who.name(), Set.of(), EnumSet.of(Permission.VIEW, Permission.ACK));
        return new Origin(TestLifebar.ACME, caller, TestLifebar.OPS, Place.SHARED, "t" + next());
    }

    /** The answer to a button of the message that was posted last, as it was then. */
    Reply presses(Author who, String label) {
        return presses(TestLifebar.ACME, who, lastPost().message(), label);
    }

    Reply presses(WorkspaceKey workspace, Author who, Reply message, String label) {
        Origin origin = origin(workspace, who, TestLifebar.OPS, "p" + next());
        return (Reply) lifebar.lifebar().commands().press(origin, action(message, label));
    }

    String text(Reply reply) {
        return PlainText.of(reply, lifebar.time().instant());
    }

    static String action(Reply message, String label) {
        Stream<Button> cards = message.blocks().stream()
                .flatMap(block -> block instanceof Block.Card card ? card.buttons().stream() : Stream.empty());
        return Stream.concat(cards, message.buttons().stream())
                .filter(button -> button.label().equals(label))
                .map(button -> ((Button.Press) button).action())
                .findFirst()
                .orElseThrow();
    }

    private int next() {
        return REQUESTS.incrementAndGet();
    }

    private static Origin origin(WorkspaceKey workspace, Author who, Channel where, String request) {
        return new Origin(workspace, new Caller(who.id(), who.name(), Set.of(), ALL), where, Place.SHARED, request);
    }
}
