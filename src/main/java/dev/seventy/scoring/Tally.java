package dev.seventy.scoring;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.evidence.Achievement;
import dev.seventy.evidence.Evidence;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Combined.Pair;
import dev.seventy.scoring.Detail.LeftOut;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Evidence laid out for counting on one day. Made once, it serves every designation, path and version; it is not for
 * use by several threads at a time.
 */
public final class Tally {

    private final Evidence evidence;
    private final LocalDate asOf;
    private final Holdings holdings;
    private final ReportedFigures figures;
    private final Map<Quantity.PeopleHolding, Observation> people = new IdentityHashMap<>();
    /** Consumption only changes with the month, so days of one month share what was counted of it. */
    private final Map<YearMonth, RecentUsage> usage;

    public Tally(Evidence evidence, LocalDate asOf) {
        this.evidence = evidence;
        this.asOf = asOf;
        holdings = new Holdings(evidence, asOf);
        figures = new ReportedFigures(evidence.measures(), asOf);
        usage = new HashMap<>();
    }

    private Tally(Tally other, LocalDate asOf) {
        evidence = other.evidence;
        this.asOf = asOf;
        holdings = other.holdings.on(asOf);
        figures = new ReportedFigures(evidence.measures(), asOf);
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
            case Quantity.CertificationsHeld(var wanted) -> Combined.told(holdings.certifications(quantity, wanted));
            case Quantity.Reported wanted -> figures.reported(wanted, area, path);
            case Quantity.Attested wanted -> figures.attested(wanted, area, path);
            case Quantity.Achieved(var kinds) -> achieved(quantity, kinds);
            case Quantity.Share(var part, var whole) ->
                new Pair(observe(part, area, path), observe(whole, area, path)).compared(quantity, Combined::share);
            case Quantity.NetCustomers wanted -> usage().observe(wanted, wanted.scope(), UsageLedger::netCustomers);
            case Quantity.Consumption wanted -> usage().observe(wanted, wanted.scope(), UsageLedger::consumption);
            case Quantity.DistinctServices wanted ->
                usage().observe(wanted, wanted.scope(), UsageLedger::distinctServices);
            case Quantity.CustomerShare wanted -> usage().observe(wanted, wanted.scope(), UsageLedger::customerShare);
            case Quantity.ConsumptionValue wanted -> figures.consumptionValue(wanted, area, path);
            case Quantity.GrowthPercent(var current, var baseline) ->
                pair(current, baseline, area, path).compared(quantity, Combined::percent);
            case Quantity.Increase(var current, var baseline) ->
                pair(current, baseline, area, path).compared(quantity, BigFraction::subtract);
            case Quantity.Sum(var addends) ->
                Combined.sum(quantity, addends.stream().map(addend -> observe(addend, area, path)).toList());
            case Quantity.Newer(var reported, var fromRows) ->
                Combined.newer(observe(reported, area, path), observe(fromRows, area, path));
            case Quantity.Greater(var reported, var fromRows) ->
                Combined.greater(observe(reported, area, path), Combined.told(observe(fromRows, area, path)));
        };
    }

    /** The newest month of consumption that can be scored on the day; empty where there is none, or it is too old. */
    public Optional<YearMonth> newestUsage() {
        return usage().isEmpty() || usage().isStale() ? Optional.empty() : Optional.of(usage().newest());
    }

    private RecentUsage usage() {
        return usage.computeIfAbsent(YearMonth.from(asOf), month -> new RecentUsage(evidence.usage(), month));
    }

    /** Nothing on file is nothing known: a firm may keep its references elsewhere. */
    private Observation achieved(Quantity quantity, Set<AchievementKind> kinds) {
        var told = evidence.achievementsOn(asOf).stream().filter(achievement -> kinds.contains(achievement.kind()))
                .toList();
        var counted = told.stream().filter(Achievement::confirmed).<Detail>map(Detail.Done::new).toList();
        return Combined.told(Observation.of(quantity, BigFraction.of(counted.size()), Optional.empty(), counted,
                told.stream().filter(achievement -> !achievement.confirmed())
                        .map(achievement -> new LeftOut(new Detail.Done(achievement), Reason.NOT_CONFIRMED)).toList()));
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
}
