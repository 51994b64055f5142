package dev.lifebar.core.command;

import java.util.List;
import java.util.random.RandomGenerator;

/** Lines that somebody could type, by mistake, in anger or to break something. */
final class Garbage {
    private static final List<String> COMMANDS = List.of(
            "/credits",
            "/sync",
            "/topup",
            "/history",
            "/undo",
            "/alerts here",
            "/alerts off",
            "/alerts list",
            "/alerts test",
            "/alerts",
            "/lifebar",
            "/lifebar setup",
            "/providers",
            "enable",
            "/lifebar disable",
            "/rules",
            "/timezone",
            "/access",
            "/export",
            "/forget",
            "/help",
            "");
    private static final List<String> WORDS = List.of(
            "openai",
            "anthropic",
            "openai/prod",
            "OPENAI/Dev",
            "claude",
            "nobody",
            "openai/",
            "/",
            "5",
            "45.00",
            "12,50",
            "1,234",
            "-3.5",
            "0",
            "999999999999",
            "1e9",
            "€5",
            "$",
            "yes",
            "no",
            "max:100",
            "max:",
            "max:?",
            "?",
            "entry:1",
            "entry:zzzzzzzzzzzzzzzzzzzz",
            "after:1",
            "provider:xai",
            "--max",
            "--max=5",
            "--",
            "-",
            "red",
            "levels:yellow",
            "percent:75,50,25",
            "percent:off",
            "percent:1,2,3",
            "money:10,5",
            "days:7,2",
            "default",
            "Europe/Berlin",
            "UTC+3",
            "view",
            "update",
            "@ops",
            "u-Ann",
            "remove",
            "csv",
            "json",
            "sync",
            "14",
            "367",
            "\"",
            "“",
            "”",
            "\"a b\"",
            ":",
            "=",
            "{0}",
            "{1}",
            "`x`",
            "%s",
            "'; drop table entry; --",
            "\u001b[2J",
            "\u0007",
            "\u202e",
            "\u0000",
            "\ud800",
            "👨‍👩‍👧‍👦",
            "@everyone",
            "<@1>",
            "İ",
            "ß",
            "\n",
            "\r\n",
            "\t");

    private Garbage() {}

    /** A command or none, a few words or pieces of words, and now and then something long or from all of Unicode. */
    static String line(RandomGenerator random) {
        StringBuilder line = new StringBuilder(pick(random, COMMANDS));
        for (int words = random.nextInt(6); words > 0; words--) {
            line.append(random.nextInt(8) == 0 ? "" : " ").append(word(random));
        }
        return line.toString();
    }

    private static String word(RandomGenerator random) {
        String word = pick(random, WORDS);
        return switch (random.nextInt(40)) {
            case 0 -> word.repeat(random.nextInt(1_000));
            case 1, 2, 3 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
            case 4, 5 -> word.substring(random.nextInt(word.length() + 1));
            default -> word;
        };
    }

    private static String pick(RandomGenerator random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
