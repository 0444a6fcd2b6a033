package dev.seventy.store;

import java.util.List;
import java.util.stream.Stream;

import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;

/** How imports stand in the audit trail. */
final class ImportObjects {

    private ImportObjects() {
    }

    static String name(ImportId id) {
        return "import/" + id.value();
    }

    /** Imports of what was said, with those whose record they speak of, so that these find what was done. */
    static List<String> told(Handle handle, OrganisationId organisation, List<ImportId> imports) {
        var people = handle.createQuery("""
                SELECT person FROM certifications WHERE organisation = :organisation AND import IN (<told>)
                UNION SELECT person FROM staff WHERE organisation = :organisation AND import IN (<told>)
                UNION SELECT attested_by FROM measures
                WHERE organisation = :organisation AND import IN (<told>) AND attested_by IS NOT NULL
                UNION SELECT person FROM person_links WHERE organisation = :organisation AND import IN (<told>)
                UNION SELECT same_as FROM person_links WHERE organisation = :organisation AND import IN (<told>)""")
                .bind("organisation", organisation).bindList("told", imports.stream().map(ImportId::value).toList())
                .mapTo(String.class).stream().sorted().map(id -> AuditTrail.person(new PersonId(id)));
        return Stream.concat(imports.stream().map(ImportObjects::name), people).toList();
    }

    /** An import, with those of whom it was said where it was no file, which speaks of many. */
    static List<String> of(Handle handle, OrganisationId organisation, ImportId id) {
        var isTold = handle.createQuery("""
                SELECT COUNT(*) FROM import_files
                WHERE organisation = :organisation AND import = :import AND kind <> 'CHAT'""")
                .bind("organisation", organisation).bind("import", id).mapTo(Integer.class).one() == 0;
        return isTold ? told(handle, organisation, List.of(id)) : List.of(name(id));
    }
}
