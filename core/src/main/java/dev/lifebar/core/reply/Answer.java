package dev.lifebar.core.reply;

/** What a command gives back: a reply to show, or a form to fill in first. */
public sealed interface Answer permits Reply, Form {}
