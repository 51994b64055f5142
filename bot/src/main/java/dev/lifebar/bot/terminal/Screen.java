package dev.lifebar.bot.terminal;

import java.util.List;
import org.jline.utils.AttributedString;

/** Where lines are shown. Safe to use from several threads. */
interface Screen {
    void print(List<AttributedString> lines);

    /** Shows lines that nobody asked for, without disturbing what is being typed. */
    void arrive(List<AttributedString> lines);

    /** Calls for attention, where that can be done. */
    void ring();

    /** Columns to wrap at; zero where lines are left whole. */
    int width();
}
