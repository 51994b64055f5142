package dev.lifebar.bot;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("Lifebar");
    }
}
