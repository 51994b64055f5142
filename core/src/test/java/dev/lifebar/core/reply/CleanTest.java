package dev.lifebar.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTest {
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00,
                0x07,
                0x09,
                0x0A,
                0x0D,
                0x1B,
                0x7F,
                0x9B, // control characters, the two that begin terminal escapes
                0x200B,
                0x200E,
                0x202A,
                0x202E,
                0x2066,
                0x2069,
                0xFEFF, // blanks without width, reading direction
                0x2028,
                0x2029, // line ends
                0xD800,
                0xDFFF, // halves of a character
                0xFFFF,
                0xE0041 // no characters, and tags that nobody sees
            })
    void replacesWhatCannotBeSeenAndMoves(int point) {
        assertThat(Clean.text("a" + Character.toString(point) + "b")).isEqualTo("a�b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "Ünïcödé",
                "日本語",
                "עברית",
                FAMILY,
                "🏳️‍🌈",
                "👍🏽",
                "@everyone",
                "<b>&",
                "می‌خواهم",
                "\uD83E\uDEE9"
            })
    void leavesWhatPeopleWriteAsItIs(String text) {
        assertThat(Clean.text(text)).isEqualTo(text);
    }

    @Test
    void quotesUpToFortyCharacters() {
        assertThat(Clean.quote("a".repeat(40))).isEqualTo('"' + "a".repeat(40) + '"');
        assertThat(Clean.quote("a".repeat(10_000))).isEqualTo('"' + "a".repeat(40) + "…\"");
    }

    @Test
    void neverCutsALetterThatIsMadeOfSeveral() {
        assertThat(Clean.quote("a".repeat(37) + FAMILY)).isEqualTo('"' + "a".repeat(37) + "…\"");
        assertThat(Clean.quote(FAMILY.repeat(10))).isEqualTo('"' + FAMILY.repeat(5) + "…\"");
    }

    @Test
    void cutsALetterThatIsLongerThanAnyQuote() {
        assertThat(Clean.quote("e" + "\u0301".repeat(10_000))).isEqualTo("\"e" + "\u0301".repeat(39) + "…\"");
    }

    @Test
    void neverLetsAnythingUnsafeThrough() {
        Property.holds(random -> {
            int[] points = random.ints(random.nextInt(60), 0, Character.MAX_CODE_POINT + 1)
                    .toArray();
            String quoted = Clean.quote(new String(points, 0, points.length));

            assertThat(quoted.codePointCount(0, quoted.length())).isLessThanOrEqualTo(43);
            assertThat(quoted.codePoints())
                    .noneMatch(
                            point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
        });
    }
}
