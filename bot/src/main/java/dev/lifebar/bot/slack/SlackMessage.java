package dev.lifebar.bot.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A reply in Slack's idiom.
 *
 * @param everyone whether all in the channel see it; else the caller alone
 * @param text what notifications and screen readers tell, in sentences
 * @param attachments at most one, for the coloured edge; empty also takes away one that an edited message had
 */
record SlackMessage(boolean everyone, String text, List<LayoutBlock> blocks, List<Attachment> attachments) {
    SlackMessage {
        blocks = List.copyOf(blocks);
        attachments = List.copyOf(attachments);
    }

    String responseType() {
        return everyone ? "in_channel" : "ephemeral";
    }
}
