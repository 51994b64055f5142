package dev.lifebar.core.alert;

import dev.lifebar.core.alert.Bulletin.Heading;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words a bulletin: one story as it is, several as a line each, worst first. */
final class BulletinMessage {
    private final Bulletin bulletin;
    private final List<Episode> episodes;

    /** With the latest of each account that can be told of; in the order in which they began. */
    BulletinMessage(Bulletin bulletin, List<Episode> episodes) {
        this.bulletin = bulletin;
        Map<Long, Episode> latest = new LinkedHashMap<>();
        episodes.stream()
                .filter(episode -> episode.facts() != null)
                .forEach(episode -> latest.put(episode.accountId(), episode));
        this.episodes = List.copyOf(latest.values());
    }

    /** Whether there is nothing that could be told. */
    boolean isBlank() {
        return episodes.isEmpty();
    }

    /**
     * Whether it was over before anybody was told, and never so bad that somebody should know all the same; for those who
     * are told what nobody answers, whether all of it was answered.
     */
    boolean isPast() {
        if (bulletin.heading() == Heading.ESCALATED) {
            return episodes.stream().noneMatch(BulletinMessage::isUnsettled);
        }
        return episodes.stream().noneMatch(episode -> episode.isOpen() || wasSevere(episode));
    }

    /** A balance that was taken back as a mistake was never so bad. */
    private static boolean wasSevere(Episode episode) {
        AlertFacts facts = episode.facts();
        return facts != null && facts.level() != null && episode.course().wasRed();
    }

    private static boolean isUnsettled(Episode episode) {
        return episode.isOpen()
                && episode.course().isRed()
                && !episode.course().attention().isSettled();
    }

    /** Whether it need not make anybody's device ring. */
    boolean isSilent() {
        return messages().allMatch(AlertMessage::isSilent);
    }

    Reply reply() {
        List<AlertMessage> messages = messages().toList();
        if (messages.size() == 1) {
            Reply told = messages.get(0).reply();
            return isHeaded() ? headed(told) : told;
        }
        List<Line> rows = new ArrayList<>();
        messages.forEach(message -> {
            rows.add(message.line());
            message.lastScene().ifPresent(rows::add);
        });
        return listed(title(), rows);
    }

    /** What has just become of these, as a message beside their stories. */
    Reply news() {
        List<AlertMessage> messages = messages().toList();
        return messages.size() == 1
                ? messages.get(0).news()
                : listed(
                        Texts.line("alert.recovery.many", messages.size()),
                        messages.stream().map(AlertMessage::latest).toList());
    }

    /** What has just become of one of them, under the level of the worst: all of it is over when each one is. */
    Optional<Reply> news(Episode episode) {
        Level worst = worst();
        return worst == null || episode.facts() == null
                ? Optional.empty()
                : Optional.of(Reply.done()
                        .lines(new AlertMessage(episode, episode.facts()).latest())
                        .accent(worst)
                        .build());
    }

    /** A word to those who have answered none of these. */
    Reply reminder() {
        List<AlertMessage> messages = messages().toList();
        return messages.size() == 1
                ? messages.get(0).reminder()
                : listed(
                        Texts.line("alert.reminder.many", messages.size()),
                        messages.stream().map(AlertMessage::line).toList());
    }

    private Reply listed(Line title, List<Line> rows) {
        Reply.Builder reply = Reply.done().title(title).block(new Block.Listing(rows));
        if (episodes.stream().anyMatch(BulletinMessage::isUnanswered)) {
            reply.button(Actions.press(Texts.text("button.acknowledge.all"), "alerts ack bulletin:" + id()));
        }
        Level worst = worst();
        Reply.Builder whole = reply.button(Actions.press(Texts.text("button.credits"), "credits"));
        return worst == null ? whole.build() : whole.accent(worst).build();
    }

    private Reply headed(Reply told) {
        Reply.Builder reply = Reply.done().lines(heading());
        told.blocks().forEach(reply::block);
        told.buttons().forEach(reply::button);
        return told.accent() == null
                ? reply.build()
                : reply.accent(told.accent()).build();
    }

    private Line title() {
        if (isHeaded()) {
            return heading();
        }
        long open = episodes.stream().filter(Episode::isOpen).count();
        if (open > 0) {
            return Line.of(Words.count("alert.group", open));
        }
        return episodes.stream().allMatch(BulletinMessage::isGreen)
                ? Texts.line("alert.group.over", episodes.size())
                : Texts.line("alert.group.closed");
    }

    /** Once somebody answered, nothing says any more that nobody did, or that it happened while nobody was there. */
    private boolean isHeaded() {
        return switch (bulletin.heading()) {
            case NONE -> false;
            case AWAY -> bulletin.postedAt() == null || episodes.stream().allMatch(this::isAsFound);
            case ESCALATED -> episodes.stream().anyMatch(BulletinMessage::isUnsettled);
        };
    }

    /** Whether nothing has become of it since it was found after a stop. */
    private boolean isAsFound(Episode episode) {
        AlertFacts facts = episode.facts();
        Instant found = bulletin.createdAt().plus(AlertClock.CATCH_UP);
        return episode.isOpen()
                && !episode.course().attention().isTaken()
                && (facts == null || facts.at() <= found.toEpochMilli());
    }

    private Line heading() {
        Instant since = bulletin.headingAt() == null ? bulletin.createdAt() : bulletin.headingAt();
        String span = Words.span(Duration.between(since, bulletin.createdAt()));
        if (bulletin.heading() == Heading.ESCALATED && bulletin.headingAt() == null) {
            return Texts.line("alert.escalated.untold");
        }
        return bulletin.heading() == Heading.AWAY
                ? Texts.line("alert.away", span)
                : Texts.line("alert.escalated", span);
    }

    private Stream<AlertMessage> messages() {
        return episodes.stream()
                .sorted(Comparator.comparing(BulletinMessage::shown).reversed())
                .flatMap(episode -> Stream.ofNullable(episode.facts()).map(facts -> new AlertMessage(episode, facts)));
    }

    private static Level shown(Episode episode) {
        AlertFacts facts = episode.facts();
        return facts == null || facts.level() == null || !episode.isOpen() ? Level.GREEN : facts.level();
    }

    private @Nullable Level worst() {
        return episodes.stream()
                .map(BulletinMessage::shown)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean isGreen(Episode episode) {
        return episode.facts() != null && episode.facts().level() == Level.GREEN;
    }

    private static boolean isUnanswered(Episode episode) {
        return episode.isOpen()
                && episode.course().isRed()
                && episode.course().attention().acknowledged() == null;
    }

    private String id() {
        return Long.toString(bulletin.id(), Character.MAX_RADIX);
    }
}
