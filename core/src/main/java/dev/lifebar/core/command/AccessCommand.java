package dev.lifebar.core.command;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.storage.WorkspaceStore.Grant;
import dev.lifebar.core.workspace.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shows or changes who, beyond the platform's own rules, may see, update or manage. */
final class AccessCommand implements Command {
    private static final int LONGEST_WHO = 64;
    private static final Option<String> PERMISSION = Options.choice("permission", "view", "ack", "update", "manage");
    private static final Option<String> WHO = Option.text("who");
    private static final Option<Boolean> REMOVE = Option.flag("remove");
    private static final Spec SPEC = new Spec(
            "lifebar access", List.of(PERMISSION, WHO, REMOVE), Permission.MANAGE, Spec.Audience.CALLER, false);

    private static final Pattern SLACK = Pattern.compile("([UW][A-Z0-9]{2,})");

    /** What people, and groups where a caller's are known, are called by their platform; a name alone would fit nobody. */
    private static final Map<String, Pattern> IDS =
            Map.of("discord", Pattern.compile("(<@[!&]?[0-9]{5,20}>|[0-9]{5,20})"), "slack", SLACK);

    /** Who was picked in Discord, where an id alone does not tell people from roles. */
    private static final Pattern MENTION = Pattern.compile("<@&?([0-9]+)>");

    private static final Pattern ANYTHING = Pattern.compile("(.*)", Pattern.DOTALL);

    private final Database database;

    AccessCommand(Database database) {
        this.database = database;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Optional<String> permission = invocation.find(PERMISSION);
        Optional<String> who = invocation.find(WHO);
        boolean open = isOpen(grants(invocation));
        if (permission.isPresent() && who.isPresent()) {
            change(invocation, permission.get(), who.get());
        } else if (permission.isPresent()) {
            throw new UsageException(Texts.line("error.access.who", permission.get()));
        }
        List<Grant> grants = grants(invocation);
        Reply.Builder reply = Reply.done().title(Texts.line("access.title"));
        if (open && !isOpen(grants)) {
            reply.lines(Texts.line("access.closed").warning());
        }
        return list(reply, invocation.workspace().key().platform(), grants);
    }

    private List<Grant> grants(Invocation invocation) {
        return database.read(handle ->
                new WorkspaceStore(handle).grants(invocation.workspace().id()));
    }

    /** Whether everyone may see amounts. */
    private static boolean isOpen(List<Grant> grants) {
        return grants.stream().noneMatch(grant -> grant.permission() == Permission.VIEW);
    }

    private void change(Invocation invocation, String permission, String who) {
        if (who.length() > LONGEST_WHO || !who.equals(Clean.text(who))) {
            throw new UsageException(Texts.line("error.access.length", LONGEST_WHO));
        }
        Permission wanted = Permission.valueOf(permission.toUpperCase(Locale.ROOT));
        String principal = principal(invocation, who);
        long workspace = invocation.workspace().id();
        database.write(handle -> {
            WorkspaceStore workspaces = new WorkspaceStore(handle);
            forms(principal).forEach(form -> workspaces.revoke(workspace, new Grant(wanted, form)));
            if (!invocation.has(REMOVE)) {
                workspaces.grant(workspace, new Grant(wanted, principal));
            }
            return principal;
        });
    }

    /** How the same one may be stored: earlier versions kept the id alone. */
    private static Stream<String> forms(String principal) {
        Matcher mention = MENTION.matcher(principal);
        return mention.matches()
                ? Stream.of(principal, mention.group(1))
                : Stream.of(principal, "<@" + principal + ">", "<@&" + principal + ">");
    }

    private static String principal(Invocation invocation, String who) {
        String platform = invocation.workspace().key().platform();
        Matcher id = IDS.getOrDefault(platform, ANYTHING).matcher(who.strip());
        if (id.matches()) {
            return id.group(1).replace("<@!", "<@");
        }
        // What was named by an earlier version can still be taken away.
        if (invocation.has(REMOVE)) {
            return who.strip();
        }
        throw new UsageException(Texts.line("error.access.unknown." + platform, Clean.quote(who)));
    }

    private static Reply list(Reply.Builder reply, String platform, List<Grant> grants) {
        List<Line> lines = new ArrayList<>();
        for (Permission permission : Permission.values()) {
            List<String> named = grants.stream()
                    .filter(grant -> grant.permission() == permission)
                    .map(Grant::principal)
                    .toList();
            lines.add(line(rule(permission, platform, named), platform, named));
        }
        return reply.lines(lines).lines(Texts.line("access.hint").faint()).build();
    }

    /** Who may without being named. */
    private static Line rule(Permission permission, String platform, List<String> named) {
        String usual = "access." + permission.name().toLowerCase(Locale.ROOT);
        return Stream.of(usual + "." + platform, usual + (named.isEmpty() ? "" : ".named"))
                .filter(Texts::has)
                .findFirst()
                .map(Texts::line)
                .orElseGet(() -> Texts.line(usual));
    }

    private static Line line(Line rule, String platform, List<String> named) {
        List<Span> spans = new ArrayList<>(rule.spans());
        for (String principal : named) {
            boolean first = principal.equals(named.get(0));
            spans.add(new Span.Plain(first ? Texts.text("access.and") : ", "));
            spans.add(new Span.Named(reference(platform, principal)));
        }
        return Line.of(spans.toArray(Span[]::new));
    }

    /** In Slack only people are named, and by their ids. */
    private static String reference(String platform, String principal) {
        boolean person = platform.equals("slack") && SLACK.matcher(principal).matches();
        return person ? "<@" + principal + ">" : principal;
    }
}
