package dev.lifebar.core.command;

import dev.lifebar.core.alert.Subscription.Wishes;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses whom red pings in this channel; nobody unless somebody is named. */
final class AlertsMentionCommand implements Command {
    private static final String OFF = "off";

    private static final Option<String> WHO = Option.text("who").offering(List.of(OFF));
    private static final Spec SPEC =
            new Spec("alerts mention", List.of(WHO), Permission.MANAGE, Spec.Audience.CALLER, false);

    /** How people and groups are picked where they can be pinged: {@code <@1>}, {@code <@&1>}, {@code U1}, {@code S1}. */
    private static final Map<String, Pattern> PICKED = Map.of(
            "discord", Pattern.compile("<@!?(?<person>[0-9]{5,20})>|<@&(?<group>[0-9]{5,20})>"),
            "slack", Pattern.compile("(?<person>[UW][A-Z0-9]{2,})|(?<group>S[A-Z0-9]{2,})"));

    private final Here here;

    AlertsMentionCommand(Subscriptions subscriptions) {
        this.here = new Here(subscriptions);
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<String> who = invocation.find(WHO);
        Wishes wishes = who.isPresent()
                ? change(invocation, who.get())
                : here.find(invocation).wishes();
        String mention = wishes.mention();
        return Reply.done()
                .lines(
                        mention == null
                                ? Texts.line("alerts.mention.none")
                                : Texts.line("alerts.mention", new Span.Named(mention)))
                .lines(Texts.line("alerts.mention.hint").faint())
                .build();
    }

    private Wishes change(Invocation invocation, String who) {
        return OFF.equalsIgnoreCase(who.strip())
                ? here.change(invocation, old -> old.withMention(null))
                : here.change(invocation, old -> old.withMention(markup(invocation, who)));
    }

    /** As the platform writes it. */
    private static String markup(Invocation invocation, String who) {
        String platform = invocation.workspace().key().platform();
        Pattern picked = PICKED.get(platform);
        if (picked == null) {
            throw new UsageException(Texts.line("error.mention.platform"), Texts.line("nothing.changed"));
        }
        Matcher matcher = picked.matcher(who.strip());
        if (!matcher.matches()) {
            throw new UsageException(Texts.line("error.access.unknown." + platform, Clean.quote(who)));
        }
        String person = matcher.group("person");
        if (person != null) {
            return "<@" + person + ">";
        }
        return (platform.equals("slack") ? "<!subteam^" : "<@&") + matcher.group("group") + ">";
    }
}
