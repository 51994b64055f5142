package dev.lifebar.core.storage;

import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Basis;
import dev.lifebar.core.balance.Capacity;
import dev.lifebar.core.balance.Projection;
import dev.lifebar.core.balance.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A projection as one short text: kept beside an entry that can be undone, so that an undo knows where to start. */
final class ProjectionText {
    private static final String SEPARATOR = "|";

    /** A name comes last, for it may have the separator in it; before version 14 there was none. */
    private static final int NAME = 13;

    private ProjectionText() {}

    static String write(Projection projection) {
        Capacity capacity = projection.capacity();
        return Stream.of(
                        projection.unit().code(),
                        projection.balance() == null
                                ? null
                                : projection.balance().micros(),
                        projection.basis(),
                        millis(projection.asOf()),
                        projection.added(),
                        projection.spent(),
                        capacity.origin(),
                        capacity.base(),
                        capacity.fixed(),
                        capacity.raised(),
                        millis(projection.since()),
                        millis(projection.observedAt()),
                        projection.observations(),
                        projection.typedBy())
                .map(part -> Objects.toString(part, ""))
                .collect(Collectors.joining(SEPARATOR));
    }

    static Projection read(String text) {
        List<String> parts = List.of(text.split("\\|", NAME + 1));
        Unit unit = Unit.of(parts.get(0));
        Capacity capacity = new Capacity(
                Capacity.Origin.valueOf(parts.get(6)),
                Long.parseLong(parts.get(7)),
                Long.parseLong(parts.get(8)),
                Long.parseLong(parts.get(9)));
        return new Projection(
                unit,
                parts.get(1).isEmpty() ? null : new Amount(Long.parseLong(parts.get(1)), unit),
                Basis.valueOf(parts.get(2)),
                instant(parts.get(3)),
                parts.size() > NAME && !parts.get(NAME).isEmpty() ? parts.get(NAME) : null,
                Long.parseLong(parts.get(4)),
                Long.parseLong(parts.get(5)),
                capacity,
                instant(parts.get(10)),
                instant(parts.get(11)),
                Integer.parseInt(parts.get(12)));
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(text));
    }
}
