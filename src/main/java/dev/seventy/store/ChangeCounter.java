package dev.seventy.store;

import java.util.EnumMap;
import java.util.Map;

/** Counts what the rows of an import change. */
final class ChangeCounter {

    private final Map<FactKind, int[]> numbers = new EnumMap<>(FactKind.class);

    private int[] of(FactKind kind) {
        return numbers.computeIfAbsent(kind, _ -> new int[5]);
    }

    void appended(FactRow row, boolean supersedes) {
        if (!row.derived()) {
            of(row.kind())[supersedes ? 1 : 0]++;
        }
    }

    void unchanged(FactRow row) {
        if (!row.derived()) {
            of(row.kind())[2]++;
        }
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
