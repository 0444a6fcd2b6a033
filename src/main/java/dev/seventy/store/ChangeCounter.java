package dev.seventy.store;

import java.util.EnumMap;
import java.util.Map;

/** Counts what the rows of an import change. */
final class ChangeCounter {

    private final Map<FactKind, int[]> numbers = new EnumMap<>(FactKind.class);

    private int[] of(FactKind kind) {
        return numbers.computeIfAbsent(kind, _ -> new int[5]);
    }

    void added(FactKind kind) {
        of(kind)[0]++;
    }

    void changed(FactKind kind) {
        of(kind)[1]++;
    }

    void unchanged(FactKind kind) {
        of(kind)[2]++;
    }

    void repeated(FactKind kind) {
        of(kind)[3]++;
    }

    void withdrawn(FactKind kind, int facts) {
        if (facts > 0) {
            of(kind)[4] += facts;
        }
    }

    ImportCounts counts(int peopleNew, int peopleMatched) {
        Map<FactKind, ImportCounts.Changes> byKind = new EnumMap<>(FactKind.class);
        numbers.forEach(
                (kind, all) -> byKind.put(kind, new ImportCounts.Changes(all[0], all[1], all[2], all[3], all[4])));
        return new ImportCounts(byKind, peopleNew, peopleMatched);
    }
}
