package dev.lifebar.core.command;

import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.secret.KeptKey;
import dev.lifebar.core.secret.Keys;
import dev.lifebar.core.secret.Unlocked;
import dev.lifebar.core.workspace.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the keys there are, each as far as it may be told. */
final class KeysCommand implements Command {
    private static final Spec SPEC =
            new Spec("lifebar keys", List.of(Options.PAGE), Permission.MANAGE, Spec.Audience.CALLER, false);

    private final Keys keys;

    KeysCommand(Keys keys) {
        this.keys = keys;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        List<KeptKey> all = keys.of(invocation.workspace());
        if (all.isEmpty()) {
            return Reply.done().lines(Texts.line("keys.none")).build();
        }
        Map<Long, Unlocked.Reason> missing = keys.missing(invocation.workspace());
        Reply.Builder reply = Reply.done().title(Texts.line("keys.title"));
        all.forEach(key -> reply.block(new Block.Paragraph(lines(invocation, key, missing.get(key.accountId())))));
        return reply.lines(Texts.line("keys.hint").faint()).build();
    }

    private static List<Line> lines(Invocation invocation, KeptKey key, Unlocked.@Nullable Reason missing) {
        List<Line> lines = new ArrayList<>();
        lines.add(Texts.line(
                key.kind() == KeptKey.Kind.KEY ? "keys.row.key" : "keys.row.reference",
                new Span.Strong(invocation.catalogue().nameOf(key.account())),
                new Span.Code(key.hint())));
        lines.add(Texts.line("keys.added", key.author().name(), key.addedAt()).faint());
        lines.add(
                key.lastSuccess() == null
                        ? Texts.line("keys.never").faint()
                        : Texts.line("keys.success", key.lastSuccess()).faint());
        if (missing != null) {
            String reason = missing.name().toLowerCase(Locale.ROOT);
            lines.add(Texts.line("keys.missing." + reason, key.account().text()).warning());
        }
        return lines;
    }
}
