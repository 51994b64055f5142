package dev.lifebar.core.reply;

import dev.lifebar.core.health.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer, the same for every platform.
 *
 * @param forEveryone whether everyone in the channel is to see it, and not the caller alone
 * @param accent the level that colours the whole reply, if any
 * @param facts the same facts as data, for commands that read
 * @param page which part is wanted where it does not fit into one message; null if it has one part only
 * @param sequel the same answer with newer numbers that are on their way; null if there are none
 */
public record Reply(
        Outcome outcome,
        boolean forEveryone,
        @Nullable Level accent,
        List<Block> blocks,
        List<Button> buttons,
        List<Attachment> attachments,
        @Nullable Facts facts,
        @Nullable Page page,
        @Nullable Sequel sequel)
        implements Answer {

    /** What came of the request. */
    public enum Outcome {
        /** It was answered or done. */
        DONE,
        /** Nothing was done yet: the buttons ask how to go on. */
        QUESTION,
        /** The request could not be understood; nothing was done. */
        USAGE,
        /** The request was understood and could not be done. */
        FAILED
    }

    public Reply {
        blocks = List.copyOf(blocks);
        buttons = List.copyOf(buttons);
        attachments = List.copyOf(attachments);
    }

    public static Builder done() {
        return new Builder(Outcome.DONE);
    }

    public static Builder question() {
        return new Builder(Outcome.QUESTION);
    }

    public static Builder usage() {
        return new Builder(Outcome.USAGE);
    }

    public static Builder failed() {
        return new Builder(Outcome.FAILED);
    }

    /** The same reply, for everyone in the channel to see. */
    public Reply shared() {
        return new Reply(outcome, true, accent, blocks, buttons, attachments, facts, page, sequel);
    }

    /** The same reply, of which one page is wanted. */
    public Reply on(Page wanted) {
        return new Reply(outcome, forEveryone, accent, blocks, buttons, attachments, facts, wanted, sequel);
    }

    /** The same reply with other things in it. */
    public Reply showing(List<Block> otherBlocks, List<Button> otherButtons) {
        return new Reply(outcome, forEveryone, accent, otherBlocks, otherButtons, attachments, facts, page, sequel);
    }

    /** The same reply, which will be known better. */
    public Reply before(Sequel better) {
        return new Reply(outcome, forEveryone, accent, blocks, buttons, attachments, facts, page, better);
    }

    /** The same reply with another button. */
    public Reply with(Button button) {
        List<Button> more = new ArrayList<>(buttons);
        more.add(button);
        return showing(blocks, more);
    }

    public void drawOn(Canvas canvas) {
        blocks.forEach(block -> block.drawOn(canvas));
    }

    /** Puts a reply together from top to bottom. */
    public static final class Builder {
        private final Outcome outcome;
        private final List<Block> blocks = new ArrayList<>();
        private final List<Button> buttons = new ArrayList<>();
        private final List<Attachment> attachments = new ArrayList<>();
        private @Nullable Level accent;
        private @Nullable Facts facts;

        private Builder(Outcome outcome) {
            this.outcome = outcome;
        }

        public Builder title(Line line) {
            return block(new Block.Title(line));
        }

        public Builder lines(Line... lines) {
            return lines(List.of(lines));
        }

        /** Lines that belong together; nothing where there are none. */
        public Builder lines(List<Line> lines) {
            return lines.isEmpty() ? this : block(new Block.Paragraph(lines));
        }

        public Builder block(Block block) {
            blocks.add(block);
            return this;
        }

        public Builder button(Button button) {
            buttons.add(button);
            return this;
        }

        public Builder attach(Attachment attachment) {
            attachments.add(attachment);
            return this;
        }

        public Builder accent(Level level) {
            this.accent = level;
            return this;
        }

        public Builder facts(Facts data) {
            this.facts = data;
            return this;
        }

        public Reply build() {
            return new Reply(outcome, false, accent, blocks, buttons, attachments, facts, null, null);
        }
    }
}
