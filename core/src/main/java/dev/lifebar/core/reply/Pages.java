package dev.lifebar.core.reply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Makes a reply fit into one message. The first cards, which are the worst, stay whole, and the later ones become a line
 * each; where that is too much, it goes on over pages with buttons between them. What stands nowhere is counted.
 */
public final class Pages {
    /** How many cards stay whole, however many there are. */
    private static final int WHOLE = 3;

    /** As many buttons as leave room for words on every platform. */
    private static final int BUTTONS = 25;

    /** Stands for any number of a page while it is measured. */
    private static final int ANY = 9998;

    private final Reply reply;
    private final Predicate<Reply> fits;
    private final IdentityHashMap<Block.Card, Line> rows = new IdentityHashMap<>();

    private Pages(Reply reply, Predicate<Reply> fits) {
        this.reply = reply;
        this.fits = fits;
    }

    /** As much of a reply as fits, as a platform measures it: all of it, or the page that is wanted. */
    public static Reply fitting(Reply reply, Predicate<Reply> fits) {
        Reply buttoned = withFewerButtons(reply);
        return fits.test(buttoned) ? buttoned : new Pages(buttoned, fits).fitting();
    }

    private static Reply withFewerButtons(Reply reply) {
        int more = reply.buttons().size() - BUTTONS;
        return more <= 0
                ? reply
                : reply.showing(
                        with(reply.blocks(), note(Texts.line("page.more", more))),
                        reply.buttons().subList(0, BUTTONS));
    }

    private Reply fitting() {
        int cards = (int)
                reply.blocks().stream().filter(Block.Card.class::isInstance).count();
        int least = Math.min(cards, isPaged() ? WHOLE : 1);
        int whole = largest(least, cards - 1, number -> fits.test(whole(number)));
        return whole < least ? page(new Divider(whole(least).blocks()).pages()) : whole(whole);
    }

    private boolean isPaged() {
        return reply.page() != null;
    }

    /** The reply with only so many whole cards, and the others as rows. */
    private Reply whole(int whole) {
        List<Block> shorter = new ArrayList<>();
        List<Line> shortened = new ArrayList<>();
        int left = whole;
        for (Block block : reply.blocks()) {
            if (block instanceof Block.Card card && left-- <= 0) {
                shortened.add(rows.computeIfAbsent(card, Block.Card::brief));
                continue;
            }
            flush(shortened, shorter);
            shorter.add(block);
        }
        flush(shortened, shorter);
        return reply.showing(shorter, reply.buttons());
    }

    private static void flush(List<Line> rows, List<Block> blocks) {
        if (!rows.isEmpty()) {
            blocks.add(new Block.Listing(rows));
            rows.clear();
        }
    }

    /** The largest number from one to another that is good, as all smaller ones then are; below the least if none is. */
    private static int largest(int least, int most, IntPredicate isGood) {
        int good = least - 1;
        int bad = most + 1;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            if (isGood.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private Reply page(List<List<Block>> pages) {
        Page wanted = reply.page();
        if (wanted == null) {
            int more = pages.stream()
                    .skip(1)
                    .flatMap(List::stream)
                    .mapToInt(Pages::lines)
                    .sum();
            return reply.showing(with(pages.get(0), note(Texts.line("page.more", more))), reply.buttons());
        }
        int number = Math.max(1, Math.min(wanted.number(), pages.size()));
        return sheet(pages.get(number - 1), wanted, number, pages.size());
    }

    /** The title stands on every page. */
    private static int lines(Block block) {
        return block instanceof Block.Title ? 0 : block.words().size();
    }

    private Reply sheet(List<Block> blocks, Page page, int number, int all) {
        List<Button> buttons = new ArrayList<>();
        if (number > 1) {
            buttons.add(page.turn(Texts.text("button.previous"), number - 1));
        }
        if (number < all) {
            buttons.add(page.turn(Texts.text("button.next"), number + 1));
        }
        buttons.addAll(reply.buttons());
        return reply.showing(with(blocks, note(Texts.line("page.of", number, all))), buttons);
    }

    private static Block note(Line line) {
        return new Block.Paragraph(List.of(line.faint()));
    }

    private static List<Block> with(List<Block> blocks, Block... others) {
        List<Block> more = new ArrayList<>(blocks);
        more.addAll(List.of(others));
        return more;
    }

    /** Takes blocks apart into pages: the title stands on each, and what is said below everything on the first. */
    private final class Divider {
        private final List<Block> head = new ArrayList<>();
        private final Deque<Block> body = new ArrayDeque<>();
        private final List<Block> notes = new ArrayList<>();

        Divider(List<Block> blocks) {
            body.addAll(blocks);
            while (body.peekFirst() instanceof Block.Title title) {
                head.add(title);
                body.removeFirst();
            }
            while (body.peekLast() instanceof Block.Paragraph note) {
                notes.add(0, note);
                body.removeLast();
            }
            if (!areNotesShort()) {
                body.addAll(notes);
                notes.clear();
            }
        }

        private boolean areNotesShort() {
            Block first = body.peekFirst();
            return first != null && isOnePage(together(head, List.of(new Division(first).first(1)), notes));
        }

        List<List<Block>> pages() {
            List<List<Block>> pages = new ArrayList<>();
            List<Block> below = notes;
            do {
                pages.add(together(head, next(below), below));
                below = List.of();
            } while (!body.isEmpty());
            return pages;
        }

        /** Takes as much from the body as fits above what stands below it, and something in any case. */
        private List<Block> next(List<Block> below) {
            List<Block> taken = new ArrayList<>();
            Block next = body.pollFirst();
            while (next != null && isOnePage(together(head, with(taken, next), below))) {
                taken.add(next);
                next = body.pollFirst();
            }
            if (next == null) {
                return taken;
            }
            if (!taken.isEmpty() && !(next instanceof Block.Listing)) {
                body.addFirst(next);
                return taken;
            }
            return divided(next, taken, below);
        }

        private List<Block> divided(Block block, List<Block> taken, List<Block> below) {
            Division division = new Division(block);
            int fitting = largest(
                    1, division.rows(), rows -> isOnePage(together(head, with(taken, division.first(rows)), below)));
            int rows = taken.isEmpty() ? Math.max(1, fitting) : fitting;
            division.after(rows).ifPresent(body::addFirst);
            return rows == 0 ? taken : with(taken, division.first(rows));
        }

        private boolean isOnePage(List<Block> blocks) {
            Page page = reply.page();
            return fits.test(
                    page == null
                            ? reply.showing(with(blocks, note(Texts.line("page.more", ANY * ANY))), reply.buttons())
                            : sheet(blocks, page, ANY, ANY + 1));
        }
    }

    private static List<Block> together(List<Block> head, List<Block> body, List<Block> below) {
        List<Block> all = new ArrayList<>(head);
        all.addAll(body);
        all.addAll(below);
        return all;
    }
}
