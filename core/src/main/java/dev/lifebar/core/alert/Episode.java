package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Turn.Effect;
import dev.lifebar.core.balance.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From the moment an account leaves green until it is back.
 *
 * @param facts how the account stood at the last look; null if what is stored cannot be read
 * @param story what happened, oldest first
 * @param closedAt null while it is open
 */
public record Episode(
        long id,
        long workspaceId,
        long accountId,
        Course course,
        @Nullable AlertFacts facts,
        List<Scene> story,
        @Nullable Instant closedAt) {
    /** Older scenes are left out of a story that goes on and on. */
    private static final int LONGEST = 20;

    public Episode {
        story = List.copyOf(story.subList(Math.max(0, story.size() - LONGEST), story.size()));
    }

    Episode with(Course next) {
        return new Episode(id, workspaceId, accountId, next, facts, story, closedAt);
    }

    Episode with(AlertFacts next) {
        return new Episode(id, workspaceId, accountId, course, next, story, closedAt);
    }

    Episode with(Scene scene) {
        List<Scene> longer = new ArrayList<>(story);
        if (!story.isEmpty() && scene.replaces(story.get(story.size() - 1))) {
            longer.remove(story.size() - 1);
        }
        longer.add(scene);
        return new Episode(id, workspaceId, accountId, course, facts, longer, closedAt);
    }

    /** Does not tell what was taken back. */
    Episode without(@Nullable Entry undone) {
        if (undone == null) {
            return this;
        }
        List<Scene> told = story.stream().filter(scene -> !scene.tells(undone)).toList();
        return new Episode(id, workspaceId, accountId, course, facts, told, closedAt);
    }

    /** Tells no more what was answered to the time before it got worse: that counts no more. */
    Episode after(Turn turn) {
        if (turn.course() == null) {
            return this;
        }
        boolean acknowledged = turn.course().attention().acknowledged() != null;
        List<Scene> told = story.stream()
                .filter(scene -> acknowledged || scene.kind() != Scene.Kind.ACKNOWLEDGED)
                .filter(scene -> !turn.has(Effect.POST) || scene.kind() != Scene.Kind.SNOOZED)
                .toList();
        return new Episode(id, workspaceId, accountId, course, facts, told, closedAt);
    }

    /** Tells no more that somebody wanted no word of it. */
    Episode awake() {
        List<Scene> told = story.stream()
                .filter(scene -> scene.kind() != Scene.Kind.SNOOZED)
                .toList();
        return new Episode(id, workspaceId, accountId, course, facts, told, closedAt);
    }

    /** The rise of the balance that nobody has said was theirs yet. */
    Optional<Scene> unclaimed() {
        return story.stream()
                .filter(scene -> scene.kind() == Scene.Kind.ROSE && scene.entry() != null)
                .reduce((earlier, later) -> later);
    }

    /** Tells who topped up where it told a rise. */
    Episode claimed(long entry, Scene claim) {
        List<Scene> told = story.stream()
                .map(scene -> Objects.equals(scene.entry(), entry) ? claim : scene)
                .toList();
        return new Episode(id, workspaceId, accountId, course, facts, told, closedAt);
    }

    Episode closed(Instant at) {
        return new Episode(id, workspaceId, accountId, course, facts, story, at);
    }

    /** Whether it ended because nobody watches the account any more. */
    boolean isUnwatched() {
        return !isOpen() && !story.isEmpty() && story.get(story.size() - 1).kind() == Scene.Kind.UNWATCHED;
    }

    /** Whether it is red and nobody has done anything about it. */
    boolean isUnanswered() {
        return isOpen() && course.isRed() && !course.attention().isTaken();
    }

    public boolean isOpen() {
        return closedAt == null;
    }
}
