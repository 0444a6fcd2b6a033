package dev.seventy.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hears all dates of a file and tells in which order they are written. */
final class DateWitness {

    /** One order is the file's when it has this many times as many witnesses as the other. */
    private static final int CLEARLY = 10;

    private final boolean monthly;
    private final List<Sample> undecided = new ArrayList<>();
    private Optional<Sample> dayFirst = Optional.empty();
    private Optional<Sample> monthFirst = Optional.empty();
    private long forDayFirst;
    private long forMonthFirst;
    private long numbers;

    /** A value, and the column in which it stands. */
    record Sample(Column column, String value) {
    }

    /** @param monthly whether every date is the first day of a month, which is a witness in itself */
    DateWitness(boolean monthly) {
        this.monthly = monthly;
    }

    void hear(Column column, String value) {
        if (value.indexOf('/') < 0 && value.indexOf('-') < 0 && value.indexOf(' ') < 0) {
            return;
        }
        if (DateText.of(value) instanceof DateText.Numbers date) {
            numbers++;
            var sample = new Sample(column, value);
            order(date).ifPresentOrElse(order -> {
                if (order == DateOrder.DAY_FIRST) {
                    forDayFirst++;
                    dayFirst = dayFirst.or(() -> Optional.of(sample));
                } else {
                    forMonthFirst++;
                    monthFirst = monthFirst.or(() -> Optional.of(sample));
                }
            }, () -> {
                if (date.turns() && undecided.size() < 2
                        && undecided.stream().noneMatch(known -> known.value().equals(value))) {
                    undecided.add(sample);
                }
            });
        }
    }

    private Optional<DateOrder> order(DateText.Numbers date) {
        if (date.forced().isEmpty() && monthly && date.first() == 1 != (date.second() == 1)) {
            return Optional.of(date.first() == 1 ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
        }
        return date.forced();
    }

    /** Whether there was any date in which the order matters or might matter. */
    boolean heardNumbers() {
        return numbers > 0;
    }

    /** The order of the file; empty when none of its dates has one, or when nobody can know. */
    Optional<DateOrder> order() {
        if (forDayFirst > CLEARLY * forMonthFirst) {
            return Optional.of(DateOrder.DAY_FIRST);
        }
        return forMonthFirst > CLEARLY * forDayFirst ? Optional.of(DateOrder.MONTH_FIRST) : Optional.empty();
    }

    /** Values between which a person has to decide; none when the order is known or makes no difference. */
    List<Sample> open() {
        if (order().isPresent()) {
            return List.of();
        }
        return contradicting() ? List.of(dayFirst.orElseThrow(), monthFirst.orElseThrow()) : List.copyOf(undecided);
    }

    /** Whether some dates can only be read day first and others only month first. */
    boolean contradicting() {
        return forDayFirst > 0 && forMonthFirst > 0;
    }
}
