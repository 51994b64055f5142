package dev.lifebar.core.workspace;

import java.util.Set;

/**
 * Who is asking.
 *
 * @param id the platform's own id of the person
 * @param name what people call them
 * @param groups ids of the roles or groups they are in
 * @param granted what the platform's own rules let them do, before {@code /lifebar access} is asked
 */
public record Caller(String id, String name, Set<String> groups, Set<Permission> granted) {
    public Caller {
        groups = Set.copyOf(groups);
        granted = Set.copyOf(granted);
    }
}
