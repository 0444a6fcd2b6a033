package dev.seventy.store;

import java.util.Map;

/**
 * What an import will change, or has changed.
 *
 * @param byKind for each kind of fact that the import has
 * @param peopleNew people met for the first time
 * @param peopleMatched people known before
 */
public record ImportCounts(Map<FactKind, Changes> byKind, int peopleNew, int peopleMatched) {

    /** The word under which the people are counted, beside the kinds of facts. */
    static final String PEOPLE = "PEOPLE";

    public ImportCounts {
        byKind = Map.copyOf(byKind);
    }

    public Changes of(FactKind kind) {
        return byKind.getOrDefault(kind, Changes.NONE);
    }

    /** Whether nothing of it was new. */
    boolean isNothing() {
        return peopleNew == 0
                && byKind.values().stream().allMatch(of -> of.added() + of.changed() + of.withdrawn() == 0);
    }

    /**
     * What becomes of the facts of one kind.
     *
     * @param repeated rows that stand in the import more than once, alike
     * @param withdrawn earlier facts that a file which claims to hold everything lacks
     */
    public record Changes(int added, int changed, int unchanged, int repeated, int withdrawn) {

        public static final Changes NONE = new Changes(0, 0, 0, 0, 0);
    }
}
