package dev.seventy.evidence;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why something cannot be told of a playbook, whether it is told in a chat or stands in a file. */
public enum Unfit {
    LONG_TEXT("a text has at most " + Unfit.LONGEST_TEXT + " characters", "say it shorter"),
    LONG_NAME("a name has at most " + Unfit.LONGEST_NAME + " characters", "say it shorter"),
    /** What a reader would follow: scripts, and what carries somebody's password, are not to be told. */
    ADDRESS("that is no address for everybody",
            "say one that begins with https:// and has no name and password in it, or a text"),
    NEGATIVE("there cannot be less than none", "say 0 or more"),
    ZERO_TARGET("a target of 0 would be reached by doing nothing", "say a greater one, or none"),
    LARGE("a number has at most " + Unfit.MOST_DIGITS + " digits before the point", "check it"),
    COUNTED("this metric is counted", "say a whole number without a currency"),
    FINE("an amount has two places at most", "round it"),
    CURRENCY("that is no currency", "say its three letters such as EUR, or none");

    public static final int LONGEST_TEXT = 500;
    public static final int LONGEST_NAME = 200;
    private static final int MOST_DIGITS = 15;
    private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]{0,30}):.*");
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#@]+(?:[/?#].*)?");

    private final String rule;
    private final String fix;

    Unfit(String rule, String fix) {
        this.rule = rule;
        this.fix = fix;
    }

    public String rule() {
        return rule;
    }

    public String fix() {
        return fix;
    }

    /** The name of somebody, or of an integrator. */
    public static Optional<Unfit> name(String name) {
        return name.length() > LONGEST_NAME ? Optional.of(LONG_NAME) : Optional.empty();
    }

    /** What is said of a field in words, or besides. */
    public static Optional<Unfit> text(String field, String text) {
        return text.length() > LONGEST_TEXT ? Optional.of(LONG_TEXT)
                : field.equals(PlaybookEntry.DEMO) && isUnfitAddress(text) ? Optional.of(ADDRESS) : Optional.empty();
    }

    private static boolean isUnfitAddress(String text) {
        var isAddress = text.chars().noneMatch(Character::isWhitespace) ? SCHEME.matcher(text).matches()
                : text.contains("://");
        return isAddress && !WEB.matcher(text).matches();
    }

    /**
     * A value or a target of a metric.
     *
     * @param isMoney whether the metric is an amount; otherwise it counts something
     * @param currency as it was said, where it was
     */
    public static Optional<Unfit> number(String field, boolean isMoney, BigDecimal number, Optional<String> currency) {
        var plain = number.stripTrailingZeros();
        if (plain.signum() < 0) {
            return Optional.of(NEGATIVE);
        }
        if (field.equals(PlaybookEntry.TARGET) && plain.signum() == 0) {
            return Optional.of(ZERO_TARGET);
        }
        if (plain.precision() - plain.scale() > MOST_DIGITS) {
            return Optional.of(LARGE);
        }
        if (!isMoney) {
            return plain.scale() > 0 || currency.isPresent() ? Optional.of(COUNTED) : Optional.empty();
        }
        return plain.scale() > 2 ? Optional.of(FINE) : currency.filter(code -> !isCurrency(code)).map(_ -> CURRENCY);
    }

    /** Whether it is the code of a currency, in capitals. */
    public static boolean isCurrency(String code) {
        return code.length() == 3 && code.equals(code.toUpperCase(Locale.ROOT))
                && Currency.getAvailableCurrencies().stream().anyMatch(known -> known.getCurrencyCode().equals(code));
    }
}
