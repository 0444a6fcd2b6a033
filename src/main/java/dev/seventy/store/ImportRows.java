package dev.seventy.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.seventy.store.ImportRecord.State;
import org.jdbi.v3.core.Handle;

/** The rows by which an import is known: its files, what it changed, and what became of it. */
final class ImportRows {

    private ImportRows() {
    }

    static void write(Handle handle, OrganisationId organisation, ImportId id, Actor actor, List<ImportFile> files,
            Instant recorded) {
        handle.createUpdate("""
                INSERT INTO imports (organisation, id, actor, platform, recorded, based_on)
                VALUES (:organisation, :id, :actor, :platform, :recorded, :basedOn)""")
                .bind("organisation", organisation).bind("id", id).bind("actor", actor.id())
                .bind("platform", actor.platform()).bind("recorded", recorded)
                .bind("basedOn", Sequence.VERSION.last(handle, organisation)).execute();
        for (int file = 0; file < files.size(); file++) {
            handle.createUpdate("""
                    INSERT INTO import_files (organisation, import, file, kind, name, sha256, account)
                    VALUES (:organisation, :import, :file, :kind, :name, :sha256, :account)""")
                    .bind("organisation", organisation).bind("import", id).bind("file", file)
                    .bind("kind", files.get(file).kind()).bind("name", files.get(file).name())
                    .bind("sha256", files.get(file).sha256()).bind("account", files.get(file).account()).execute();
        }
    }

    /** Writes down that all of an import is there. */
    static void staged(Handle handle, OrganisationId organisation, ImportId id, ImportCounts counts, Set<Long> leansOn,
            Instant at) {
        counts.byKind().forEach((kind, changes) -> count(handle, organisation, id, kind.name(), changes));
        count(handle, organisation, id, ImportCounts.PEOPLE,
                new ImportCounts.Changes(counts.peopleNew(), 0, counts.peopleMatched(), 0, 0));
        leansOn.forEach(other -> handle.createUpdate("""
                INSERT INTO import_leans (organisation, import, on_import)
                VALUES (:organisation, :import, :other)""").bind("organisation", organisation).bind("import", id)
                .bind("other", other).execute());
        handle.createUpdate("""
                INSERT INTO import_events (organisation, import, event, at, actor, platform)
                SELECT organisation, id, 'staged', :at, actor, platform FROM imports
                WHERE organisation = :organisation AND id = :import""").bind("at", at)
                .bind("organisation", organisation).bind("import", id).execute();
    }

    private static void count(Handle handle, OrganisationId organisation, ImportId id, String kind,
            ImportCounts.Changes changes) {
        handle.createUpdate("""
                INSERT INTO import_counts (organisation, import, kind, added, changed, unchanged, repeated, withdrawn)
                VALUES (:organisation, :import, :kind, :added, :changed, :unchanged, :repeated, :withdrawn)""")
                .bind("organisation", organisation).bind("import", id).bind("kind", kind).bind("added", changes.added())
                .bind("changed", changes.changed()).bind("unchanged", changes.unchanged())
                .bind("repeated", changes.repeated()).bind("withdrawn", changes.withdrawn()).execute();
    }

    static void event(Handle handle, OrganisationId organisation, ImportId id, State state, Actor actor, Instant at) {
        handle.createUpdate("""
                INSERT INTO import_events (organisation, import, event, at, actor, platform)
                VALUES (:organisation, :import, :event, :at, :actor, :platform)""").bind("organisation", organisation)
                .bind("import", id).bind("event", state.word()).bind("at", at).bind("actor", actor.id())
                .bind("platform", actor.platform()).execute();
    }

    static State state(Handle handle, OrganisationId organisation, ImportId id) {
        return handle
                .createQuery("SELECT event FROM import_events WHERE organisation = :organisation AND import = :import")
                .bind("organisation", organisation).bind("import", id).mapTo(String.class).stream().map(State::of)
                .max(State::compareTo).orElse(State.BEGUN);
    }
}
