package dev.lifebar.bot.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import java.util.ArrayList;
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

    /** The same message, which pings somebody; Slack pings whom a block names, and tells it by the text. */
    SlackMessage pinging(Mention mention) {
        List<LayoutBlock> more = new ArrayList<>();
        more.add(SectionBlock.builder()
                .text(MarkdownTextObject.builder()
                        .text(mention.markup())
                        .verbatim(true)
                        .build())
                .build());
        more.addAll(blocks);
        return new SlackMessage(everyone, mention.markup() + " " + text, more, attachments);
    }

    /** The same words, as they are told where nothing can be drawn; pings the same, and has no buttons. */
    SlackMessage plain() {
        return new SlackMessage(everyone, text, List.of(), List.of());
    }

    String responseType() {
        return everyone ? "in_channel" : "ephemeral";
    }
}
