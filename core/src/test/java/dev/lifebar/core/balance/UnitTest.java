package dev.lifebar.core.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "usd, USD, true",
        "INR, INR, true",
        "inr, INR, true",
        "Credits, credits, false",
        "GPU Hours, gpu hours, false"
    })
    void readsCurrenciesAndQuotas(String typed, String code, boolean currency) {
        assertThat(Unit.of(typed).code()).isEqualTo(code);
        assertThat(Unit.of(typed).isCurrency()).isEqualTo(currency);
    }

    @Test
    void isItsCodeWhenStored() {
        assertThat(Unit.of(Unit.USD.toString())).isEqualTo(Unit.USD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "US$",
                "usd ",
                " usd",
                "credits ",
                "two  blanks",
                "kw/h",
                "çredits",
                "thirty-two",
                "abcdefghijklmnopqrstuvwxyzabcdef"
            })
    void refusesWhatIsNeither(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> Unit.of(typed));
    }

    @Test
    void hasNoQuotaOfThreeLettersBecauseItWouldBeReadBackAsACurrency() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Unit("usd"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        USD     | "$"
        GBP     | "£"
        CHF     | "CHF "
        credits | ""
        """)
    void standsBeforeTheNumberOnlyAsACurrency(String code, String prefix) {
        assertThat(Unit.of(code).prefix()).isEqualTo(prefix);
    }
}
