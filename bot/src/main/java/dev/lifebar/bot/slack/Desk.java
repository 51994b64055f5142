package dev.lifebar.bot.slack;

import dev.lifebar.core.command.Commands;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.command.Spec;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs commands for everybody who asks in Slack. */
final class Desk {
    private final Commands commands;
    private final People people;
    private final Typed typed;

    Desk(Commands commands, People people) {
        this.commands = commands;
        this.people = people;
        this.typed = new Typed(commands.specs());
    }

    /** Answers one of the four commands. */
    Said command(Origin origin, String command, String text) {
        return line(origin, typed.line(command, text));
    }

    /** Answers a line that names its command itself. */
    Said line(Origin origin, String line) {
        return said(origin, commands.run(origin, line), line);
    }

    Said press(Origin origin, String action) {
        return said(origin, commands.press(origin, action), Actions.typed(action));
    }

    Said submit(Origin origin, Memo memo, Map<String, String> values) {
        return said(origin, commands.submit(origin, memo.form(), values), memo.path());
    }

    private Said said(Origin origin, Answer answer, String line) {
        Optional<Spec> spec = typed.spec(line);
        boolean refused = answer instanceof Reply reply && reply.outcome() == Reply.Outcome.FAILED;
        boolean managing = spec.isPresent() && spec.get().permission() == Permission.MANAGE;
        boolean unsure = !origin.caller().granted().contains(Permission.MANAGE) && people.isBlind();
        return new Said(refused && managing && unsure ? withHint((Reply) answer) : answer, spec);
    }

    /** Nobody counts as an admin while we may not ask who is one. */
    private static Reply withHint(Reply reply) {
        List<Block> blocks = new ArrayList<>(reply.blocks());
        blocks.add(new Block.Paragraph(List.of(Line.of(SlackTexts.text("people.blind")))));
        return reply.showing(blocks, reply.buttons());
    }
}
