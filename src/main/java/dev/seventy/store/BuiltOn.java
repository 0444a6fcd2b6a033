package dev.seventy.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;

/** What keeps an import from being taken back: a later one that has built on it. */
final class BuiltOn {

    private static final List<Origin.Kind> OF_THE_VENDOR = Stream.of(Origin.Kind.values())
            .filter(Origin.Kind::isOfTheVendor).toList();

    /** What of all that is not the vendor's stands once only for one human. */
    private record Told(PersonId human, String credential, String earned) {
    }

    private BuiltOn() {
    }

    /** The newest visible import that replaced rows of this one, or found them unchanged, or told anew what it replaced. */
    static Optional<ImportId> by(Handle handle, OrganisationId organisation, ImportId id) {
        var visible = VisibleImports.now(handle, organisation);
        var replacing = visible.in(handle.createQuery("""
                SELECT DISTINCT by_import FROM supersessions
                WHERE organisation = :organisation AND import = :import AND +by_import IN (<visible>)
                UNION SELECT import FROM import_leans
                WHERE organisation = :organisation AND on_import = :import AND +import IN (<visible>)"""))
                .bind("organisation", organisation).bind("import", id).mapTo(Long.class).list();
        return Stream.concat(replacing.stream(), tellingAnew(handle, organisation, id, visible).stream())
                .max(Long::compare).map(ImportId::new);
    }

    /** What was taken out of force can be told anew; were it to hold again beside that, it would be there twice. */
    private static List<Long> tellingAnew(Handle handle, OrganisationId organisation, ImportId id,
            VisibleImports visible) {
        var humans = Humans.linkedBy(handle, organisation, visible.numbers());
        Set<Told> replaced = new HashSet<>(handle.createQuery("""
                SELECT fact.person, fact.credential, fact.earned FROM supersessions gone
                JOIN certifications fact ON fact.organisation = gone.organisation AND fact.import = gone.import
                    AND fact.ordinal = gone.ordinal
                JOIN import_files source ON source.organisation = fact.organisation AND source.import = fact.import
                    AND source.file = fact.file
                WHERE gone.organisation = :organisation AND gone.kind = 'CERTIFICATION' AND gone.by_import = :import
                  AND source.kind NOT IN (<vendor>)""").bind("organisation", organisation).bind("import", id)
                .bindList("vendor", OF_THE_VENDOR).map((row, _) -> new Told(humans.of(new PersonId(row.getString("person"))), row.getString("credential"),
                        row.getString("earned")))
                .list());
        return replaced.isEmpty() ? List.of()
                : visible.in(handle.createQuery("""
                SELECT fact.import, fact.person, fact.credential, fact.earned FROM certifications fact
                JOIN import_files source ON source.organisation = fact.organisation AND source.import = fact.import
                    AND source.file = fact.file
                WHERE fact.organisation = :organisation AND fact.import > :import AND fact.import IN (<visible>)
                  AND source.kind NOT IN (<vendor>)""")).bind("organisation", organisation).bind("import", id)
                        .bindList("vendor", OF_THE_VENDOR)
                        .map((row,
                                _) -> replaced.contains(new Told(humans.of(new PersonId(row.getString("person"))),
                                        row.getString("credential"), row.getString("earned")))
                                                ? Optional.of(row.getLong("import"))
                                                : Optional.<Long>empty())
                        .stream().flatMap(Optional::stream).toList();
    }
}
