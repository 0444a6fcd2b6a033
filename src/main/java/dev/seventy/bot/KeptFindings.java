package dev.seventy.bot;

import java.util.Optional;
import java.util.function.Supplier;

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

    /** @param find works it out where it was not asked before; asked twice at once, it may do so twice */
    <T> T of(Situation situation, Question<T> question, Supplier<T> find) {
        var firm = situation.organisation().id();
        var kept = firms.get(firm).filter(known -> known.version() == situation.evidenceVersion()).orElseGet(() -> {
            var begun = new Kept(situation.evidenceVersion(), new Recent<>(OF_EACH));
            firms.keep(firm, begun);
            return begun;
        });
        Optional<T> before = kept.found().get(question).map(KeptFindings::answering);
        return before.orElseGet(() -> {
            var found = find.get();
            kept.found().keep(question, found);
            return found;
        });
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
