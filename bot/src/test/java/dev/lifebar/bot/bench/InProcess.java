package dev.lifebar.bot.bench;

import dev.lifebar.bot.terminal.Operator;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Place;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Permission;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What is measured inside one process; runs in one of its own, with the flags of the launcher. */
final class InProcess {
    private static final int YEAR = 365;
    private static final int YEARS = 5;
    private static final int FEW = 10;
    private static final int MANY = 100_000;

    private static final int WARM_UP = 3_000;
    private static final int CALLS = 5_000;
    private static final int SYNC_WARM_UP = 500;
    private static final int SYNCS = 1_000;
    private static final int GREEN_ACCOUNT = 19;
    private static final long CENT = 10_000;

    private final Path directory;

    private InProcess(Path directory) {
        this.directory = directory;
    }

    /** Measures in the directory given, and prints a line for each result. */
    public static void main(String[] words) throws SQLException {
        InProcess bench = new InProcess(Path.of(words[0]));
        if (!Boolean.getBoolean("only.sync")) {
            bench.history();
            bench.workspaces();
        }
        bench.sync();
    }

    private void history() throws SQLException {
        try (Lifebar day = open(Fixture.make(directory.resolve("day.db"), 1, 1, FEW));
                Lifebar year = open(Fixture.make(directory.resolve("year.db"), YEAR, YEAR, FEW));
                Lifebar years = open(Fixture.make(directory.resolve("years.db"), YEAR, YEARS * YEAR, FEW))) {
            List<Samples> samples = credits(List.of(day, year, years));
            double baseline = samples.get(0).percentile(99);
            print(Result.limit(
                    "/credits, 20 accounts, a year, p99 (to 1 day)",
                    2,
                    samples.get(1).percentile(99),
                    baseline,
                    "ms"));
            print(Result.ratio(
                    "/credits, 5 years to 1 day, p50",
                    1.2,
                    samples.get(2).median(),
                    samples.get(0).median(),
                    "ms"));
            print(Result.ratio(
                    "/credits, 5 years to 1 day, p99", 1.2, samples.get(2).percentile(99), baseline, "ms"));
        }
    }

    private void workspaces() throws SQLException {
        try (Lifebar few = open(Fixture.make(directory.resolve("few.db"), 1, 30, FEW));
                Lifebar many = open(Fixture.make(directory.resolve("many.db"), 1, 30, MANY))) {
            List<Samples> samples = credits(List.of(few, many));
            print(Result.ratio(
                    "/credits, 100 000 workspaces to 10, p50",
                    1.5,
                    samples.get(1).median(),
                    samples.get(0).median(),
                    "ms"));
            print(Result.ratio(
                    "/credits, 100 000 workspaces to 10, p99",
                    1.5,
                    samples.get(1).percentile(99),
                    samples.get(0).percentile(99),
                    "ms"));
        }
    }

    /** In turns, so that whatever else the machine does meets all of them. */
    private static List<Samples> credits(List<Lifebar> lifebars) {
        List<Samples> samples =
                lifebars.stream().map(lifebar -> new Samples(WARM_UP + CALLS)).toList();
        for (int call = 0; call < WARM_UP + CALLS; call++) {
            if (call == WARM_UP) {
                samples.forEach(Samples::clear);
            }
            for (int i = 0; i < lifebars.size(); i++) {
                Lifebar lifebar = lifebars.get(i);
                samples.get(i).time(() -> done(lifebar.commands().run(member(), "credits")));
            }
        }
        return samples;
    }

    private void sync() throws SQLException {
        String provider = Catalogue.bundled().all().get(GREEN_ACCOUNT).id();
        Path plainFile = Fixture.make(directory.resolve("plain.db"), 1, 30, FEW);
        try (Lifebar lifebar = open(Fixture.make(directory.resolve("sync.db"), 1, 30, FEW));
                PlainSync plain = new PlainSync(plainFile, provider)) {
            Samples ours = new Samples(SYNC_WARM_UP + SYNCS);
            Samples theirs = new Samples(SYNC_WARM_UP + SYNCS);
            Operator operator = new Operator("operator");
            for (int call = 0; call < SYNC_WARM_UP + SYNCS; call++) {
                if (call == SYNC_WARM_UP) {
                    ours.clear();
                    theirs.clear();
                }
                long micros = 98_000_000 - call * CENT;
                long id = 10_000_000L + call;
                String typed = "sync %s %s".formatted(provider, micros / 1e6);
                ours.time(() -> done(lifebar.commands().run(operator.get(), typed)));
                theirs.time(() -> run(plain, id, micros));
            }
            print(Result.ratio("/sync, durable, to plain JDBC, p50", 1.5, ours.median(), theirs.median(), "ms"));
            print(Result.ratio(
                    "/sync, durable, to plain JDBC, p99", 1.5, ours.percentile(99), theirs.percentile(99), "ms"));
        }
    }

    private static void run(PlainSync plain, long id, long micros) {
        try {
            plain.run(id, micros);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Lifebar open(Path file) {
        return new Lifebar(
                new Database(file, Duration.ofSeconds(5)), List.of(), ZoneOffset.UTC, InstantSource.system());
    }

    /** Somebody whose permissions have to be looked up. */
    private static Origin member() {
        Caller caller = new Caller("U1", "member", Set.of(), Set.of(Permission.VIEW));
        return new Origin(
                Operator.WORKSPACE,
                caller,
                Operator.CHANNEL,
                Place.DIRECT,
                UUID.randomUUID().toString());
    }

    static void done(Answer answer) {
        if (!(answer instanceof Reply reply) || reply.outcome() != Reply.Outcome.DONE) {
            throw new IllegalStateException("not what was to be measured: " + answer);
        }
    }

    private static void print(Result result) {
        System.out.println(result.line());
    }
}
