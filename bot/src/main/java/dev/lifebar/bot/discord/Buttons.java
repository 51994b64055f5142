package dev.lifebar.bot.discord;

import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Button.Open;
import dev.lifebar.core.reply.Button.Press;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;

/** Draws the buttons of one message. Discord refuses a message in which an id stands twice: the first one is kept. */
final class Buttons {
    private final Set<String> ids = new HashSet<>();
    private final Specs specs;
    private final String path;

    /** Names the command that the message answers, or nothing. */
    Buttons(Specs specs, String path) {
        this.specs = specs;
        this.path = path;
    }

    /** Rows of as many buttons as Discord takes; none for no buttons. */
    List<ActionRow> rows(List<dev.lifebar.core.reply.Button> buttons) {
        List<Button> drawn = draw(buttons);
        return drawn.isEmpty() ? List.of() : ActionRow.partitionOf(drawn);
    }

    private List<Button> draw(List<dev.lifebar.core.reply.Button> buttons) {
        List<Button> drawn = new ArrayList<>();
        for (dev.lifebar.core.reply.Button button : buttons) {
            String label = Limits.cut(button.label(), Limits.BUTTON_LABEL);
            if (button instanceof Press press && press.action().length() <= Actions.LONGEST) {
                String id = ButtonId.of(press.action(), specs, path).toString();
                if (ids.add(id)) {
                    drawn.add(Button.secondary(id, label));
                }
            } else if (button instanceof Open open && open.target().toString().length() <= Limits.LINK) {
                drawn.add(Button.link(open.target().toString(), label));
            }
        }
        return drawn;
    }
}
