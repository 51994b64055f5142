package dev.lifebar.bot.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws replies as messages and views. */
final class Painter {
    /** Below the section's own limit, for the fence and what escaping adds. */
    private static final int SNIPPET = 2500;

    private final Moments moments;

    Painter(Moments moments) {
        this.moments = moments;
    }

    /**
     * The reply as a message. A level colours the edge of all but its first block, which an attachment has not; where
     * there is nothing else but buttons, its symbol is colour enough.
     */
    SlackMessage message(Reply reply, Tag tag) {
        return message(reply, tag, Limits.MESSAGE_BLOCKS);
    }

    /** The reply as it is posted by itself, pinging the one who is named, if anybody is. */
    SlackMessage post(Reply reply, Optional<Mention> mention) {
        int most = Limits.MESSAGE_BLOCKS - (mention.isPresent() ? 1 : 0);
        SlackMessage message = message(reply, Tag.ALERT, most);
        return mention.map(message::pinging).orElse(message);
    }

    private SlackMessage message(Reply reply, Tag tag, int most) {
        List<LayoutBlock> blocks = blocks(reply, tag, most);
        String text = sentence(reply);
        if (reply.accent() == null || blocks.stream().skip(1).allMatch(ActionsBlock.class::isInstance)) {
            return new SlackMessage(reply.forEveryone(), text, blocks, List.of());
        }
        Attachment edge = Attachment.builder()
                .color(color(reply.accent()))
                .fallback(text)
                .blocks(blocks.subList(1, blocks.size()))
                .build();
        return new SlackMessage(reply.forEveryone(), text, blocks.subList(0, 1), List.of(edge));
    }

    List<LayoutBlock> blocks(Reply reply, Tag tag, int most) {
        SlackCanvas canvas = new SlackCanvas(moments, tag);
        reply.drawOn(canvas);
        reply.attachments().forEach(attachment -> {
            Excerpt excerpt = Excerpt.of(attachment, SNIPPET);
            if (excerpt.isWhole()) {
                canvas.snippet(excerpt.text());
            } else {
                canvas.paragraph(List.of(Line.of(SlackTexts.text("file.large", attachment.name(), excerpt.lines()))));
            }
        });
        canvas.buttons(reply.buttons());
        return canvas.blocks(most);
    }

    /** The files that are too long to stand in the message. */
    static List<dev.lifebar.core.reply.Attachment> tooLong(Reply reply) {
        return reply.attachments().stream()
                .filter(attachment -> !Excerpt.of(attachment, SNIPPET).isWhole())
                .toList();
    }

    /** The whole reply in one line of text. */
    String plain(Reply reply) {
        List<String> parts = new ArrayList<>();
        reply.blocks()
                .forEach(block -> lines(block).forEach(line -> {
                    String part = PlainMarkup.draw(line, moments);
                    if (!part.isEmpty()) {
                        parts.add(part);
                    }
                }));
        return String.join(" ", parts.stream().map(Painter::ended).toList());
    }

    private String sentence(Reply reply) {
        String plain = plain(reply);
        return Mrkdwn.escape(
                Limits.cut(plain.isEmpty() ? SlackTexts.text("message.empty") : plain, Limits.TOP_LEVEL_TEXT));
    }

    private static String ended(String part) {
        boolean ended = ".!?:…".indexOf(part.charAt(part.length() - 1)) >= 0;
        return ended ? part : part + ".";
    }

    private static List<Line> lines(Block block) {
        if (block instanceof Block.Title title) {
            return List.of(title.line());
        }
        if (block instanceof Block.Card card) {
            List<Line> lines = new ArrayList<>(List.of(card.title()));
            lines.addAll(card.lines());
            return lines;
        }
        return block instanceof Block.Paragraph paragraph ? paragraph.lines() : ((Block.Listing) block).rows();
    }

    private static String color(Level level) {
        return switch (level) {
            case GREEN -> "#2eb67d";
            case YELLOW -> "#ecb22e";
            case ORANGE -> "#f2952f";
            case RED -> "#e01e5a";
            case EMPTY -> "#1d1c1d";
        };
    }
}
