package dev.lifebar.bot.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.reply.Reply;
import java.util.List;

/** The bot's own page: the workspace's bars with their buttons. */
final class HomeTab {
    private static final String SHOWN = "credits";

    private final Counter counter;

    HomeTab(Counter counter) {
        this.counter = counter;
    }

    /** Shows the page to whoever asked, as it is now. */
    void show(Origin origin) {
        Said said = counter.desk().line(origin, SHOWN);
        if (said.answer() instanceof Reply reply) {
            String user = origin.caller().id();
            publish(user, reply);
            counter.sequels().shown("home of " + user, reply, better -> publish(user, better));
        }
    }

    private void publish(String user, Reply reply) {
        View view =
                page(counter.painter().blocks(reply, List.of(), new Tag(Tag.Kind.REPLY, SHOWN), Limits.VIEW_BLOCKS));
        counter.mail().publish(user, view);
    }

    static View page(List<LayoutBlock> blocks) {
        return View.builder().type("home").blocks(blocks).build();
    }
}
