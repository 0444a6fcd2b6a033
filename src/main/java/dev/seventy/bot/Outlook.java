package dev.seventy.bot;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.evidence.Evidence;
import dev.seventy.planning.Forecast;
import dev.seventy.planning.Forecast.Change;
import dev.seventy.planning.Forecast.Outcome;
import dev.seventy.planning.Projection;
import dev.seventy.rules.Designation;
import dev.seventy.rules.ProgramRules;
import dev.seventy.rules.RuleVersion;
import dev.seventy.rules.Rulebook;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What becomes of a designation in the twelve months from a day on, with the days before it that its qualification
 * window has.
 *
 * @param asOf the day from which one looks ahead
 * @param last the last day of the twelve months, inclusive
 * @param version the rules of that day
 * @param forecast from the first day of the window through that of the renewal, or the last day where that is later
 */
record Outlook(Designation area, LocalDate asOf, LocalDate last, RuleVersion version, ProgramRules program,
        Projection projection, Forecast forecast, Optional<LocalDate> anniversary) {

    private static final int YEARS = 1;

    /** Empty where there is no score on that day. */
    static Optional<Outlook> of(Rulebook rules, Designation area, Terms terms, Evidence evidence, LocalDate today,
            Optional<LocalDate> anniversary) {
        var asOf = terms.asOf().orElse(today);
        var last = asOf.plusYears(YEARS);
        var versions = terms.version().map(label -> rules.named(area.id(), label).stream().toList())
                .orElseGet(() -> rules.versions(area.id()));
        var version = on(rules, area, terms, asOf).filter(RuleVersion::scorable)
                .filter(known -> terms.path().map(known.paths()::containsKey).orElse(true));
        if (version.isEmpty() || evidence.isEmpty()) {
            return Optional.empty();
        }
        var program = rules.programOn(asOf);
        var renewal = anniversary.filter(day -> !day.isBefore(asOf) && !day.isAfter(last));
        var first = earlier(program.windowNotEnrolled(asOf).first(),
                renewal.map(day -> program.windowEnrolled(day).first()).orElse(asOf));
        var through = renewal.map(day -> later(program.windowEnrolled(day).last(), last)).orElse(last);
        var projection = Projection.of(evidence, today, through);
        return Optional.of(new Outlook(area, asOf, last, version.get(), program, projection,
                Forecast.of(projection, versions, day -> on(rules, area, terms, day), terms.path(), first, through),
                anniversary));
    }

    private static Optional<RuleVersion> on(Rulebook rules, Designation area, Terms terms, LocalDate day) {
        return terms.version().isPresent() ? rules.named(area.id(), terms.version().get()) : rules.on(area.id(), day);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    Outcome today() {
        return forecast.on(asOf).outcome().orElseThrow();
    }

    /** What becomes another within the twelve months, on the path that counts. */
    List<Change> changes() {
        return forecast.countingAfter(asOf).stream().filter(change -> !change.day().isAfter(last)).toList();
    }

    /** Those by which points or the verdict are lost. */
    List<Change> losses() {
        return changes().stream().filter(change -> change.loses() || change.difference().signum() < 0).toList();
    }

    Optional<LocalDate> lastSafeDay() {
        return forecast.lastSafeDay(asOf);
    }

    /** The first day after it on which it is qualified again, or for the first time. */
    Optional<LocalDate> attained() {
        return changes().stream().filter(Change::attains).map(Change::day).findFirst();
    }

    BigFraction lowest() {
        return ahead().map(Outcome::total).min(Comparator.naturalOrder()).orElseThrow();
    }

    private Stream<Outcome> ahead() {
        return forecast.stretches().stream()
                .filter(stretch -> !stretch.last().isBefore(asOf) && !stretch.first().isAfter(last))
                .flatMap(stretch -> stretch.outcome().stream());
    }

    /**
     * The last day through which a partner that is not enrolled has a qualified day in its window, by what is known;
     * empty where it has none now or ever.
     */
    Optional<LocalDate> windowHolds() {
        return forecast.stretches().stream().filter(Forecast.Stretch::qualifies).map(Forecast.Stretch::last)
                .filter(day -> !day.isAfter(last)).reduce((_, latest) -> latest).map(qualified -> {
                    var day = later(qualified, asOf);
                    while (!program.windowNotEnrolled(day.plusDays(1)).first().isAfter(qualified)) {
                        day = day.plusDays(1);
                    }
                    return day;
                }).filter(day -> !program.windowNotEnrolled(day).first().isAfter(day));
    }
}
