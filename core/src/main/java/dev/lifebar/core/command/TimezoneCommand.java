package dev.lifebar.core.command;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows or sets where the workspace's days begin. */
final class TimezoneCommand implements Command {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Option<ZoneId> ZONE = Option.of("zone", Option.Kind.TEXT, (text, catalogue) -> zone(text))
            .offering(ZoneId.getAvailableZoneIds().stream().sorted().toList());
    private static final Spec SPEC =
            new Spec("lifebar timezone", List.of(ZONE), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Subscriptions subscriptions;

    TimezoneCommand(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<ZoneId> zone = invocation.find(ZONE);
        zone.ifPresent(chosen -> subscriptions.zone(invocation.workspace(), chosen));
        ZoneId now = zone.orElse(invocation.workspace().zone());
        String clock = CLOCK.format(invocation.now().atZone(now));
        return zone.isPresent()
                ? Reply.done()
                        .lines(
                                Texts.line("timezone.set", now.getId(), clock),
                                Texts.line("timezone.days").faint())
                        .build()
                : Reply.done()
                        .lines(Texts.line("timezone.is", now.getId(), clock))
                        .build();
    }

    /** Names are matched in upper or lower case, and a blank stands for an underscore. */
    private static ZoneId zone(String text) {
        String wanted = text.strip().replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .map(ZoneId::of)
                .or(() -> offset(wanted))
                .orElseThrow(() -> new UsageException(
                        Texts.line("error.zone", Clean.quote(text)),
                        Texts.line("error.zone.type", likely(wanted).orElse("Europe/Berlin"))));
    }

    /** The zone of a city. */
    private static Optional<String> likely(String wanted) {
        String city = "/" + wanted.toLowerCase(Locale.ROOT);
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.toLowerCase(Locale.ROOT).endsWith(city))
                .min(Comparator.naturalOrder());
    }

    private static Optional<ZoneId> offset(String text) {
        try {
            return Optional.of(ZoneId.of(text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
