package dev.lifebar.core.storage;

import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/** Hands numbers and texts to SQLite as they are, before twenty factories are asked whether they know better. */
final class PlainArguments implements ArgumentFactory.Preparable {
    private static final Set<Type> PLAIN =
            Set.of(String.class, Long.class, long.class, Integer.class, int.class, Boolean.class, boolean.class);

    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
        return PLAIN.contains(type) ? Optional.of(PlainArguments::argument) : Optional.empty();
    }

    private static Argument argument(@Nullable Object value) {
        return (position, statement, context) -> statement.setObject(position, value);
    }
}
