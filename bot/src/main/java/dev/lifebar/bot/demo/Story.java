package dev.lifebar.bot.demo;

import dev.lifebar.bot.terminal.Companion;
import dev.lifebar.bot.terminal.Stage;
import dev.lifebar.bot.terminal.TerminalTexts;
import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.command.AccountFacts;
import dev.lifebar.core.health.HealthBar;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.health.Percent;
import dev.lifebar.core.health.Rules;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A minute in which an account runs low, is noticed, and is topped up. */
final class Story implements Companion {
    private static final Logger LOG = LoggerFactory.getLogger(Story.class);
    private static final AccountName DRAINING = new AccountName("anthropic", "");
    private static final AccountName READ = new AccountName("openrouter", "");
    private static final String REMEDY = "topup anthropic 50";
    private static final List<String> SPENDS = List.of("1.32", "1.58", "1.41", "1.24", "1.67", "1.49");
    private static final Amount READ_SPEND = Amount.usd("0.11");
    /** More than it takes, since somebody may top up in between. */
    private static final int LONGEST = 60;

    private final Throwaway program;
    private final Pace pace;
    private final boolean withPerson;
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * @param withPerson whether there is somebody who could top up
     */
    Story(Throwaway program, Pace pace, boolean withPerson) {
        this.program = program;
        this.pace = pace;
        this.withPerson = withPerson;
    }

    @Override
    public void enter(Stage entered) {
        say(entered, "demo.greeting", withPerson ? "demo.how" : "demo.watch");
        entered.type("/credits");
        entered.type("/alerts here");
        if (withPerson) {
            new Thread(() -> playBeside(entered), "demo").start();
        } else {
            play(entered);
        }
    }

    @Override
    public void leave() {
        over.countDown();
    }

    /** Whatever the person does to the accounts meanwhile, the chat goes on. */
    private void playBeside(Stage stage) {
        try {
            play(stage);
        } catch (RuntimeException e) {
            LOG.warn("the story broke off", e);
        }
    }

    private void play(Stage stage) {
        say(stage, "demo.drain");
        if (drains(stage)) {
            repair(stage);
        }
        pass(pace.step());
        if (!isOver()) {
            say(stage, "demo.over", withPerson ? "demo.stay" : "demo.gone");
        }
    }

    /** Spends until it is critical; false if that was not to be. */
    private boolean drains(Stage stage) {
        int shown = Integer.MAX_VALUE;
        for (int step = 0; step < LONGEST; step++) {
            pass(pace.step());
            if (isOver()) {
                return false;
            }
            program.spend(DRAINING, Amount.usd(SPENDS.get(step % SPENDS.size())));
            program.read(READ, READ_SPEND);
            Optional<AccountFacts> now = program.look(DRAINING);
            int cells = now.flatMap(Story::bar).map(HealthBar::cells).orElse(shown);
            if (cells < shown) {
                shown = cells;
                now.flatMap(Story::line)
                        .ifPresent(line -> stage.show(Reply.done().lines(line).build()));
            }
            program.sendDue();
            if (now.filter(Story::isCritical).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void repair(Stage stage) {
        if (withPerson) {
            invite(stage);
            if (isToppedUp()) {
                return;
            }
        }
        if (!isOver()) {
            say(stage, withPerson ? "demo.nobody" : "demo.remedy");
            stage.type("/" + REMEDY);
            program.sendDue();
        }
    }

    private static void invite(Stage stage) {
        stage.show(Reply.done()
                .lines(TerminalTexts.line("demo.invite", "/" + REMEDY))
                .button(Actions.press(TerminalTexts.text("demo.topup"), REMEDY))
                .build());
    }

    /** Waits for somebody to top up; false if nobody did. */
    private boolean isToppedUp() {
        for (long step = pace.patience().dividedBy(pace.step()); step > 0 && !isOver(); step--) {
            pass(pace.step());
            if (program.look(DRAINING).filter(Story::isCritical).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void pass(Duration wait) {
        try {
            over.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over.countDown();
        }
    }

    private boolean isOver() {
        return over.getCount() == 0;
    }

    private static void say(Stage stage, String... keys) {
        stage.show(Reply.done()
                .lines(Arrays.stream(keys).map(TerminalTexts::line).toArray(Line[]::new))
                .build());
    }

    /** The number first, the bar second. */
    private static Optional<Line> line(AccountFacts facts) {
        Amount balance = facts.balance();
        Level level = facts.level();
        if (balance == null || facts.capacity() == null || level == null) {
            return Optional.empty();
        }
        String percent = Percent.of(balance, facts.capacity())
                .map(share -> share.text(Rules.DEFAULT))
                .orElse("");
        return Optional.of(Line.of(
                new Span.Plain(level.symbol() + " "),
                new Span.Strong(facts.name()),
                new Span.Plain(TerminalTexts.text("demo.left", balance, percent) + " "),
                new Span.Bar(HealthBar.of(balance, facts.capacity()), level)));
    }

    private static boolean isCritical(AccountFacts facts) {
        return facts.level() != null && !Level.RED.isWorseThan(facts.level());
    }

    private static Optional<HealthBar> bar(AccountFacts facts) {
        return facts.balance() == null || facts.capacity() == null
                ? Optional.empty()
                : Optional.of(HealthBar.of(facts.balance(), facts.capacity()));
    }
}
