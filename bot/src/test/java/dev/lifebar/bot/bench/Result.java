package dev.lifebar.bot.bench;

import java.util.List;
import java.util.Locale;

/**
 * One promise and what came of it.
 *
 * @param baseline what it is measured against, in the same run; empty where there is nothing to compare with
 * @param ratio of measured to baseline
 */
record Result(String promise, String budget, String measured, String baseline, String ratio, boolean kept) {
    private static final String ROW = "%-56s %11s %11s %11s %7s  %s%n";

    /** Holds a value against a limit of its own, with nothing to compare it with. */
    static Result limit(String promise, double limit, double measured, String unit) {
        return new Result(promise, "≤ " + shown(limit, unit), shown(measured, unit), "", "", measured <= limit);
    }

    /** Holds a value against a limit of its own; the baseline is only for comparison. */
    static Result limit(String promise, double limit, double measured, double baseline, String unit) {
        return new Result(
                promise,
                "≤ " + shown(limit, unit),
                shown(measured, unit),
                shown(baseline, unit),
                times(measured / baseline),
                measured <= limit);
    }

    /** Holds a value against a baseline. */
    static Result ratio(String promise, double limit, double measured, double baseline, String unit) {
        double ratio = measured / baseline;
        return new Result(
                promise,
                "≤ " + times(limit),
                shown(measured, unit),
                shown(baseline, unit),
                times(ratio),
                ratio <= limit);
    }

    /** Only for information. */
    static Result figure(String what, double measured, double baseline, String unit) {
        return new Result(what, "", shown(measured, unit), shown(baseline, unit), times(measured / baseline), true);
    }

    /** All of them as one table. */
    static String table(List<Result> results) {
        StringBuilder table =
                new StringBuilder(ROW.formatted("promise", "budget", "measured", "baseline", "ratio", "kept"));
        for (Result result : results) {
            table.append(ROW.formatted(
                    result.promise, result.budget, result.measured, result.baseline, result.ratio, result.verdict()));
        }
        return table.toString();
    }

    private String verdict() {
        if (budget.isEmpty()) {
            return "";
        }
        return kept ? "yes" : "NO";
    }

    /** The same in one line, for another process to read. */
    String line() {
        return String.join("\t", promise, budget, measured, baseline, ratio, Boolean.toString(kept));
    }

    static Result ofLine(String line) {
        String[] cells = line.split("\t", -1);
        return new Result(cells[0], cells[1], cells[2], cells[3], cells[4], Boolean.parseBoolean(cells[5]));
    }

    private static String shown(double value, String unit) {
        return (rounded(value) + " " + unit).strip();
    }

    private static String times(double ratio) {
        return rounded(ratio) + " ×";
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.2f", value);
    }
}
