package dev.seventy.store;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jdbi.v3.core.Handle;

/** Which import was told in the place of which. */
final class Corrections {

    /** Stands where another supersession has the kind of its fact. */
    private static final String KIND = "CORRECTION";

    private Corrections() {
    }

    static void write(Handle handle, OrganisationId organisation, ImportId before, ImportId by) {
        handle.createUpdate("""
                INSERT INTO supersessions (organisation, kind, import, ordinal, by_import)
                VALUES (:organisation, :kind, :before, 0, :by)""").bind("organisation", organisation).bind("kind", KIND)
                .bind("before", before).bind("by", by).execute();
    }

    /** An import, what it corrected, what that corrected, and so on. */
    static Set<Long> leadingTo(Handle handle, OrganisationId organisation, ImportId id) {
        Set<Long> all = new TreeSet<>();
        var next = new ArrayDeque<>(List.of(id.value()));
        while (!next.isEmpty()) {
            var by = next.remove();
            if (all.add(by)) {
                handle.createQuery("""
                        SELECT import FROM supersessions
                        WHERE organisation = :organisation AND kind = :kind AND by_import = :by""")
                        .bind("organisation", organisation).bind("kind", KIND).bind("by", by).mapTo(Long.class)
                        .forEach(next::add);
            }
        }
        return all;
    }
}
