package dev.lifebar.bot.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Pages;
import dev.lifebar.core.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws replies as messages and views. */
final class Painter {
    private final Moments moments;

    Painter(Moments moments) {
        this.moments = moments;
    }

    /** A reply that no files come with, as a message. */
    SlackMessage message(Reply reply, Tag tag) {
        return message(reply, List.of(), tag);
    }

    /**
     * The reply as a message. A level colours the edge of all but its first block, which an attachment has not; where
     * there is nothing else but buttons, its symbol is colour enough.
     */
    SlackMessage message(Reply reply, List<Enclosure> files, Tag tag) {
        return message(reply, files, tag, Limits.MESSAGE_BLOCKS);
    }

    /** The reply as it is posted by itself, pinging the one who is named, if anybody is. */
    SlackMessage post(Reply reply, Optional<Mention> mention) {
        int most = Limits.MESSAGE_BLOCKS - (mention.isPresent() ? 1 : 0);
        SlackMessage message = message(reply, List.of(), Tag.ALERT, most);
        return mention.map(message::pinging).orElse(message);
    }

    private SlackMessage message(Reply reply, List<Enclosure> files, Tag tag, int most) {
        Reply page = page(reply, files, tag, most);
        List<LayoutBlock> blocks = canvas(page, files, tag).blocks();
        String text = sentence(page);
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

    List<LayoutBlock> blocks(Reply reply, List<Enclosure> files, Tag tag, int most) {
        return canvas(page(reply, files, tag, most), files, tag).blocks();
    }

    private Reply page(Reply reply, List<Enclosure> files, Tag tag, int most) {
        return Pages.fitting(reply, tried -> canvas(tried, files, tag).fits(most));
    }

    private SlackCanvas canvas(Reply reply, List<Enclosure> files, Tag tag) {
        SlackCanvas canvas = new SlackCanvas(moments, tag);
        reply.drawOn(canvas);
        for (Enclosure file : files) {
            if (file.isShort()) {
                canvas.snippet(file.snippet());
            } else {
                canvas.paragraph(List.of(Line.of(file.notice())));
            }
        }
        canvas.buttons(reply.buttons());
        return canvas;
    }

    /** The whole reply in one line of text. */
    String plain(Reply reply) {
        List<String> parts = new ArrayList<>();
        reply.blocks()
                .forEach(block -> block.words().forEach(line -> {
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
