package dev.lifebar.bot.terminal;

import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;

/** Says what this is, and how things stand. */
final class Greeting implements Companion {
    @Override
    public void enter(Stage stage) {
        stage.show(Reply.done()
                .lines(
                        Line.of(TerminalTexts.text("chat.greeting")),
                        TerminalTexts.line("chat.how").faint())
                .build());
        stage.answer("credits");
    }

    @Override
    public void leave() {
        // It has nothing more to say.
    }
}
