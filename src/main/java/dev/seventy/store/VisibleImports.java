package dev.seventy.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The imports that are seen at an instant: confirmed, and not taken back.
 *
 * @param numbers what they are known by
 * @param until the instant, as the database has it; events of that very instant are included
 * @param without a few that are left out
 */
record VisibleImports(Set<Long> numbers, String until, Set<Long> without) {

    /** Later than any instant. */
    private static final String NOW = "9";
    // Each thing that is told is an import, and a statement takes no more than 65,535 parameters on PostgreSQL.
    private static final String SELECTION = """
            SELECT seen.import FROM import_events seen
            WHERE seen.organisation = :organisation AND seen.event = 'visible' AND seen.at <= :until
              AND NOT EXISTS (SELECT 1 FROM import_events gone
                  WHERE gone.organisation = seen.organisation AND gone.import = seen.import
                    AND gone.event = 'retracted' AND gone.at <= :until)""";

    static VisibleImports now(Handle handle, OrganisationId organisation) {
        return at(handle, organisation, Optional.empty());
    }

    /** What was seen at an instant; what is seen now where none is given. */
    static VisibleImports at(Handle handle, OrganisationId organisation, Optional<Instant> instant) {
        var until = instant.map(IsoTexts::text).orElse(NOW);
        return new VisibleImports(new TreeSet<>(handle.createQuery(SELECTION).bind("organisation", organisation)
                .bind("until", until).mapTo(Long.class).list()), until, Set.of());
    }

    /** The same, as if a few of them were not there. */
    VisibleImports without(Set<Long> some) {
        var others = new TreeSet<>(numbers);
        others.removeAll(some);
        return new VisibleImports(others, until, Set.copyOf(some));
    }

    /** Puts the numbers that are seen now in the place of {@code <visible>}, for an organisation that is bound. */
    static <T extends SqlStatement<T>> T seenNow(T statement) {
        return statement.define("visible", SELECTION).bind("until", NOW);
    }

    /** Puts the numbers in the place of {@code <visible>}, for an organisation that is bound. */
    <T extends SqlStatement<T>> T in(T statement) {
        var leftOut = without.isEmpty() ? ""
                : " AND seen.import NOT IN ("
                        + without.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
        return statement.define("visible", SELECTION + leftOut).bind("until", until);
    }

    boolean contains(long importId) {
        return numbers.contains(importId);
    }
}
