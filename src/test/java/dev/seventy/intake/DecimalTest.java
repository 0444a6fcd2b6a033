package dev.seventy.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @CsvSource({"0,0", "-0,0", "12,12", "6448.284232,6448.284232", "-3.50,-3.50", "+7,7", ".5,0.5", "5.,5",
            "000123,123", "999999999999999999,999999999999999999", "6.1E-05,0.000061", "1.5e3,1500",
            "0.000000000000000001,0.000000000000000001"})
    void a_number_is_read_exactly(String text, String value) {
        assertThat(Decimal.read(text)).isInstanceOfSatisfying(Parsed.Good.class,
                good -> assertThat((BigDecimal) good.value()).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1e309|18 digits", "1000000000000000000|18 digits", "1E18|18 digits",
            "NaN|not a number", "Infinity|not a number", "1.234,56|not guessed", "'1,234.56'|not guessed",
            "1 234|not guessed", "１２|digits 0 to 9", "€12|US dollars", "12 €|US dollars", "-|not a number",
            ".|not a number", "1.2.3|not a number", "0x10|not a number", "1e|not a number", "12abc|not a number",
            "1e999999999999|18 digits"})
    void what_is_no_plain_number_is_refused_with_the_reason(String text, String why) {
        assertThat(Decimal.read(text)).isInstanceOfSatisfying(Parsed.Bad.class,
                bad -> assertThat(bad.rule()).contains(why));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000})
    void a_number_of_many_digits_is_refused_without_being_computed(int digits) {
        assertThat(Decimal.read("9".repeat(digits))).isInstanceOf(Parsed.Bad.class);
        assertThat(Decimal.read("1e" + "9".repeat(digits))).isInstanceOf(Parsed.Bad.class);
        assertThat(Decimal.read("0." + "0".repeat(digits))).isInstanceOf(Parsed.Bad.class);
    }
}
