package dev.seventy.bot;

import java.util.Optional;

import dev.seventy.store.OrganisationId;
import dev.seventy.store.Organisations.Situation;

/**
 * What was found of all that is known of a firm, kept until that changes: who asks the same is told the same, and it is
 * worked out once. Of the firms that were asked of last, the last that was asked of each.
 */
final class KeptFindings {

    private static final int FIRMS = 200;
    /** Some for each designation, for a few days and readers who want different ones. */
    private static final int OF_EACH = 64;

    private final Recent<OrganisationId, Kept> firms = new Recent<>(FIRMS);

    /** All that a finding depends on beside what is known of the firm now; equal ones have the same finding. */
    interface Question<T> {
    }

    /** @param version of what is known of the firm */
    private record Kept(long version, Recent<Question<?>, Object> found) {
    }

    /** What was found of it before, where that still holds. */
    <T> Optional<T> get(Situation situation, Question<T> question) {
        return of(situation).flatMap(known -> known.found().get(question)).map(KeptFindings::answering);
    }

    private Optional<Kept> of(Situation situation) {
        return firms.get(situation.organisation().id()).filter(known -> known.version() == situation.evidenceVersion());
    }

    /** @param found by what is committed, and nothing else */
    <T> void keep(Situation situation, Question<T> question, T found) {
        var kept = of(situation).orElseGet(() -> {
            var begun = new Kept(situation.evidenceVersion(), new Recent<>(OF_EACH));
            firms.keep(situation.organisation().id(), begun);
            return begun;
        });
        kept.found().keep(question, found);
    }

    // Only what answers a question was kept under it.
    @SuppressWarnings("unchecked")
    private static <T> T answering(Object found) {
        return (T) found;
    }

    void forget(OrganisationId firm) {
        firms.forget(firm);
    }
}
