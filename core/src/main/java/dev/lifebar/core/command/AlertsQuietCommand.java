package dev.lifebar.core.command;

import dev.lifebar.core.alert.QuietHours;
import dev.lifebar.core.alert.Subscription.Wishes;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses when this channel wants to hear only what is urgent. */
final class AlertsQuietCommand implements Command {
    private static final String OFF = "off";
    private static final String TIME = "([0-9]{1,2})(?::([0-9]{2}))?";
    private static final Pattern HOURS = Pattern.compile(TIME + "\\s*(?:-|–|to)\\s*" + TIME);

    private static final Option<Hours> WHEN = Option.of("hours", Option.Kind.TEXT, (text, catalogue) -> Hours.of(text))
            .offering(List.of("22-8", OFF));
    private static final Option<Boolean> RED = Option.flag("red");
    private static final Spec SPEC =
            new Spec("alerts quiet", List.of(WHEN, RED), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Here here;

    AlertsQuietCommand(Subscriptions subscriptions) {
        this.here = new Here(subscriptions);
    }

    /** From when to when; both null for never. */
    private record Hours(@Nullable LocalTime from, @Nullable LocalTime to) {

        static Hours of(String text) {
            String typed = text.strip().toLowerCase(Locale.ROOT);
            if (typed.equals(OFF)) {
                return new Hours(null, null);
            }
            Matcher matcher = HOURS.matcher(typed);
            if (!matcher.matches()) {
                throw unreadable(text);
            }
            try {
                LocalTime from = time(matcher.group(1), matcher.group(2));
                LocalTime to = time(matcher.group(3), matcher.group(4));
                if (!from.equals(to)) {
                    return new Hours(from, to);
                }
            } catch (DateTimeException e) {
                throw unreadable(text);
            }
            throw unreadable(text);
        }

        private static LocalTime time(String hour, @Nullable String minute) {
            int minutes = minute == null ? 0 : Integer.parseInt(minute);
            int hours = Integer.parseInt(hour);
            return hours == 24 && minutes == 0 ? LocalTime.MIDNIGHT : LocalTime.of(hours, minutes);
        }

        private static UsageException unreadable(String text) {
            return new UsageException(
                    Texts.line("error.quiet", Clean.quote(text)),
                    Texts.line("error.quiet.type"),
                    Texts.line("nothing.changed"));
        }
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<Hours> hours = invocation.find(WHEN);
        Wishes wishes = hours.isPresent()
                ? here.change(invocation, old -> old.withQuiet(quiet(invocation, hours.get())))
                : here.find(invocation).wishes();
        return Reply.done()
                .lines(line(wishes.quiet()), Texts.line("alerts.quiet.hint").faint())
                .build();
    }

    private static @Nullable QuietHours quiet(Invocation invocation, Hours hours) {
        return hours.from() == null || hours.to() == null
                ? null
                : new QuietHours(
                        hours.from(), hours.to(), invocation.workspace().zone(), invocation.has(RED));
    }

    static Line line(@Nullable QuietHours quiet) {
        return quiet == null
                ? Texts.line("alerts.quiet.none")
                : Texts.line(
                        quiet.redToo() ? "alerts.quiet.all" : "alerts.quiet",
                        quiet.from(),
                        quiet.to(),
                        quiet.zone().getId());
    }
}
