package dev.seventy.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jdbi.v3.core.Handle;

/** The numbers of the imports that are seen: confirmed, and not taken back. */
final class VisibleImports {

    private VisibleImports() {
    }

    static Set<Long> now(Handle handle, OrganisationId organisation) {
        return at(handle, organisation, Optional.empty());
    }

    /** What was seen at an instant, events of that very instant included; what is seen now where none is given. */
    static Set<Long> at(Handle handle, OrganisationId organisation, Optional<Instant> instant) {
        var until = instant.map(IsoTexts::text).orElse("9");
        return new TreeSet<>(handle.createQuery("""
                SELECT seen.import FROM import_events seen
                WHERE seen.organisation = :organisation AND seen.event = 'visible' AND seen.at <= :until
                  AND NOT EXISTS (SELECT 1 FROM import_events gone
                      WHERE gone.organisation = seen.organisation AND gone.import = seen.import
                        AND gone.event = 'retracted' AND gone.at <= :until)""").bind("organisation", organisation)
                .bind("until", until).mapTo(Long.class).list());
    }
}
