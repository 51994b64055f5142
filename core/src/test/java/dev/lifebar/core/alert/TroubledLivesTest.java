package dev.lifebar.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Property;
import dev.lifebar.core.RecordingMessenger;
import dev.lifebar.core.RecordingMessenger.Edit;
import dev.lifebar.core.RecordingMessenger.Post;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.alert.Messenger.Outcome;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.PlainText;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.storage.EpisodeStore;
import dev.lifebar.core.workspace.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random lives of a whole workspace with two channels on a platform that is slow, refuses, loses answers and is away for a
 * while, with processes that die while they send: nothing is lost, nothing is told twice, and nothing is asked for too soon.
 */
class TroubledLivesTest {
    /** {@code -Dlives=} lives more of them. */
    private static final int LIVES = Integer.getInteger("lives", 8);

    private static final int STEPS = 40;
    private static final List<String> ACCOUNTS = List.of("openai/a1", "openai/a2", "openai/a3");
    private static final List<Channel> CHANNELS = List.of(TestLifebar.OPS, TestLifebar.DEV);
    private static final List<String> BALANCES =
            List.of("-5", "0", "1.99", "24.9", "27.1", "49", "53", "76", "90", "100");
    private static final List<Duration> SPANS = List.of(
            Duration.ofMillis(150),
            Duration.ofSeconds(3),
            Duration.ofSeconds(40),
            Duration.ofMinutes(7),
            Duration.ofHours(2),
            Duration.ofHours(25));

    @TempDir
    private Path directory;

    /** The process ends here and now. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void everyWorseningIsToldOnceInEveryChannel() {
        AtomicInteger lives = new AtomicInteger();
        Property.holds(LIVES, random -> new Life(random, directory.resolve("life" + lives.incrementAndGet())).live());
    }

    /**
     * Something that has to be told aloud.
     *
     * @param posts how many messages there were before
     */
    private record Ringing(String account, int posts) {}

    /** One of them. */
    private static final class Life {
        private final FakeTime time = new FakeTime(TestLifebar.START);
        private final RecordingMessenger messenger = new RecordingMessenger(TestLifebar.PLATFORM, true);
        private final Map<Channel, Instant> notBefore = new HashMap<>();
        private final Map<Channel, Instant> noEditBefore = new HashMap<>();
        private final Map<String, Integer> crossings = new HashMap<>();
        private final List<Ringing> ringing = new ArrayList<>();
        private final RandomGenerator random;
        private final Path file;
        private TestLifebar lifebar;
        private Team team;

        /** How badly it goes, in percent of what is sent. */
        private int troubles;

        Life(RandomGenerator random, Path file) {
            this.random = random;
            this.file = file;
            this.lifebar = new TestLifebar(file, ZoneOffset.UTC, time, messenger);
            this.team = new Team(lifebar);
        }

        void live() {
            messenger.sendOver(this::carry);
            ACCOUNTS.forEach(account -> lifebar.sync(account, "100", "100"));
            CHANNELS.forEach(channel -> lifebar.typeIn(channel, "/alerts here"));
            send();
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            troubles = 0;
            for (int wait = 0; wait < 20; wait++) {
                pass(Duration.ofMinutes(10));
            }
            assertThat(messenger.posts())
                    .as("what was posted")
                    .extracting(Post::nonce)
                    .doesNotHaveDuplicates();
            for (Channel channel : CHANNELS) {
                ACCOUNTS.forEach(account -> check(channel, account));
            }
            lifebar.close();
        }

        private void step() {
            troubles = random.nextInt(4) == 0 ? random.nextInt(101) : troubles;
            String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
            Level before = told(account);
            int posts = messenger.posts().size();
            change(account);
            Level after = told(account);
            boolean crossed = after.isWorseThan(before) && (before == Level.GREEN || !Level.RED.isWorseThan(after));
            crossings.merge(account, crossed ? 1 : 0, Integer::sum);
            if (crossed && !Level.RED.isWorseThan(after) && !isSnoozed(account)) {
                ringing.add(new Ringing(account, posts));
            }
            pass(SPANS.get(random.nextInt(SPANS.size())));
        }

        private void change(String account) {
            String balance = BALANCES.get(random.nextInt(BALANCES.size()));
            switch (random.nextInt(11)) {
                case 0 -> team.says(TestLifebar.BOB, "/sync " + account + " " + balance);
                case 1 -> team.says(TestLifebar.BOB, "/topup " + account + " 20");
                case 2 -> team.says(TestLifebar.BOB, "/alerts ack " + account);
                case 3 -> team.says(TestLifebar.BOB, "/alerts snooze " + account + " 1h");
                case 4 -> restart();
                case 5 -> team.says(TestLifebar.BOB, "/undo " + account);
                default -> team.reads(account, balance);
            }
        }

        private void pass(Duration span) {
            team.pass(span);
            send();
        }

        private void send() {
            try {
                lifebar.lifebar().sendDue();
            } catch (Killed e) {
                restart();
            }
        }

        private void restart() {
            lifebar.close();
            lifebar = new TestLifebar(file, ZoneOffset.UTC, time, messenger);
            team = new Team(lifebar);
            team.begin();
        }

        /** A send, on a platform that is not always well. */
        private Outcome carry(Channel channel, boolean edit, Supplier<Outcome> send) {
            assertThat(time.instant())
                    .as("not while told to wait")
                    .isAfterOrEqualTo(notBefore.getOrDefault(channel, Instant.MIN));
            if (edit) {
                assertThat(time.instant())
                        .as("no edit while one was told to wait")
                        .isAfterOrEqualTo(noEditBefore.getOrDefault(channel, Instant.MIN));
            }
            if (random.nextInt(100) >= troubles || tries() > 12) {
                return send.get();
            }
            return switch (random.nextInt(6)) {
                case 0 -> tooMany(channel, edit ? noEditBefore : notBefore);
                case 1 -> new Outcome.TryLater("503", null);
                case 2 -> throw new IllegalStateException("timed out before it arrived");
                case 3 -> {
                    arrive(send);
                    throw new IllegalStateException("timed out after it had arrived");
                }
                case 4 -> throw new Killed();
                default -> {
                    arrive(send);
                    throw new Killed();
                }
            };
        }

        /** How often the present one was tried: fourteen failures end it, and then nobody knows whether it arrived. */
        private int tries() {
            List<String> attempts = messenger.attempts();
            return Collections.frequency(attempts, attempts.get(attempts.size() - 1));
        }

        /** Nobody hears what came of it. */
        private static void arrive(Supplier<Outcome> send) {
            assertThat(send.get()).isInstanceOf(Outcome.Sent.class);
        }

        private Outcome tooMany(Channel channel, Map<Channel, Instant> until) {
            Duration wait = Duration.ofSeconds(random.nextInt(1, 100));
            until.put(channel, time.instant().plus(wait));
            return new Outcome.TryLater("429", wait);
        }

        private void check(Channel channel, String account) {
            Map<Integer, List<String>> about = alerts(channel, account);
            assertThat(about)
                    .as("alerts about " + account)
                    .hasSizeLessThanOrEqualTo(crossings.getOrDefault(account, 0));
            ringing.stream()
                    .filter(told -> told.account().equals(account))
                    .forEach(told -> assertThat(about.keySet())
                            .as("what was told of %s in %s after message %d", account, channel.name(), told.posts())
                            .anyMatch(number -> number >= told.posts()));
            Level now = told(account);
            List<Level> shown = about.values().stream()
                    .map(texts -> level(texts.get(texts.size() - 1), name(account)))
                    .toList();
            if (now == Level.GREEN) {
                assertThat(shown)
                        .as("what is shown of %s in %s once it is over", account, channel.name())
                        .allMatch(level -> level == Level.GREEN);
            } else {
                assertThat(shown).as("%s in %s", account, channel.name()).last().isEqualTo(called(account, now));
            }
        }

        /** Nothing is called empty while something is left, even where its alert is held there. */
        private Level called(String account, Level level) {
            Amount balance =
                    Objects.requireNonNull(lifebar.account(account).projection().balance());
            return level == Level.EMPTY && balance.isPositive() ? Level.RED : level;
        }

        private static String name(String account) {
            return "OpenAI · " + TestLifebar.name(account).label();
        }

        /** What each alert that told of an account said, from its first text to its last, by its number. */
        private Map<Integer, List<String>> alerts(Channel channel, String account) {
            Map<Integer, List<String>> alerts = new TreeMap<>();
            for (int number = 0; number < messenger.posts().size(); number++) {
                Post post = messenger.posts().get(number);
                List<String> texts = texts(post);
                boolean about = texts.stream().anyMatch(text -> text.contains(name(account)));
                if (post.channel().isSameAs(channel) && isAlert(post) && about) {
                    alerts.put(number, texts);
                }
            }
            return alerts;
        }

        private List<String> texts(Post post) {
            Stream<Reply> edits = messenger.edits().stream()
                    .filter(edit -> edit.messageId().equals(post.messageId()))
                    .map(Edit::message);
            return Stream.concat(Stream.of(post.message()), edits)
                    .map(message -> PlainText.of(message, time.instant()))
                    .toList();
        }

        /** Lines that it is over and reminders answer one. What was over before it arrived is green from the beginning. */
        private static boolean isAlert(Post post) {
            return post.message().accent() != null && post.replyTo() == null;
        }

        /** The level that a message shows for an account; green where its balance was taken away by an undo. */
        private static Level level(String text, String name) {
            String line =
                    text.lines().filter(each -> each.contains(name)).findFirst().orElseThrow();
            if (line.endsWith("no balance is known any more")) {
                return Level.GREEN;
            }
            return Stream.of(Level.values())
                    .filter(level -> line.contains(level.symbol()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no level in: " + line));
        }

        private boolean isSnoozed(String account) {
            return course(account)
                    .map(course -> course.attention().snooze())
                    .filter(snooze -> snooze.until() != null && time.instant().isBefore(snooze.until()))
                    .isPresent();
        }

        private Level told(String account) {
            return course(account).map(Course::level).orElse(Level.GREEN);
        }

        private Optional<Course> course(String account) {
            return lifebar.database()
                    .read(handle -> new EpisodeStore(handle)
                            .open(lifebar.account(account).id())
                            .map(Episode::course));
        }
    }
}
