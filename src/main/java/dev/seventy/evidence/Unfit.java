package dev.seventy.evidence;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    MANY("what is counted is at most 1,000,000", "check it"),
    COUNTED("this metric is counted", "say a whole number without a currency"),
    MONEY("this metric is an amount of money", "say its currency, or none"),
    FINE("an amount has two places at most", "round it"),
    CURRENCY("that is no currency", "say its three letters such as EUR, or none");

    public static final int LONGEST_TEXT = 500;
    public static final int LONGEST_NAME = 200;
    private static final int MOST_DIGITS = 15;
    private static final BigDecimal MOST = new BigDecimal(1_000_000);
    /** ISO 4217 gives no decimal places to what is no money: metals, units of account, tests, none at all. */
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0).map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
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
     * @param unit the currency as it was said, where it was, or the word for what is counted or an amount
     */
    public static Optional<Unfit> number(String field, boolean isMoney, BigDecimal number, Optional<String> unit) {
        var plain = number.stripTrailingZeros();
        if (plain.signum() < 0) {
            return Optional.of(NEGATIVE);
        }
        if (field.equals(PlaybookEntry.TARGET) && plain.signum() == 0) {
            return Optional.of(ZERO_TARGET);
        }
        return isMoney ? amount(plain, unit) : count(plain, unit);
    }

    private static Optional<Unfit> count(BigDecimal number, Optional<String> unit) {
        return number.scale() > 0 || !unit.orElse(PlaybookEntry.NUMBER).equals(PlaybookEntry.NUMBER)
                ? Optional.of(COUNTED)
                : Optional.of(MANY).filter(_ -> number.compareTo(MOST) > 0);
    }

    private static Optional<Unfit> amount(BigDecimal number, Optional<String> unit) {
        if (number.precision() - number.scale() > MOST_DIGITS) {
            return Optional.of(LARGE);
        }
        if (number.scale() > 2) {
            return Optional.of(FINE);
        }
        return unit.filter(word -> !word.equals(PlaybookEntry.MONEY) && !isCurrency(word))
                .map(word -> word.equals(PlaybookEntry.NUMBER) ? MONEY : CURRENCY);
    }

    /** Whether it is the code of a currency, in capitals. */
    public static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }
}
