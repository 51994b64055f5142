package dev.lifebar.bot.settings;

/** Bad. */
record Bad(dev.lifebar.bot.terminal.Mode mode) {}
