package dev.seventy.scoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.seventy.rules.Quantity;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What was found of one quantity.
 *
 * @param value empty when nothing is known, which is not zero
 * @param dataDay the newest day that the figures speak of
 * @param of what it was put together from, when it was
 * @param remark what has to be said about the value
 */
public record Observation(Quantity quantity, Optional<BigFraction> value, Optional<LocalDate> dataDay,
        List<Detail> counted, List<Detail.LeftOut> leftOut, List<Observation> of, Optional<Remark> remark) {

    /** What has to be said about a value. */
    public enum Remark {
        NO_CERTIFICATIONS,
        NO_USAGE,
        NO_BASELINE_MONTHS,
        NOT_REPORTED,
        /** A part is more than its whole, so one of the two figures is wrong, and nobody can tell which. */
        MORE_THAN_THE_WHOLE,
        NO_SEGMENTS,
        ZERO_BASELINE,
        STALE_USAGE,
        PARTLY_KNOWN,
        REPORTED_IS_NEWER,
        ROWS_ARE_NEWER,
        REPORTED_IS_MORE,
        ROWS_ARE_MORE;

        /** Whether one of two figures for the same thing was taken; otherwise what it is made of are its parts. */
        public boolean isChoice() {
            return switch (this) {
                case REPORTED_IS_NEWER, ROWS_ARE_NEWER, REPORTED_IS_MORE, ROWS_ARE_MORE -> true;
                case NO_CERTIFICATIONS, NO_USAGE, NO_BASELINE_MONTHS, NOT_REPORTED, MORE_THAN_THE_WHOLE, NO_SEGMENTS,
                        ZERO_BASELINE, STALE_USAGE, PARTLY_KNOWN ->
                    false;
            };
        }
    }

    static Observation missing(Quantity quantity, Remark why) {
        return new Observation(quantity, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(),
                Optional.of(why));
    }

    static Observation of(Quantity quantity, BigFraction value, Optional<LocalDate> dataDay, List<Detail> counted,
            List<Detail.LeftOut> leftOut) {
        return new Observation(quantity, Optional.of(value), dataDay, counted, leftOut, List.of(), Optional.empty());
    }

    Observation withValue(BigFraction supposed) {
        return new Observation(quantity, Optional.of(supposed), dataDay, counted, leftOut, of, remark);
    }

    public boolean known() {
        return value.isPresent();
    }

    /** Whether the two figures that it is made of cannot both be right. */
    public boolean isContradiction() {
        return remark.equals(Optional.of(Remark.MORE_THAN_THE_WHOLE));
    }

    /** Whether a value is known and nothing that belongs to it is missing. */
    public boolean wholly() {
        return known() && !remark.equals(Optional.of(Remark.PARTLY_KNOWN));
    }

    /** The value, and zero where nothing is known: ask {@link #known} before showing it. */
    public BigFraction orZero() {
        return value.orElse(BigFraction.ZERO);
    }
}
