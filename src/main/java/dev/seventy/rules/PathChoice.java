package dev.seventy.rules;

import java.util.List;

import dev.seventy.catalog.Citation;

/** How a version decides which path a partner is scored on. */
public sealed interface PathChoice {

    /** There is only one. */
    record Only() implements PathChoice {
    }

    /** Every path is computed and the best counts: one that qualifies first, then the higher total, then Enterprise. */
    record BestTotal(Citation citation) implements PathChoice {
    }

    /** The first condition that holds names the path. */
    record FirstMatch(List<Condition> conditions, ProgramPath otherwise) implements PathChoice {
        public FirstMatch {
            conditions = List.copyOf(conditions);
        }
    }

    /** A path and what has to hold for it. */
    record Condition(ProgramPath path, Requirement when) {
    }
}
