package dev.seventy.intake;

import java.math.BigDecimal;

/**
 * Reads an exact decimal number, strictly: digits, perhaps a sign and a point, perhaps a small power of ten as programs
 * write it (6.1E-05). Nothing is guessed about other ways to write numbers.
 */
final class Decimal {

    static final int MOST_DIGITS = 18;

    private static final String PLAIN = "write it with a point and without thousands separators, such as 1234.56";
    private static final int HIGHEST_EXPONENT = 30;

    private Decimal() {
    }

    static Parsed<BigDecimal> read(String text) {
        if (text.isEmpty()) {
            return new Parsed.Bad<>("a number is missing", "write a number such as 1234.56");
        }
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        boolean negative = text.charAt(0) == '-';
        long unscaled = 0;
        int digits = 0;
        int scale = 0;
        boolean point = false;
        boolean any = false;
        for (; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (Words.isDigit(letter)) {
                any = true;
                digits += digits > 0 || letter != '0' ? 1 : 0;
                scale += point ? 1 : 0;
                if (digits > MOST_DIGITS || scale > HIGHEST_EXPONENT) {
                    return tooLong();
                }
                unscaled = unscaled * 10 + letter - '0';
            } else if (letter == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (!any) {
            return strange(text);
        }
        var number = BigDecimal.valueOf(negative ? -unscaled : unscaled, scale);
        return at == text.length() ? new Parsed.Good<>(number) : power(text, at, number);
    }

    private static Parsed<BigDecimal> power(String text, int mark, BigDecimal number) {
        if (text.charAt(mark) != 'E' && text.charAt(mark) != 'e') {
            return strange(text);
        }
        int at = mark + 1;
        boolean down = at < text.length() && text.charAt(at) == '-';
        at += at < text.length() && (down || text.charAt(at) == '+') ? 1 : 0;
        int from = at;
        int exponent = 0;
        for (; at < text.length() && Words.isDigit(text.charAt(at)); at++) {
            exponent = Math.min(10_000, exponent * 10 + text.charAt(at) - '0');
        }
        if (at != text.length() || at == from) {
            return strange(text);
        }
        if (exponent > HIGHEST_EXPONENT) {
            return tooLong();
        }
        var shifted = number.scaleByPowerOfTen(down ? -exponent : exponent);
        if (shifted.precision() - shifted.scale() > MOST_DIGITS || shifted.scale() > 2 * HIGHEST_EXPONENT) {
            return tooLong();
        }
        return new Parsed.Good<>(shifted.scale() < 0 ? shifted.setScale(0) : shifted);
    }

    private static Parsed<BigDecimal> tooLong() {
        return new Parsed.Bad<>("a number has at most " + MOST_DIGITS + " digits", "check the number");
    }

    private static Parsed<BigDecimal> strange(String text) {
        boolean money = false;
        boolean otherDigits = false;
        boolean separators = false;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            money |= Character.getType(letter) == Character.CURRENCY_SYMBOL;
            otherDigits |= Character.isDigit(letter) && !Words.isDigit(letter);
            separators |= letter == ',' || letter == '\'' || letter == '’' || Character.isSpaceChar(letter);
        }
        if (money) {
            return new Parsed.Bad<>("amounts are in US dollars and written without a currency sign",
                    "convert it to US dollars and write only the number");
        }
        if (otherDigits) {
            return new Parsed.Bad<>("only the digits 0 to 9 can be read", PLAIN);
        }
        return separators
                ? new Parsed.Bad<>("a comma or a blank in a number can mean two things, so it is not guessed", PLAIN)
                : new Parsed.Bad<>("this is not a number", PLAIN);
    }
}
