package dev.lifebar.core.reply;

/** The facts behind a reply, for {@code --json} and {@code --check}; implemented by records that serialise as they are. */
public interface Facts {}
