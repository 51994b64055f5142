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

/** Shows or changes who, beyond the platform's own rules, may see, update or manage. */
final class AccessCommand implements Command {
    private static final int LONGEST_WHO = 64;
    private static final Option<String> PERMISSION = Options.choice("permission", "view", "ack", "update", "manage");
    private static final Option<String> WHO = Option.text("who");
    private static final Option<Boolean> REMOVE = Option.flag("remove");
    private static final Spec SPEC = new Spec(
            "lifebar access", List.of(PERMISSION, WHO, REMOVE), Permission.MANAGE, Spec.Audience.CALLER, false);

    /** What people, and groups where a caller's are known, are called by their platform; a name alone would fit nobody. */
    private static final Map<String, Pattern> IDS = Map.of(
            "discord", Pattern.compile("(?:<@[!&]?)?([0-9]{5,20})>?"), "slack", Pattern.compile("([UW][A-Z0-9]{2,})"));

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
        if (permission.isPresent() && who.isPresent()) {
            change(invocation, permission.get(), who.get());
        } else if (permission.isPresent()) {
            throw new UsageException(Texts.line("error.access.who", permission.get()));
        }
        return list(invocation);
    }

    private void change(Invocation invocation, String permission, String who) {
        if (who.length() > LONGEST_WHO || !who.equals(Clean.text(who))) {
            throw new UsageException(Texts.line("error.access.length", LONGEST_WHO));
        }
        Grant grant = new Grant(Permission.valueOf(permission.toUpperCase(Locale.ROOT)), principal(invocation, who));
        long workspace = invocation.workspace().id();
        database.write(handle -> {
            WorkspaceStore workspaces = new WorkspaceStore(handle);
            if (invocation.has(REMOVE)) {
                workspaces.revoke(workspace, grant);
            } else {
                workspaces.grant(workspace, grant);
            }
            return grant;
        });
    }

    private static String principal(Invocation invocation, String who) {
        String platform = invocation.workspace().key().platform();
        Matcher id = IDS.getOrDefault(platform, ANYTHING).matcher(who.strip());
        if (id.matches()) {
            return id.group(1);
        }
        // What was named by an earlier version can still be taken away.
        if (invocation.has(REMOVE)) {
            return who.strip();
        }
        throw new UsageException(Texts.line("error.access.unknown." + platform, Clean.quote(who)));
    }

    private Reply list(Invocation invocation) {
        List<Grant> grants = database.read(handle ->
                new WorkspaceStore(handle).grants(invocation.workspace().id()));
        List<Line> lines = new ArrayList<>();
        for (Permission permission : Permission.values()) {
            List<String> named = grants.stream()
                    .filter(grant -> grant.permission() == permission)
                    .map(Grant::principal)
                    .toList();
            String key = "access." + permission.name().toLowerCase(Locale.ROOT);
            lines.add(
                    named.isEmpty()
                            ? Texts.line(key)
                            : Texts.line(key + ".named", new Span.Strong(String.join(", ", named))));
        }
        return Reply.done()
                .title(Texts.line("access.title"))
                .lines(lines)
                .lines(Texts.line("access.hint").faint())
                .build();
    }
}
