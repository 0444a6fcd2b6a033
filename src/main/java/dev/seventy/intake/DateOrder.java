package dev.seventy.intake;

import java.util.Arrays;
import java.util.Optional;

/** Which of the two numbers in a date such as 04/05/2026 is the day. */
public enum DateOrder {
    DAY_FIRST("day-first"),
    MONTH_FIRST("month-first");

    private final String word;

    DateOrder(String word) {
        this.word = word;
    }

    /** The word for it on a command line. */
    public String word() {
        return word;
    }

    public static Optional<DateOrder> of(String word) {
        return Arrays.stream(values()).filter(order -> order.word.equals(word)).findFirst();
    }

    DateOrder other() {
        return this == DAY_FIRST ? MONTH_FIRST : DAY_FIRST;
    }

    /** The order in words. */
    String words() {
        return this == DAY_FIRST ? "day first" : "month first";
    }
}
