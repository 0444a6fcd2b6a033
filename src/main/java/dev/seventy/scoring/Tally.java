package dev.seventy.scoring;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.MeasureName;
import dev.seventy.catalog.Place;
import dev.seventy.evidence.Achievement;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Detail.LeftOut;
import dev.seventy.scoring.Observation.Remark;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Evidence laid out for counting on one day. Made once, it serves every designation, path and version; it is not for
 * use by several threads at a time.
 */
public final class Tally {

    private final Evidence evidence;
    private final LocalDate asOf;
    private final Holdings holdings;
    private final Map<Quantity.PeopleHolding, Observation> people = new IdentityHashMap<>();
    /** Consumption only changes with the month, so days of one month share what was counted of it. */
    private final Map<YearMonth, RecentUsage> usage;

    public Tally(Evidence evidence, LocalDate asOf) {
        this.evidence = evidence;
        this.asOf = asOf;
        holdings = new Holdings(evidence, asOf);
        usage = new HashMap<>();
    }

    private Tally(Tally other, LocalDate asOf) {
        evidence = other.evidence;
        this.asOf = asOf;
        holdings = other.holdings.on(asOf);
        usage = other.usage;
    }

    /** The same evidence laid out for another day; what does not depend on the day is shared. */
    public Tally on(LocalDate day) {
        return new Tally(this, day);
    }

    public LocalDate asOf() {
        return asOf;
    }

    public Evidence evidence() {
        return evidence;
    }

    /** What is found of a quantity for a designation on a path. */
    public Observation observe(Quantity quantity, String area, ProgramPath path) {
        return switch (quantity) {
            case Quantity.PeopleHolding wanted -> people.computeIfAbsent(wanted, holdings::people);
            case Quantity.CertificationsHeld(var wanted) -> told(holdings.certifications(quantity, wanted));
            case Quantity.Reported wanted -> reported(wanted, area, path);
            case Quantity.Attested(var what) ->
                newestOf(quantity, measures(area, path).filter(measure -> measure.name().equals(what)).toList());
            case Quantity.Achieved(var kinds) -> achieved(quantity, kinds);
            case Quantity.Share(var part, var whole) ->
                new Pair(observe(part, area, path), observe(whole, area, path)).compared(quantity, Tally::share);
            case Quantity.NetCustomers wanted -> usage().observe(wanted, wanted.scope(), UsageLedger::netCustomers);
            case Quantity.Consumption wanted -> usage().observe(wanted, wanted.scope(), UsageLedger::consumption);
            case Quantity.DistinctServices wanted ->
                usage().observe(wanted, wanted.scope(), UsageLedger::distinctServices);
            case Quantity.CustomerShare wanted -> usage().observe(wanted, wanted.scope(), UsageLedger::customerShare);
            case Quantity.ConsumptionValue wanted -> consumptionValue(wanted, area, path);
            case Quantity.GrowthPercent(var current, var baseline) ->
                pair(current, baseline, area, path).compared(quantity, Tally::percent);
            case Quantity.Increase(var current, var baseline) ->
                pair(current, baseline, area, path).compared(quantity, BigFraction::subtract);
            case Quantity.Sum(var addends) ->
                sum(quantity, addends.stream().map(addend -> observe(addend, area, path)).toList());
            case Quantity.Newer(var reported, var fromRows) ->
                newer(observe(reported, area, path), observe(fromRows, area, path));
            case Quantity.Greater(var reported, var fromRows) ->
                greater(observe(reported, area, path), told(observe(fromRows, area, path)));
        };
    }

    private RecentUsage usage() {
        return usage.computeIfAbsent(YearMonth.from(asOf), month -> new RecentUsage(evidence.usage(), month));
    }

    /** Nothing on file is nothing known: a firm may keep its references elsewhere. */
    private Observation achieved(Quantity quantity, Set<AchievementKind> kinds) {
        var told = evidence.achievementsOn(asOf).stream().filter(achievement -> kinds.contains(achievement.kind()))
                .toList();
        var counted = told.stream().filter(Achievement::confirmed).<Detail>map(Detail.Done::new).toList();
        return told(Observation.of(quantity, BigFraction.of(counted.size()), Optional.empty(), counted,
                told.stream().filter(achievement -> !achievement.confirmed())
                        .map(achievement -> new LeftOut(new Detail.Done(achievement), Reason.NOT_CONFIRMED)).toList()));
    }

    /**
     * What rows tell that need not be all there are: nothing where there is none of the kind, whatever other rows there
     * are, and as of the newest of those that count.
     */
    private static Observation told(Observation rows) {
        if (!rows.known()) {
            return rows;
        }
        if (rows.counted().isEmpty() && rows.leftOut().isEmpty()) {
            return Observation.missing(rows.quantity(), Remark.NOT_REPORTED);
        }
        return Observation.of(rows.quantity(), rows.orZero(), newestDay(rows.counted()), rows.counted(), rows.leftOut());
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
            case Detail.Figure(var measure) -> dataDay(measure);
            case Detail.Customer _,Detail.Amount _ -> null;
        };
    }

    private static BigFraction share(BigFraction part, BigFraction whole) {
        return part.divide(whole);
    }

    private Observation reported(Quantity.Reported wanted, String area, ProgramPath path) {
        return newestOf(wanted, measures(area, path).filter(measure -> measure.name().equals(wanted.measure())
                && measure.association().equals(wanted.association())).toList());
    }

    private Stream<Measure> measures(String area, ProgramPath path) {
        return evidence.measures().stream().filter(measure -> !measure.asOf().isAfter(asOf)
                && measure.area().equals(area) && measure.path().map(path.word()::equals).orElse(true));
    }

    private static final Comparator<Measure> BY_AGE = Comparator.comparing(Tally::dataDay)
            .thenComparing(measure -> measure.path().isPresent()).thenComparing(Measure::asOf)
            .thenComparing(measure -> measure.origin().recorded());

    private static Observation newestOf(Quantity wanted, List<Measure> measures) {
        var newest = measures.stream().max(BY_AGE);
        if (newest.isEmpty()) {
            return Observation.missing(wanted, Remark.NOT_REPORTED);
        }
        var chosen = newest.get();
        return Observation.of(wanted, Place.exact(chosen.value()), Optional.of(dataDay(chosen)),
                List.of(new Detail.Figure(chosen)), measures.stream().filter(measure -> measure != chosen)
                        .map(measure -> new LeftOut(new Detail.Figure(measure), Reason.NOT_THE_NEWEST)).toList());
    }

    /** The newest day a reported figure speaks of: the end of its month, or the day it was read. */
    private static LocalDate dataDay(Measure measure) {
        return measure.month().map(YearMonth::atEndOfMonth).orElse(measure.asOf());
    }

    /** A workload without a row in a month for which others are reported had no units in it. */
    private Observation consumptionValue(Quantity.ConsumptionValue wanted, String area, ProgramPath path) {
        var units = measures(area, path).filter(measure -> measure.name().startsWith(MeasureName.UNITS)).toList();
        Function<Measure, YearMonth> month = measure -> measure.month()
                .orElse(YearMonth.from(measure.asOf()).minusMonths(1));
        var newest = units.stream().map(month).filter(candidate -> candidate.isBefore(YearMonth.from(asOf)))
                .max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return Observation.missing(wanted, Remark.NOT_REPORTED);
        }
        var asked = newest.get().minusYears(wanted.yearsBack());
        Map<String, Measure> byWorkload = new HashMap<>();
        units.stream().filter(measure -> month.apply(measure).equals(asked)).sorted(BY_AGE)
                .forEach(measure -> byWorkload.put(measure.name().substring(MeasureName.UNITS.length()), measure));
        if (byWorkload.isEmpty()) {
            return Observation.missing(wanted, Remark.NO_BASELINE_MONTHS);
        }
        var sum = BigFraction.ZERO;
        List<Detail> counted = new ArrayList<>();
        for (var workload : byWorkload.keySet().stream().sorted().toList()) {
            var rate = wanted.rates().get(workload);
            var measure = byWorkload.get(workload);
            if (rate != null && measure != null) {
                sum = sum.add(rate.value().multiply(Place.exact(measure.value())));
                counted.add(new Detail.Figure(measure));
            }
        }
        return Observation.of(wanted, sum, Optional.of(asked.atEndOfMonth()), counted, List.of());
    }

    /** A figure and the one of a year before that it is held against, both from the same source. */
    private record Pair(Observation current, Observation baseline) {

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

    /** Where both figures are reported and counted, the source is chosen once for the two of them. */
    private Pair pair(Quantity current, Quantity baseline, String area, ProgramPath path) {
        if (!(current instanceof Quantity.Newer(var currentReported, var currentRows)
                && baseline instanceof Quantity.Newer(var baselineReported, var baselineRows))) {
            return new Pair(observe(current, area, path), observe(baseline, area, path));
        }
        var reported = new Pair(observe(currentReported, area, path), observe(baselineReported, area, path));
        var rows = new Pair(observe(currentRows, area, path), observe(baselineRows, area, path));
        if (!reported.known()) {
            return rows;
        }
        return rows.known() && !reported.dataDay().isAfter(rows.dataDay()) ? rows : reported;
    }

    private static BigFraction percent(BigFraction current, BigFraction baseline) {
        return current.subtract(baseline).multiply(100).divide(baseline);
    }

    private static Observation sum(Quantity quantity, List<Observation> addends) {
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
    private static Observation newer(Observation reported, Observation fromRows) {
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
    private static Observation greater(Observation reported, Observation fromRows) {
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
}
