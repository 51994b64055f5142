package dev.lifebar.bot.terminal;

import dev.lifebar.core.alert.Messenger;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.workspace.Channel;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Posts into the terminal: a message appears above what is being typed. */
final class TerminalMessenger implements Messenger {
    private final Screen screen;
    private final Drawing drawing;

    TerminalMessenger(Screen screen, Drawing drawing) {
        this.screen = screen;
        this.drawing = drawing;
    }

    @Override
    public String platform() {
        return Operator.PLATFORM;
    }

    @Override
    public boolean canEdit() {
        return false;
    }

    @Override
    public synchronized Outcome post(Channel channel, Post post) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(drawing.separator());
        lines.addAll(drawing.draw(post.message()));
        lines.add(AttributedString.EMPTY);
        screen.arrive(lines);
        if (!post.silent()) {
            screen.ring();
        }
        return new Outcome.Sent(post.nonce());
    }

    /** Tells the change in a line, since a terminal cannot take back what it has shown. */
    @Override
    public synchronized Outcome edit(Channel channel, String messageId, Reply message, String nonce) {
        List<AttributedString> lines = new ArrayList<>(drawing.brief(message));
        lines.add(AttributedString.EMPTY);
        screen.arrive(lines);
        return new Outcome.Sent(messageId);
    }
}
