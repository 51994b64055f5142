package dev.lifebar.core.reading.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import dev.lifebar.core.provider.Meaning;
import dev.lifebar.core.provider.Sum;
import dev.lifebar.core.reading.Telling.Detail;
import dev.lifebar.core.reading.Telling.Topic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one good answer as its meaning says. */
final class Teller {
    private static final int LONGEST_TEXT = 80;

    private final Finder finder;
    private final Meaning meaning;
    private final Unit usual;
    private final Instant now;

    Teller(Finder finder, Meaning meaning, Unit usual, Instant now) {
        this.finder = finder;
        this.meaning = meaning;
        this.usual = usual;
        this.now = now;
    }

    boolean isUnknown() {
        return !meaning.unknown().isEmpty() && finder.areSo(meaning.unknown());
    }

    /** Reads the same answer in another way where this one says nothing. */
    Teller orOtherwise() {
        Meaning.Otherwise otherwise = meaning.otherwise();
        return otherwise == null || !isUnknown()
                ? this
                : new Teller(finder, otherwise.meaning(), Unit.of(otherwise.unit()), now);
    }

    boolean isUnlimited() {
        return meaning.unlimited().stream().anyMatch(finder::isSo);
    }

    /** What is left; null where there is no limit, or nothing tells. */
    @Nullable Amount left() throws Untold {
        Optional<BigDecimal> least =
                Stream.of(ofIt(), most()).flatMap(Optional::stream).min(Comparator.naturalOrder());
        if (least.isEmpty()) {
            return null;
        }
        return amount(least.get(), unit().orElse(usual), RoundingMode.FLOOR);
    }

    /** What of it all is left, where it has a limit. */
    private Optional<BigDecimal> ofIt() throws Untold {
        Sum left = meaning.left();
        return left == null || isUnlimited() ? Optional.empty() : Optional.of(finder.sum(left));
    }

    /** What may be used at most for another reason, where there is one. */
    private Optional<BigDecimal> most() throws Untold {
        Sum most = meaning.most();
        return most == null ? Optional.empty() : finder.sumIfTold(most);
    }

    /** The cap of which something is left; null where none is told, or something else leaves less. */
    @Nullable Amount limit() throws Untold {
        Sum where = meaning.details().get(Topic.LIMIT);
        Optional<BigDecimal> ofIt = ofIt();
        if (where == null
                || ofIt.isEmpty()
                || most().filter(most -> most.compareTo(ofIt.get()) < 0).isPresent()) {
            return null;
        }
        Optional<BigDecimal> limit = finder.sumIfTold(where).filter(told -> told.signum() > 0);
        return limit.isEmpty() ? null : amount(limit.get(), unit().orElse(usual), RoundingMode.FLOOR);
    }

    /** What was spent since the month began; null where that is told by the day, or not at all. */
    @Nullable Amount month() throws Untold {
        Meaning.Spend spend = meaning.spend();
        if (spend == null || !spend.isOfMonth()) {
            return null;
        }
        BigDecimal spent = finder.sum(spend.amount());
        if (spend.included() != null) {
            spent = spent.subtract(finder.sum(spend.included())).max(BigDecimal.ZERO);
        }
        return amount(spent, unit().orElse(usual), RoundingMode.HALF_UP);
    }

    /** What the answer counts in; nothing where it has no amount to say it of. */
    Optional<Unit> unit() throws Untold {
        if (meaning.currency().isEmpty()) {
            return Optional.of(usual);
        }
        List<Unit> units = new ArrayList<>();
        for (JsonNode value : finder.at(meaning.currency())) {
            units.add(currency(value));
        }
        if (units.stream().distinct().count() > 1) {
            throw Untold.unexpected("several currencies");
        }
        return units.stream().findFirst();
    }

    /** What can be told besides; what cannot is left out, since the number does not depend on it. */
    List<Detail> details() {
        List<Detail> details = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            Sum where = meaning.details().get(topic);
            if (where != null) {
                detail(topic, where).ifPresent(value -> details.add(new Detail(topic, value)));
            }
        }
        return details;
    }

    static Amount amount(BigDecimal value, Unit unit, RoundingMode rounding) throws Untold {
        try {
            return new Amount(value.movePointRight(6).setScale(0, rounding).longValueExact(), unit);
        } catch (ArithmeticException e) {
            throw Untold.unexpected("a number beyond all measure");
        }
    }

    private static Unit currency(JsonNode value) throws Untold {
        Unit unit = Unit.of(value.isTextual() && value.textValue().length() == 3 ? value.textValue() : "none");
        if (!unit.isCurrency()) {
            throw Untold.unexpected("an unknown currency");
        }
        return unit;
    }

    private Optional<String> detail(Topic topic, Sum where) {
        try {
            return switch (topic) {
                case LABEL, TIER, RATE_LIMIT -> text(where);
                case RESET -> text(where).flatMap(text -> Moments.of(text, now)).map(Instant::toString);
                case LIMIT, USED, TODAY, WEEK, MONTH ->
                    Optional.of(amount(finder.sum(where), unit().orElse(usual), RoundingMode.HALF_UP)
                            .toString());
            };
        } catch (Untold e) {
            return Optional.empty();
        }
    }

    private Optional<String> text(Sum where) throws Untold {
        return finder.at(where.terms().get(0).paths()).stream()
                .map(JsonNode::asText)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_TEXT)
                .findFirst();
    }
}
