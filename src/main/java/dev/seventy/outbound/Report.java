package dev.seventy.outbound;

import java.util.List;
import java.util.Map;

import dev.seventy.store.Errand;

/**
 * How the errands stand.
 *
 * @param counts of all organisations; states without any are left out
 * @param unknown those of which nobody knows whether they took effect, all or the last of them, newest first
 */
public record Report(Map<Errand.State, Integer> counts, List<Errand> unknown) {
    public Report {
        counts = Map.copyOf(counts);
        unknown = List.copyOf(unknown);
    }

    public int count(Errand.State state) {
        return counts.getOrDefault(state, 0);
    }
}
