package dev.lifebar.bot.terminal;

import dev.lifebar.core.command.AccountFacts;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of holding accounts against a line.
 *
 * @param notes what to tell besides, one sentence a line
 */
record Check(int exitCode, List<Line> notes) {
    private static final Map<CheckLine.Verdict, String> UNCHECKED = Map.of(
            CheckLine.Verdict.OTHER_UNIT, "check.other-unit",
            CheckLine.Verdict.NO_BALANCE, "check.no-balance",
            CheckLine.Verdict.NO_LEVEL, "check.no-level",
            CheckLine.Verdict.NO_CAPACITY, "check.no-capacity");

    static Check of(CheckLine line, List<AccountFacts> accounts, Instant now) {
        List<Line> notes = new ArrayList<>();
        List<String> reached = new ArrayList<>();
        int checked = 0;
        for (AccountFacts account : accounts) {
            CheckLine.Verdict verdict = line.check(account);
            old(account, now).ifPresent(notes::add);
            switch (verdict) {
                case ABOVE -> checked++;
                case REACHED -> {
                    checked++;
                    reached.add(account.name());
                }
                case OTHER_UNIT, NO_BALANCE, NO_LEVEL, NO_CAPACITY ->
                    notes.add(Line.of(TerminalTexts.text(UNCHECKED.getOrDefault(verdict, ""), account.name())));
            }
        }
        return result(notes, reached, checked);
    }

    /** What was checked may not be so any more. */
    private static Optional<Line> old(AccountFacts account, Instant now) {
        return account.age(now).map(age -> Line.of(TerminalTexts.text("check.old", account.name(), Words.span(age))));
    }

    private static Check result(List<Line> notes, List<String> reached, int checked) {
        if (checked == 0) {
            notes.add(Line.of(TerminalTexts.text("check.nothing")));
            return new Check(ExitCode.FAILED, notes);
        }
        if (reached.isEmpty()) {
            return new Check(ExitCode.FINE, notes);
        }
        notes.add(Line.of(TerminalTexts.text("check.reached", String.join(", ", reached))));
        return new Check(ExitCode.REACHED, notes);
    }
}
