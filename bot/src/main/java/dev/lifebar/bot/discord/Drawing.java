package dev.lifebar.bot.discord;

import dev.lifebar.core.health.Level;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Pages;
import dev.lifebar.core.reply.Reply;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** Draws a reply as one message: a container in the colour of its level, and files below. Its text pings nobody. */
final class Drawing {
    private final InstantSource time;
    private final Supplier<Specs> specs;
    private final Path directory;

    /** Draws with the time and the commands as they are; files lie in the directory while they are sent. */
    Drawing(InstantSource time, Supplier<Specs> specs, Path directory) {
        this.directory = directory;
        this.time = time;
        this.specs = specs;
    }

    /** The message; {@code path} is the command that it answers, or empty. */
    MessageCreateData draw(Reply reply, String path) {
        return message(reply, path, List.of()).build();
    }

    /** The message as it is posted by itself, pinging the one who is named, if anybody is. */
    MessageCreateData post(Reply reply, Optional<Mention> mention) {
        MessageCreateBuilder message = message(reply, "", named(mention));
        return mention.map(named -> named.on(message)).orElse(message).build();
    }

    /** The same as text and nothing else, for when it is not taken as it is drawn. */
    MessageCreateData plain(Reply reply, Optional<Mention> mention) {
        String text = pieces(named(mention), reply, List.of(), new DrawnLines(time.instant(), specs.get())).stream()
                .map(Piece::text)
                .collect(Collectors.joining("\n"));
        MessageCreateBuilder message = unpinging().setContent(Limits.cut(text, Limits.CONTENT));
        return mention.map(named -> named.on(message)).orElse(message).build();
    }

    private static List<Piece> named(Optional<Mention> mention) {
        return mention.map(named -> Piece.of(named.markup())).stream().toList();
    }

    private static MessageCreateBuilder unpinging() {
        return new MessageCreateBuilder()
                .setAllowedMentions(EnumSet.noneOf(MentionType.class))
                .mentionRepliedUser(false);
    }

    private MessageCreateBuilder message(Reply reply, String path, List<Piece> first) {
        Uploads uploads = Uploads.of(reply.attachments(), directory);
        List<Piece> instead = uploads.instead();
        int free = Limits.COMPONENTS - 1 - uploads.files().size();
        DrawnLines lines = new DrawnLines(time.instant(), specs.get());
        Reply page =
                Pages.fitting(reply, tried -> isTaken(pieces(first, tried, instead, lines), tried.buttons(), free));
        List<MessageTopLevelComponent> top = new ArrayList<>();
        top.add(container(page, path, pieces(first, page, instead, lines)));
        uploads.files().forEach(upload -> top.add(FileDisplay.fromFile(upload)));
        return unpinging().useComponentsV2().setComponents(top);
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

    private static List<Piece> pieces(List<Piece> first, Reply reply, List<Piece> instead, DrawnLines lines) {
        DiscordCanvas canvas = new DiscordCanvas(lines);
        reply.drawOn(canvas);
        List<Piece> pieces = new ArrayList<>(first);
        pieces.addAll(canvas.pieces());
        pieces.addAll(instead);
        return pieces.isEmpty() ? List.of(Piece.of(DiscordTexts.text("done"))) : pieces;
    }

    private static boolean isTaken(List<Piece> pieces, List<Button> below, int free) {
        int components = Piece.rows(below.size())
                + pieces.stream().mapToInt(Piece::components).sum();
        int text = pieces.stream().mapToInt(piece -> piece.text().length()).sum();
        return components <= free && text <= Limits.TEXT;
    }

    private Container container(Reply reply, String path, List<Piece> pieces) {
        Buttons buttons = new Buttons(specs.get(), path);
        List<ActionRow> below = buttons.rows(reply.buttons());
        List<ContainerChildComponent> children = new ArrayList<>();
        for (Piece piece : pieces) {
            children.add(TextDisplay.of(piece.text()));
            children.addAll(buttons.rows(piece.buttons()));
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
