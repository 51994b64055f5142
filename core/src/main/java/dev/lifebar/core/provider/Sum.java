package dev.lifebar.core.provider;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is added up to a number, written {@code info.max_budget + info.spend * -1}.
 *
 * @param terms what is added, at least one
 */
public record Sum(List<Term> terms) {

    /**
     * Everything found at a path, times a factor.
     *
     * @param paths where to look, the next only where there is nothing at the one before
     * @param factor what it is multiplied with
     * @param divisor what it is divided by
     * @param optional whether nothing need be there, as long as there is something at another term
     */
    public record Term(List<Path> paths, BigDecimal factor, BigDecimal divisor, boolean optional) {
        public Term {
            paths = List.copyOf(paths);
        }

        private static Term of(String text) {
            String[] parts = text.split(" \\* ", 2);
            String[] fraction = (parts.length == 2 ? parts[1].strip() : "1").split("/", 2);
            BigDecimal divisor = fraction.length == 2 ? new BigDecimal(fraction[1]) : BigDecimal.ONE;
            if (divisor.signum() == 0) {
                throw new IllegalArgumentException(text);
            }
            String where = parts[0].strip();
            boolean optional = where.endsWith("?");
            return new Term(
                    Path.either(optional ? where.substring(0, where.length() - 1) : where),
                    new BigDecimal(fraction[0]),
                    divisor,
                    optional);
        }
    }

    public Sum {
        terms = List.copyOf(terms);
    }

    /** Reads a sum, or complains with an {@link IllegalArgumentException}. */
    static Sum of(String text) {
        List<Term> terms = new ArrayList<>();
        for (String term : text.split(" \\+ ", -1)) {
            terms.add(Term.of(term));
        }
        return new Sum(terms);
    }
}
