package dev.seventy.scoring;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Observation.Remark;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What several observations come to together. */
final class Combined {

    private Combined() {
    }

    /** A figure and the one of a year before that it is held against, both from the same source. */
    record Pair(Observation current, Observation baseline) {

        boolean known() {
            return current.known() && baseline.known();
        }

        LocalDate dataDay() {
            return current.dataDay().orElse(LocalDate.MIN);
        }

        Observation compared(Quantity quantity, BinaryOperator<BigFraction> how) {
            var both = List.of(current, baseline);
            if (!known()) {
                var remark = current.known() ? baseline.remark() : current.remark();
                return new Observation(quantity, Optional.empty(), Optional.empty(), List.of(), List.of(), both,
                        remark);
            }
            if (quantity instanceof Quantity.Share && baseline.orZero().signum() <= 0) {
                return new Observation(quantity, Optional.empty(), Optional.empty(), List.of(), List.of(), both,
                        Optional.of(Remark.NOT_REPORTED));
            }
            if (quantity instanceof Quantity.Share && current.orZero().compareTo(baseline.orZero()) > 0) {
                return new Observation(quantity, Optional.empty(), Optional.empty(), List.of(), List.of(), both,
                        Optional.of(Remark.MORE_THAN_THE_WHOLE));
            }
            if (quantity instanceof Quantity.GrowthPercent && baseline.orZero().signum() <= 0) {
                return new Observation(quantity, Optional.of(BigFraction.ZERO), current.dataDay(), List.of(), List.of(),
                        both, Optional.of(Remark.ZERO_BASELINE));
            }
            var partly = Stream.of(current, baseline).map(Observation::remark)
                    .filter(Optional.of(Remark.PARTLY_KNOWN)::equals).findFirst().orElse(Optional.empty());
            return new Observation(quantity, Optional.of(how.apply(current.orZero(), baseline.orZero())),
                    current.dataDay(), List.of(), List.of(), both, partly);
        }
    }

    static BigFraction share(BigFraction part, BigFraction whole) {
        return part.divide(whole);
    }

    static BigFraction percent(BigFraction current, BigFraction baseline) {
        return current.subtract(baseline).multiply(100).divide(baseline);
    }

    static Observation sum(Quantity quantity, List<Observation> addends) {
        var known = addends.stream().filter(Observation::known).toList();
        if (known.isEmpty()) {
            return new Observation(quantity, Optional.empty(), Optional.empty(), List.of(), List.of(), addends,
                    addends.getFirst().remark());
        }
        var sum = BigFraction.ZERO;
        for (var addend : known) {
            sum = sum.add(addend.orZero());
        }
        var oldest = known.stream().flatMap(addend -> addend.dataDay().stream()).min(Comparator.naturalOrder());
        return new Observation(quantity, Optional.of(sum), oldest, List.of(), List.of(), addends,
                addends.stream().allMatch(Observation::wholly) ? Optional.empty() : Optional.of(Remark.PARTLY_KNOWN));
    }

    /** The figure with the newer data day, on a tie the rows. */
    static Observation newer(Observation reported, Observation fromRows) {
        if (!reported.known()) {
            return fromRows;
        }
        if (!fromRows.wholly()) {
            return reported;
        }
        var reportedIsNewer = reported.dataDay().orElse(LocalDate.MIN)
                .isAfter(fromRows.dataDay().orElse(LocalDate.MIN));
        return reportedIsNewer ? choice(reported, fromRows, Remark.REPORTED_IS_NEWER)
                : choice(fromRows, reported, Remark.ROWS_ARE_NEWER);
    }

    /**
     * A total speaks of all there was on its day, and stands until another is reported; rows say that there are at least
     * so many. So neither day matters: the greater counts, on a tie the rows, which can be looked at one by one.
     */
    static Observation greater(Observation reported, Observation fromRows) {
        if (!reported.known()) {
            return fromRows;
        }
        if (!fromRows.known()) {
            return reported;
        }
        return reported.orZero().compareTo(fromRows.orZero()) > 0 ? choice(reported, fromRows, Remark.REPORTED_IS_MORE)
                : choice(fromRows, reported, Remark.ROWS_ARE_MORE);
    }

    /** One of two figures for the same thing; the other stays visible beside it. */
    private static Observation choice(Observation taken, Observation other, Remark why) {
        return new Observation(taken.quantity(), taken.value(), taken.dataDay(), taken.counted(), taken.leftOut(),
                List.of(taken, other), Optional.of(why));
    }

    /**
     * What rows tell that need not be all there are: nothing where there is none of the kind, whatever other rows there
     * are, and as of the newest of those that count.
     */
    static Observation told(Observation rows) {
        if (!rows.known()) {
            return rows;
        }
        if (rows.counted().isEmpty() && rows.leftOut().isEmpty()) {
            return Observation.missing(rows.quantity(), Remark.NOT_REPORTED);
        }
        return Observation.of(rows.quantity(), rows.orZero(), newestDay(rows.counted()), rows.counted(),
                rows.leftOut());
    }

    private static Optional<LocalDate> newestDay(List<Detail> counted) {
        var newest = Optional.<LocalDate>empty();
        for (var detail : counted) {
            var day = rowDay(detail);
            if (day != null && (newest.isEmpty() || day.isAfter(newest.get()))) {
                newest = Optional.of(day);
            }
        }
        return newest;
    }

    private static @Nullable LocalDate rowDay(Detail detail) {
        return switch (detail) {
            case Detail.Holder(var certification) -> certification.origin().dataDay();
            case Detail.Done(var achievement) -> achievement.origin().dataDay();
            case Detail.Figure(var measure) -> ReportedFigures.dataDay(measure);
            case Detail.Customer _,Detail.Amount _ -> null;
        };
    }
}
