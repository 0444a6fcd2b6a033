package dev.seventy.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.store.ImportRecord.State;
import org.jdbi.v3.core.Handle;

/** Brings facts in, import by import: staged, then confirmed or discarded, and taken back as a whole. */
public final class Imports {

    private final Database database;
    private final AuditTrail audit;
    private final ImportRemoval removal;
    private final InstantSource clock;

    Imports(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        removal = new ImportRemoval(database, clock);
        this.clock = clock;
    }

    /** Begins an import of some files, which are visible, or taken back, only together. */
    public ImportWriter begin(OrganisationId organisation, Actor actor, List<ImportFile> files) {
        database.refuseWithin("an import is begun");
        var recorded = now();
        return database.write(handle -> {
            var id = new ImportId(Sequence.IMPORT.next(handle, organisation));
            ImportRows.write(handle, organisation, id, actor, files, recorded);
            return writer(handle, organisation, id, files, recorded, false);
        });
    }

    private ImportWriter writer(Handle handle, OrganisationId organisation, ImportId id, List<ImportFile> files,
            Instant recorded, boolean within) {
        var visible = VisibleImports.now(handle, organisation);
        return new ImportWriter(database, this, organisation, id, List.copyOf(files), recorded, visible,
                PersonRegister.load(handle, organisation, id, visible.numbers()), within);
    }

    /**
     * Takes what somebody said, as an import of its own that is visible at once and can be taken back like any other. It
     * joins the transaction that it is called in.
     *
     * @param about what it is about, by which the history tells it from others; never a name
     * @param evenKnown whether it is recorded also where all of it was known, so that whoever says it learns nothing
     * @return its number; empty when all of it was known already, and nothing was recorded: whoever said it first can
     *     still correct it, and what a second one said does not stand in the way
     */
    public Optional<ImportId> told(OrganisationId organisation, Actor actor, String about, List<Entry> entries,
            boolean evenKnown) {
        return database.write(handle -> {
            // Taking the version first makes another who changes something wait.
            Sequence.VERSION.next(handle, organisation);
            return told(handle, organisation, actor, about, Optional.empty(), entries, evenKnown)
                    .or(() -> giveBack(handle, organisation, Optional.empty()));
        });
    }

    /**
     * Records what somebody said in the place of what they, or another, had told, in one import: taken back, what was told
     * before holds again. It joins the transaction that it is called in.
     *
     * @param entries what holds now; what the other import brought and is not among them is taken out of force
     */
    public Correction corrected(OrganisationId organisation, Actor actor, String about, ImportId before,
            List<Entry> entries) {
        return database.write(handle -> {
            Sequence.VERSION.next(handle, organisation);
            if (ImportRows.state(handle, organisation, before) != State.VISIBLE) {
                return giveBack(handle, organisation, new Correction.NotVisible());
            }
            var later = BuiltOn.by(handle, organisation, before);
            if (later.isPresent()) {
                return giveBack(handle, organisation, new Correction.SupersededBy(later.get()));
            }
            return told(handle, organisation, actor, about, Optional.of(before), entries, false)
                    .<Correction>map(Correction.Corrected::new)
                    .orElseGet(() -> giveBack(handle, organisation, new Correction.Unchanged()));
        });
    }

    private Optional<ImportId> told(Handle handle, OrganisationId organisation, Actor actor, String about,
            Optional<ImportId> instead, List<Entry> entries, boolean evenKnown) {
        var files = List.of(new ImportFile(about, "", Origin.Kind.CHAT, ""));
        var recorded = now();
        var id = new ImportId(Sequence.IMPORT.next(handle, organisation));
        var writer = writer(handle, organisation, id, files, recorded, true);
        entries.forEach(entry -> writer.add(0, entry));
        instead.ifPresent(writer::insteadOf);
        if (!evenKnown && writer.counts().isNothing()) {
            return Optional.empty();
        }
        ImportRows.write(handle, organisation, id, actor, files, recorded);
        writer.finish();
        instead.ifPresent(before -> Corrections.write(handle, organisation, before, id));
        ImportRows.event(handle, organisation, id, State.VISIBLE, actor, clock.instant());
        audit.append(organisation, actor, instead.isPresent() ? "facts.corrected" : "facts.told",
                ImportObjects.told(handle, organisation, Stream.concat(Stream.of(id), instead.stream()).toList()),
                "done");
        return Optional.of(id);
    }

    /**
     * Records that two ids are one human, as an import of its own that is visible at once: taken back, they are two
     * again. It joins the transaction that it is called in.
     *
     * @param about what it is about; never a name
     */
    public ImportId same(OrganisationId organisation, Actor actor, String about, PersonId one, PersonId other) {
        var recorded = now();
        return database.write(handle -> {
            Sequence.VERSION.next(handle, organisation);
            var id = new ImportId(Sequence.IMPORT.next(handle, organisation));
            ImportRows.write(handle, organisation, id, actor, List.of(new ImportFile(about, "", Origin.Kind.CHAT, "")),
                    recorded);
            handle.createUpdate("""
                    INSERT INTO person_links (organisation, person, same_as, import)
                    VALUES (:organisation, :person, :sameAs, :import)""").bind("organisation", organisation)
                    .bind("person", other.value()).bind("sameAs", one.value()).bind("import", id).execute();
            staged(handle, organisation, id, new ImportCounts(Map.of(), 0, 0),
                    tellingOf(handle, organisation, one, other));
            ImportRows.event(handle, organisation, id, State.VISIBLE, actor, clock.instant());
            audit.append(organisation, actor, "people.merged", ImportObjects.told(handle, organisation, List.of(id)),
                    "done");
            return id;
        });
    }

    /**
     * The first visible import by which each of two ids is known: without it the two would not be known to be one. What
     * tells of them again can be taken back.
     */
    private static Set<Long> tellingOf(Handle handle, OrganisationId organisation, PersonId one, PersonId other) {
        var visible = VisibleImports.now(handle, organisation);
        Map<String, Long> first = new HashMap<>();
        handle.createQuery("""
                SELECT DISTINCT person, import FROM person_identifiers
                WHERE organisation = :organisation AND person IN (:one, :other)""").bind("organisation", organisation)
                .bind("one", one.value()).bind("other", other.value()).scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        if (visible.contains(row.getLong("import"))) {
                            first.merge(row.getString("person"), row.getLong("import"), Math::min);
                        }
                    }
                    return first;
                });
        return Set.copyOf(first.values());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** All of an import is there, and leans on what others brought. */
    void staged(Handle handle, OrganisationId organisation, ImportId id, ImportCounts counts, Set<Long> leansOn) {
        ImportRows.staged(handle, organisation, id, counts, leansOn, clock.instant());
    }

    /** Removes an import that never was complete, with every trace. */
    void remove(OrganisationId organisation, ImportId id) {
        removal.all(organisation, id);
    }

    /** Removes what a crash left behind. */
    void sweep() {
        removal.sweep();
    }

    /** Makes a staged import visible. */
    public Confirmation confirm(OrganisationId organisation, ImportId id, Actor actor) {
        return database.write(handle -> {
            // Taking the version makes another who confirms wait, so that only one of two finds it unchanged.
            var version = Sequence.VERSION.next(handle, organisation);
            if (ImportRows.state(handle, organisation, id) != State.STAGED) {
                return giveBack(handle, organisation, new Confirmation.NotStaged());
            }
            var basedOn = handle
                    .createQuery("SELECT based_on FROM imports WHERE organisation = :organisation AND id = :id")
                    .bind("organisation", organisation).bind("id", id).mapTo(Long.class).one();
            if (basedOn != version - 1) {
                return giveBack(handle, organisation, new Confirmation.ChangedSince());
            }
            ImportRows.event(handle, organisation, id, State.VISIBLE, actor, clock.instant());
            audit.append(organisation, actor, "import.confirmed", List.of(ImportObjects.name(id)), "done");
            return new Confirmation.Confirmed();
        });
    }

    /** Takes a visible import back, unless a later one has replaced some of its rows or found them unchanged. */
    public Retraction retract(OrganisationId organisation, ImportId id, Actor actor) {
        return database.write(handle -> {
            Sequence.VERSION.next(handle, organisation);
            if (ImportRows.state(handle, organisation, id) != State.VISIBLE) {
                return giveBack(handle, organisation, new Retraction.NotVisible());
            }
            var later = BuiltOn.by(handle, organisation, id);
            if (later.isPresent()) {
                return giveBack(handle, organisation, new Retraction.SupersededBy(later.get()));
            }
            ImportRows.event(handle, organisation, id, State.RETRACTED, actor, clock.instant());
            audit.append(organisation, actor, "import.retracted", ImportObjects.of(handle, organisation, id), "done");
            return new Retraction.Retracted();
        });
    }

    private static <T> T giveBack(Handle handle, OrganisationId organisation, T refusal) {
        handle.createUpdate("""
                UPDATE sequences SET last = last - 1 WHERE organisation = :organisation AND name = 'VERSION'""")
                .bind("organisation", organisation).execute();
        return refusal;
    }

    /** Throws a staged import away; false when there is none of this number. */
    public boolean discard(OrganisationId organisation, ImportId id, Actor actor) {
        var isDiscarded = database.<Boolean>write(handle -> {
            if (ImportRows.state(handle, organisation, id) != State.STAGED) {
                return false;
            }
            ImportRows.event(handle, organisation, id, State.DISCARDED, actor, clock.instant());
            audit.append(organisation, actor, "import.discarded", List.of(ImportObjects.name(id)), "done");
            return true;
        });
        if (isDiscarded) {
            removal.rows(organisation, id);
        }
        return isDiscarded;
    }

    /** Every import of the organisation, newest first. */
    public List<ImportRecord> history(OrganisationId organisation) {
        return database.read(handle -> new ImportHistory(handle, organisation).records());
    }

    /** The numbers of all imports that somebody made, whatever became of them. */
    public Set<Long> by(OrganisationId organisation, Actor actor) {
        return database.read(handle -> handle
                .createQuery("SELECT id FROM imports WHERE organisation = :organisation AND actor = :actor")
                .bind("organisation", organisation).bind("actor", actor.id()).mapTo(Long.class).set());
    }

    /** The import of a number. */
    public Optional<ImportRecord> find(OrganisationId organisation, ImportId id) {
        return database.read(handle -> ImportHistory.of(handle, organisation, id));
    }
}
