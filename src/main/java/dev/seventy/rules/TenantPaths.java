package dev.seventy.rules;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import dev.seventy.catalog.Cited;

/**
 * On which paths one customer tenant counts, by the paid licences of its largest workload.
 *
 * @param bands the licences each path takes, both ends inclusive
 * @param keepsPath the path that a tenant which grew out of it keeps for the year after; empty when none
 */
public record TenantPaths(Map<ProgramPath, Band> bands, Optional<ProgramPath> keepsPath) {

    /** A range of licences; no upper end when {@code through} is empty. */
    public record Band(Cited<Integer> from, Optional<Cited<Integer>> through) {
        boolean holds(int licences) {
            return licences >= from.value() && through.map(most -> licences <= most.value()).orElse(true);
        }
    }

    public TenantPaths {
        bands = Map.copyOf(bands);
    }

    /** The paths a tenant counts on, given its licences now and, if known, a year ago. */
    public Set<ProgramPath> eligible(int licences, OptionalInt licencesLastYear) {
        var paths = EnumSet.noneOf(ProgramPath.class);
        bands.forEach((path, band) -> {
            if (band.holds(licences) || licencesLastYear.isPresent() && keepsPath.equals(Optional.of(path))
                    && band.holds(licencesLastYear.getAsInt()) && licences >= band.from().value()) {
                paths.add(path);
            }
        });
        return paths;
    }
}
