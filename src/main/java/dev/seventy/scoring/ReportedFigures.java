package dev.seventy.scoring;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.seventy.catalog.MeasureName;
import dev.seventy.catalog.Place;
import dev.seventy.evidence.Measure;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Detail.LeftOut;
import dev.seventy.scoring.Observation.Remark;
import org.apache.commons.numbers.fraction.BigFraction;

/** What was reported or attested until one day, of which the newest counts. */
record ReportedFigures(List<Measure> all, LocalDate asOf) {

    private static final Comparator<Measure> BY_AGE = Comparator.comparing(ReportedFigures::dataDay)
            .thenComparing(measure -> measure.path().isPresent()).thenComparing(Measure::asOf)
            .thenComparing(measure -> measure.origin().recorded());

    Observation reported(Quantity.Reported wanted, String area, ProgramPath path) {
        return newestOf(wanted, measures(area, path).filter(measure -> measure.name().equals(wanted.measure())
                && measure.association().equals(wanted.association())).toList());
    }

    Observation attested(Quantity.Attested wanted, String area, ProgramPath path) {
        return newestOf(wanted, measures(area, path).filter(measure -> measure.name().equals(wanted.what())).toList());
    }

    private Stream<Measure> measures(String area, ProgramPath path) {
        return all.stream().filter(measure -> !measure.asOf().isAfter(asOf) && measure.area().equals(area)
                && measure.path().map(path.word()::equals).orElse(true));
    }

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
    static LocalDate dataDay(Measure measure) {
        return measure.month().map(YearMonth::atEndOfMonth).orElse(measure.asOf());
    }

    /** A workload without a row in a month for which others are reported had no units in it. */
    Observation consumptionValue(Quantity.ConsumptionValue wanted, String area, ProgramPath path) {
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
}
