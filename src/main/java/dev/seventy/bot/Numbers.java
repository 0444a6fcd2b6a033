package dev.seventy.bot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.apache.commons.numbers.fraction.BigFraction;

/** How numbers and days are written in an answer. */
public final class Numbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    private Numbers() {
    }

    /** To two places, half up, without trailing zeros. */
    public static BigDecimal rounded(BigFraction exact) {
        var decimal = new BigDecimal(exact.getNumerator()).divide(new BigDecimal(exact.getDenominator()), 2,
                RoundingMode.HALF_UP);
        return decimal.signum() == 0 ? BigDecimal.ZERO : plain(decimal);
    }

    private static BigDecimal plain(BigDecimal decimal) {
        var stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether the number can be written as a decimal that ends. */
    public static boolean endsAsDecimal(BigFraction exact) {
        var rest = exact.getDenominator();
        for (var prime : new BigInteger[]{BigInteger.TWO, BigInteger.valueOf(5)}) {
            while (rest.mod(prime).signum() == 0) {
                rest = rest.divide(prime);
            }
        }
        return rest.equals(BigInteger.ONE);
    }

    /** As people read it: {@code 1,234.5}. */
    public static String show(BigFraction exact) {
        return show(rounded(exact));
    }

    public static String show(BigDecimal decimal) {
        var format = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(decimal);
    }

    /** An amount of money: {@code USD 1,234.50}; whole dollars without cents. */
    public static String usd(BigDecimal amount) {
        var whole = amount.stripTrailingZeros().scale() <= 0;
        var format = new DecimalFormat(whole ? "#,##0" : "#,##0.00", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return "USD " + format.format(amount);
    }

    /** {@code 12 Mar 2026}. */
    public static String show(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code Mar 2026}. */
    public static String show(YearMonth month) {
        return MONTH.format(month);
    }
}
