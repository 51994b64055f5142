package dev.lifebar.core.provider;

/** Every provider. */
public final class Catalogue {}
