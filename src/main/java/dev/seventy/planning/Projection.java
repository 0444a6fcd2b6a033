package dev.seventy.planning;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.catalog.MeasureName;
import dev.seventy.evidence.AzureUsage;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.scoring.Tally;

/**
 * Evidence as it is known, and as it is assumed to be for months that have not come yet: consumption as in the newest
 * month, and figures that are newer than it as they were last reported. What expires, ends or begins needs no assumption.
 *
 * @param known holds through the end of the current month
 * @param assumed holds from the first day of the next month on
 * @param current the month of today
 * @param newest the month that stands for all to come; empty where no consumption is assumed
 */
public record Projection(Evidence known, Evidence assumed, YearMonth current, Optional<YearMonth> newest) {

    private static final Comparator<Measure> BY_AGE = Comparator.comparing(Projection::dataDay)
            .thenComparing(measure -> measure.path().isPresent()).thenComparing(Measure::asOf)
            .thenComparing(measure -> measure.origin().recorded());

    /** @param last the last day, inclusive, for which something is assumed */
    public static Projection of(Evidence known, LocalDate today, LocalDate last) {
        var current = YearMonth.from(today);
        var newest = new Tally(known, today).newestUsage();
        return new Projection(known, newest.map(month -> assumed(known, month, today, last)).orElse(known), current,
                newest);
    }

    /** The evidence by which a day is scored. */
    public Evidence on(LocalDate day) {
        return assumes(day) ? assumed : known;
    }

    boolean assumes(LocalDate day) {
        return YearMonth.from(day).isAfter(current);
    }

    /** What is known of the month under way is not all of it, so the newest whole month stands for that too. */
    private static Evidence assumed(Evidence known, YearMonth newest, LocalDate today, LocalDate last) {
        List<AzureUsage> usage = new ArrayList<>();
        for (var row : known.usage()) {
            if (!row.month().isAfter(newest)) {
                usage.add(row);
            }
        }
        var standing = usage.stream().filter(row -> row.month().equals(newest)).toList();
        for (var month = newest.plusMonths(1); month.isBefore(YearMonth.from(last)); month = month.plusMonths(1)) {
            for (var row : standing) {
                usage.add(new AzureUsage(row.customer(), month, row.service(), row.associations(), row.segment(),
                        row.offerType(), row.acrUsd(), row.origin(), row.row()));
            }
        }
        List<Measure> measures = new ArrayList<>(known.measures());
        for (var month = YearMonth.from(today).plusMonths(1); !month.isAfter(YearMonth.from(last)); month = month
                .plusMonths(1)) {
            measures.addAll(reportedAgain(known.measures(), newest, month.atDay(1)));
        }
        return new Evidence(known.certifications(), usage, measures, known.officialScores(), known.staff(),
                known.achievements());
    }

    private record Figure(String area, String name, Optional<String> association) {
    }

    /** A figure that counts before consumption because it is newer keeps doing so. */
    private static List<Measure> reportedAgain(List<Measure> reported, YearMonth newest, LocalDate day) {
        Map<Figure, List<Measure>> figures = new HashMap<>();
        for (var measure : reported) {
            if (!measure.asOf().isAfter(day) && !measure.name().startsWith(MeasureName.UNITS)) {
                figures.computeIfAbsent(new Figure(measure.area(), measure.name(), measure.association()),
                        _ -> new ArrayList<>()).add(measure);
            }
        }
        List<Measure> again = new ArrayList<>();
        for (var figure : figures.values()) {
            for (var path : figure.stream().map(Measure::path).distinct().toList()) {
                figure.stream().filter(measure -> measure.path().isEmpty() || measure.path().equals(path)).max(BY_AGE)
                        .filter(measure -> dataDay(measure).isAfter(newest.atEndOfMonth()))
                        .ifPresent(measure -> again.add(new Measure(day, measure.area(), path, measure.name(),
                                measure.association(), Optional.empty(), measure.value(), measure.unit(),
                                measure.attestedBy(), measure.origin(), measure.row())));
            }
        }
        return again;
    }

    private static LocalDate dataDay(Measure measure) {
        return measure.month().map(YearMonth::atEndOfMonth).orElse(measure.asOf());
    }
}
