package dev.lifebar.core.alert;

/** A boundary that an account crossed downwards. */
public enum Crossing {
    YELLOW,
    RED,
    EMPTY
}
