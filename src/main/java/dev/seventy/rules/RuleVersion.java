package dev.seventy.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.catalog.Cited;
import dev.seventy.catalog.Place;
import dev.seventy.catalog.Source;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * One designation's rules in one version, with all its paths.
 *
 * @param id the full id, which may stand in several designations' files
 * @param label the short name by which commands know it, unique within the designation
 * @param enrolmentTrack which path an enrolment takes; empty when undocumented
 * @param workloadFromUsd on each path, the monthly revenue from which a workload counts
 * @param rates for monthly consumption value, the rate of each workload
 */
public record RuleVersion(Designation designation, String id, String label, String file, Validity validity,
        Map<String, Source> sources, List<Disagreement> disagreements, List<String> notes, PathChoice pathChoice,
        Optional<EnrolmentTrack> enrolmentTrack, Optional<Qualifying> qualifying, Map<ProgramPath, Ruleset> paths,
        Optional<TenantPaths> tenantPaths, Map<ProgramPath, Cited<BigDecimal>> workloadFromUsd,
        Map<String, Cited<BigFraction>> rates) implements RuleFile {

    public RuleVersion {
        sources = Map.copyOf(sources);
        disagreements = List.copyOf(disagreements);
        notes = List.copyOf(notes);
        paths = Map.copyOf(paths);
        workloadFromUsd = Map.copyOf(workloadFromUsd);
        rates = Map.copyOf(rates);
    }

    public Optional<Ruleset> ruleset(ProgramPath path) {
        return Optional.ofNullable(paths.get(path));
    }

    /** Whether the version documents enough to be scored. */
    public boolean scorable() {
        return qualifying.isPresent() && !paths.isEmpty();
    }

    /** Whether a workload of that monthly revenue counts on a path; empty when undocumented. */
    public Optional<Boolean> workloadEligible(ProgramPath path, BigDecimal revenueUsd) {
        return Optional.ofNullable(workloadFromUsd.get(path)).map(from -> revenueUsd.compareTo(from.value()) >= 0);
    }

    /** Units of each workload times its rate, together; empty when one of the workloads has no rate. */
    public Optional<BigFraction> consumptionValue(Map<String, BigDecimal> units) {
        var sum = BigFraction.ZERO;
        for (var workload : units.entrySet()) {
            var rate = rates.get(workload.getKey());
            if (rate == null) {
                return Optional.empty();
            }
            sum = sum.add(rate.value().multiply(Place.exact(workload.getValue())));
        }
        return Optional.of(sum);
    }
}
