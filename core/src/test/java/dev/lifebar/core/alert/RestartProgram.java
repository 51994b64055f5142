package dev.lifebar.core.alert;

import dev.lifebar.core.Lifebar;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.ledger.Draft;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A program that turns an account red and stops at a step on the way of the alert, waiting to be killed; or one that
 * starts later and delivers what was left.
 */
public final class RestartProgram {
    static final String REACHED = "reached";
    static final String ENDED = "ended";

    private final Path directory;
    private final Step step;
    private final Looks time;

    private RestartProgram(Path directory, Step step, int look) {
        this.directory = directory;
        this.step = step;
        this.time = new Looks(look);
    }

    /** Where it stops. */
    enum Step {
        /** The alert is decided and stored, and nobody has begun to send it. */
        DECIDED,
        /** A worker has claimed it, and the platform has not been asked. */
        CLAIMED,
        /** The platform has it, and that is not yet known here. */
        SENT,
        /** It is known here that the platform has it. */
        RECORDED,
        /** A numbered look at the clock: there is one at each row that is written, and before and after the platform has it. */
        COUNTED,
        /** Nowhere: it starts a minute later, when every claim has ended, reads the same again, delivers and ends. */
        RESTARTED
    }

    public static void main(String[] words) throws InterruptedException {
        new RestartProgram(Path.of(words[0]), Step.valueOf(words[1]), Integer.parseInt(words[2])).run();
    }

    static Path database(Path directory) {
        return directory.resolve("lifebar.db");
    }

    /** A line with the nonce for each message that reached the platform. */
    static Path posts(Path directory) {
        return directory.resolve("posts");
    }

    private void run() throws InterruptedException {
        try (Database database = new Database(database(directory), Duration.ofSeconds(10));
                Lifebar lifebar = new Lifebar(database, List.of(new Platform()), ZoneOffset.UTC, time)) {
            if (step == Step.RESTARTED) {
                lifebar.start();
                turnRed(lifebar);
                awaitEmptyOutbox(database);
                return;
            }
            if (step == Step.CLAIMED || step == Step.SENT) {
                lifebar.start();
            }
            turnRed(lifebar);
            if (step == Step.RECORDED || step == Step.COUNTED) {
                lifebar.sendDue();
            }
            if (step == Step.COUNTED) {
                System.out.println(ENDED);
                return;
            }
            if (step == Step.RECORDED || step == Step.DECIDED) {
                stop();
            }
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private void turnRed(Lifebar lifebar) {
        Workspace workspace = lifebar.workspaces().of(TestLifebar.ACME);
        Draft red = Draft.reading(Amount.usd("9"), time.instant());
        time.count();
        lifebar.ledger().record(workspace, TestLifebar.name("anthropic"), red);
    }

    private static void awaitEmptyOutbox(Database database) throws InterruptedException {
        while (waiting(database) > 0) {
            Thread.sleep(20);
        }
    }

    private static long waiting(Database database) {
        return database.read(handle -> handle.createQuery("select count(*) from delivery where state = 'WAITING'")
                .mapTo(Long.class)
                .one());
    }

    /** Says that the step is reached, and waits for the end. */
    private static void stop() {
        System.out.println(REACHED);
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A clock that ends the program at the look with a number, from 1 on, once looks are counted. */
    private final class Looks implements InstantSource {
        private final InstantSource clock = step == Step.RESTARTED
                ? InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1))
                : InstantSource.system();
        private int left;
        private boolean counted;

        Looks(int number) {
            left = number;
        }

        void count() {
            counted = step == Step.COUNTED;
        }

        @Override
        public Instant instant() {
            if (counted && --left == 0) {
                stop();
            }
            return clock.instant();
        }
    }

    /** A platform whose channels are a file. */
    private final class Platform implements Messenger {
        @Override
        public String platform() {
            return TestLifebar.PLATFORM;
        }

        @Override
        public boolean canEdit() {
            return true;
        }

        @Override
        public Outcome post(Channel channel, Post post) {
            if (step == Step.CLAIMED) {
                stop();
            }
            time.instant();
            arrive(post.nonce());
            time.instant();
            if (step == Step.SENT) {
                stop();
            }
            return new Outcome.Sent(post.nonce());
        }

        @Override
        public Outcome edit(Channel channel, String messageId, Reply message, String nonce) {
            throw new IllegalStateException("nothing to edit");
        }

        private void arrive(String nonce) {
            try {
                Files.writeString(
                        posts(directory),
                        nonce + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND,
                        StandardOpenOption.SYNC);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
