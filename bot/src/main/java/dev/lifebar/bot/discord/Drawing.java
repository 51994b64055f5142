package dev.lifebar.bot.discord;

import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Attachment;
import dev.lifebar.core.reply.Reply;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** Draws a reply as one message: a container in the colour of its level, and files below. Its text pings nobody. */
final class Drawing {
    private final InstantSource time;
    private final Specs specs;

    Drawing(InstantSource time, Specs specs) {
        this.time = time;
        this.specs = specs;
    }

    /** The message; {@code path} is the command that it answers, or empty. */
    MessageCreateData draw(Reply reply, String path) {
        return message(reply, path, List.of()).build();
    }

    /** The message as it is posted by itself, pinging the one who is named, if anybody is. */
    MessageCreateData post(Reply reply, Optional<Mention> mention) {
        List<Piece> first = mention.<Piece>map(named -> new Piece.Text(named.markup())).stream()
                .toList();
        MessageCreateBuilder message = message(reply, "", first);
        return mention.map(named -> named.on(message)).orElse(message).build();
    }

    private MessageCreateBuilder message(Reply reply, String path, List<Piece> first) {
        List<FileUpload> uploads = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>(first);
        pieces.addAll(pieces(reply, uploads));
        List<MessageTopLevelComponent> top = new ArrayList<>();
        top.add(container(reply, path, pieces, Limits.COMPONENTS - 1 - uploads.size()));
        uploads.forEach(upload -> top.add(FileDisplay.fromFile(upload)));
        return new MessageCreateBuilder()
                .useComponentsV2()
                .setAllowedMentions(EnumSet.noneOf(MentionType.class))
                .mentionRepliedUser(false)
                .setComponents(top);
    }

    /** The message as what another one is changed into, without the fields that cannot stand beside components. */
    static MessageEditData change(MessageCreateData message) {
        return new MessageEditBuilder()
                .useComponentsV2()
                .setComponents(message.getComponents())
                .setFiles(message.getFiles())
                .setAllowedMentions(EnumSet.noneOf(MentionType.class))
                .mentionRepliedUser(false)
                .build();
    }

    private List<Piece> pieces(Reply reply, List<FileUpload> uploads) {
        DiscordCanvas canvas = new DiscordCanvas(time.instant());
        reply.drawOn(canvas);
        List<Piece> pieces = new ArrayList<>(canvas.pieces());
        for (Attachment attachment : reply.attachments()) {
            Uploads.of(attachment)
                    .ifPresentOrElse(uploads::add, () -> pieces.add(new Piece.Text(DiscordTexts.text("file.large"))));
        }
        int hidden = reply.buttons().size() - Buttons.fitting(reply.buttons()).size();
        if (hidden > 0) {
            pieces.add(new Piece.Text(DiscordTexts.text("more", hidden)));
        }
        if (pieces.isEmpty()) {
            pieces.add(new Piece.Text(DiscordTexts.text("done")));
        }
        return pieces;
    }

    private Container container(Reply reply, String path, List<Piece> pieces, int free) {
        Buttons buttons = new Buttons(specs, path);
        List<ActionRow> below = buttons.rows(Buttons.fitting(reply.buttons()));
        int taken =
                below.stream().mapToInt(row -> 1 + row.getComponents().size()).sum();
        List<ContainerChildComponent> children = new ArrayList<>();
        for (Piece piece : new Layout(pieces, free - taken, Limits.TEXT).fitting()) {
            children.add(TextDisplay.of(piece.text()));
            if (piece instanceof Piece.Card card) {
                children.addAll(buttons.rows(card.buttons()));
            }
        }
        children.addAll(below);
        Container container = Container.of(children);
        return reply.accent() == null ? container : container.withAccentColor(color(reply.accent()));
    }

    private static int color(Level level) {
        return switch (level) {
            case GREEN -> 0x57A64A;
            case YELLOW -> 0xF2C744;
            case ORANGE -> 0xF08A24;
            case RED -> 0xDA373C;
            case EMPTY -> 0x1E1F22;
        };
    }
}
