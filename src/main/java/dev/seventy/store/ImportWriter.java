package dev.seventy.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of one import, which nobody sees before it is confirmed. A row that says what is known appends nothing,
 * one that says otherwise supersedes. Rows are written by a thread of its own, in transactions short enough for others
 * to write in between; so it cannot be used within a transaction. Closed before it is finished, it leaves nothing behind.
 */
public final class ImportWriter implements AutoCloseable {

    private static final int AT_ONCE = 1_000;
    /** So many rows a transaction has at least, while others wait for it to end. */
    private static final int LEAST_AT_ONCE = 100;
    private static final Taken KEPT = new Taken.Kept();

    private final Database database;
    private final Imports imports;
    private final OrganisationId organisation;
    private final ImportId id;
    private final List<ImportFile> files;
    private final Instant recorded;
    private final VisibleImports visible;
    private final PersonRegister people;
    private final FactTable table;

    private final Fingerprint fingerprint = new Fingerprint();
    private final KnownKeys keys = new KnownKeys();
    private final Set<FactKind> loaded = EnumSet.noneOf(FactKind.class);
    private final ChangeCounter counter = new ChangeCounter();
    private List<FactRow> waiting = new ArrayList<>();
    private final ExecutorService writing = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("import-writer").factory());
    private @Nullable Future<?> inFlight;
    private final Set<String> namedInUsage = new HashSet<>();
    private final @Nullable LocalDate[] dataDays;
    private @Nullable ToldBefore told;
    private final Set<Long> leansOn = new HashSet<>();
    private List<Withdrawal.Lacking> corrected = List.of();
    /** Whether it takes what was said, in the transaction that it was made in. */
    private final boolean within;
    private boolean finished;
    private boolean broken;

    ImportWriter(Database database, Imports imports, OrganisationId organisation, ImportId id, List<ImportFile> files,
            Instant recorded, VisibleImports visible, PersonRegister people, boolean within) {
        this.within = within;
        this.database = database;
        this.imports = imports;
        this.organisation = organisation;
        this.id = id;
        this.files = files;
        this.recorded = recorded;
        this.visible = visible;
        this.people = people;
        table = new FactTable(organisation, id, people);
        dataDays = new LocalDate[files.size()];
    }

    public ImportId id() {
        return id;
    }

    /**
     * Takes a row of a file.
     *
     * @param file which of the import's files, from 0
     * @return whether it was taken, or which earlier row of the import speaks of the same thing
     */
    public Taken add(int file, Entry entry) {
        refuseWhenOver();
        var before = files.get(file).kind().isOfTheVendor() ? ToldBefore.NOTHING : told().of(entry);
        leansOn.addAll(before.byWhat());
        if (before.facts().isEmpty()) {
            return add(file, entry, fingerprint.key(files.get(file).kind(), entry), Optional.empty());
        }
        Taken last = KEPT;
        for (var fact : before.facts()) {
            last = add(file, entry, fact.key(), Optional.of(fact.person()));
        }
        return last;
    }

    /** Takes out of force what an import brought of certifications and the rows taken so far do not tell. */
    void insteadOf(ImportId before) {
        refuseWhenOver();
        corrected = database.read(handle -> Withdrawal.lacking(handle, organisation, before, keys));
        counter.withdrawn(FactKind.CERTIFICATION, corrected.size());
    }

    /** What was told so far, of the people as they were known when it is first asked for. */
    private ToldBefore told() {
        var known = told;
        if (known == null) {
            // Of a file the rows are written, and the people in them found, by another thread.
            known = new ToldBefore(
                    within ? people
                            : database.<PersonRegister>read(
                                    handle -> PersonRegister.load(handle, organisation, id, visible.numbers())),
                    !within, kind -> database.<List<FactQuery.Kept>>read(
                            handle -> new FactQuery(handle, organisation, visible).kept(kind)));
            told = known;
        }
        return known;
    }

    private Taken add(int file, Entry entry, Fingerprint.Key key, Optional<PersonId> whose) {
        var kind = FactKind.of(entry);
        var meeting = meet(kind, key, file, entry, false, whose);
        switch (meeting) {
            case KnownKeys.Meeting.New() -> counter.added(kind);
            case KnownKeys.Meeting.Changed _ -> counter.changed(kind);
            case KnownKeys.Meeting.Unchanged(var importId) -> {
                counter.unchanged(kind);
                leansOn.add(importId);
            }
            case KnownKeys.Meeting.Again(var taken) -> {
                if (taken instanceof Taken.Repeated) {
                    counter.repeated(kind);
                }
                return taken;
            }
        }
        newest(file, entry);
        nameInUsage(file, entry);
        if (waiting.size() >= AT_ONCE) {
            write();
        }
        return KEPT;
    }

    /** Finds out what a row turns out to be, and puts it among those to be written if it tells anything. */
    private KnownKeys.Meeting meet(FactKind kind, Fingerprint.Key key, int file, Entry entry, boolean derived,
            Optional<PersonId> whose) {
        if (loaded.add(kind)) {
            database.<Boolean>read(handle -> new FactQuery(handle, organisation, visible).keysInto(keys, kind));
        }
        var content = fingerprint.content(entry);
        var meeting = keys.meet(key.among(files.get(file).kind()), content, file, entry.row());
        var supersedes = meeting instanceof KnownKeys.Meeting.Changed changed ? Optional.of(changed)
                : Optional.<KnownKeys.Meeting.Changed>empty();
        var appends = supersedes.isPresent() || meeting instanceof KnownKeys.Meeting.New;
        // A row that is known already may still tell more of who somebody is.
        var tellsWho = kind == FactKind.CERTIFICATION || kind == FactKind.STAFF;
        if (appends || tellsWho && !(meeting instanceof KnownKeys.Meeting.Again(Taken.Contradicting _))) {
            waiting.add(new FactRow(kind, key, content, file, entry, derived, appends, supersedes, whose));
        }
        return meeting;
    }

    private void newest(int file, Entry entry) {
        Optional<LocalDate> day = switch (entry) {
            case Entry.Earned row -> Optional.of(row.earned());
            case Entry.Consumed row -> Optional.of(row.month().atEndOfMonth());
            case Entry.Reported row -> Optional.of(row.asOf());
            case Entry.Scored row -> Optional.of(row.asOf());
            case Entry.Achieved row -> Optional.of(row.since());
            case Entry.Planned row -> Optional.of(row.day());
            case Entry.Named _,Entry.Employed _ -> Optional.empty();
        };
        var before = dataDays[file];
        day.filter(found -> before == null || found.isAfter(before)).ifPresent(found -> dataDays[file] = found);
    }

    /** After a write that failed it is not known which people and terms were written. */
    private void refuseWhenOver() {
        if (finished || broken) {
            throw new IllegalStateException("import " + id.value() + (finished ? " is finished" : " has failed"));
        }
    }

    private void nameInUsage(int file, Entry entry) {
        if (entry instanceof Entry.Consumed row && row.customerName().isPresent()
                && namedInUsage.add(row.customer().tenant())) {
            meet(FactKind.CUSTOMER, fingerprint.namedInUsage(row.customer().tenant(), id), file,
                    new Entry.Named(row.customer(), row.customerName().get(), row.segment(), row.row()), true,
                    Optional.empty());
        }
    }

    /** Hands the waiting rows to the writing thread; while it writes them, the next ones are read and hashed. */
    private void write() {
        await();
        var rows = waiting;
        waiting = new ArrayList<>(AT_ONCE);
        if (within) {
            writeAll(rows);
        } else {
            inFlight = writing.submit(() -> writeAll(rows));
        }
    }

    private void writeAll(List<FactRow> rows) {
        int written = 0;
        do {
            written = writeSome(rows, written);
        } while (written < rows.size());
    }

    /** Writes as many as go into one transaction before somebody else wants to write; the end of what was written. */
    private int writeSome(List<FactRow> rows, int from) {
        return database.<Integer>writeMuch(handle -> {
            int to = from;
            do {
                var end = Math.min(to + LEAST_AT_ONCE, rows.size());
                table.write(handle, rows.subList(to, end));
                to = end;
            } while (to < rows.size() && database.queued() == 0);
            people.write(handle);
            return to;
        });
    }

    private void await() {
        var before = inFlight;
        if (before == null) {
            return;
        }
        inFlight = null;
        try {
            before.get();
        } catch (ExecutionException failure) {
            broken = true;
            throw failure.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            broken = true;
            Thread.currentThread().interrupt();
            throw new IllegalStateException("import " + id.value() + " was interrupted", interruption);
        }
    }

    /** Writes what is left and leaves the import ready to be confirmed. */
    public ImportCounts finish() {
        refuseWhenOver();
        if (!within) {
            database.refuseWithin("an import is finished");
        }
        write();
        await();
        database.writingMuch(handle -> {
            Ghosts.hush(handle, organisation, id);
            withdraw(handle);
            for (int file = 0; file < files.size(); file++) {
                dataDay(handle, file);
            }
            imports.staged(handle, organisation, id, counts(), leansOn);
        });
        finished = true;
        writing.close();
        return counts();
    }

    /** What the rows taken so far will change; complete once the import is finished. */
    public ImportCounts counts() {
        await();
        return counter.counts(people.peopleNew(), people.peopleMatched());
    }

    /** A day that has not come yet when the file is read is the end of a month that is not over. */
    private void dataDay(Handle handle, int file) {
        var today = recorded.atZone(ZoneOffset.UTC).toLocalDate();
        var newest = dataDays[file];
        handle.createUpdate("""
                UPDATE import_files SET data_day = :day
                WHERE organisation = :organisation AND import = :import AND file = :file""")
                .bind("day", newest == null || newest.isAfter(today) ? today : newest)
                .bind("organisation", organisation).bind("import", id).bind("file", file).execute();
    }

    private void withdraw(Handle handle) {
        Withdrawal.write(handle, organisation, id, corrected);
        for (var file : files) {
            if (file.holdsEverything()) {
                counter.withdrawn(FactKind.CERTIFICATION,
                        Withdrawal.write(handle, organisation, id, file.account(), keys));
            }
        }
        if (loaded.contains(FactKind.CERTIFICATION)) {
            leansOn.addAll(Withdrawal.before(handle, organisation, id, keys));
            counter.withdrawn(FactKind.CERTIFICATION, Ghosts.stepBack(handle, organisation, id));
        }
    }

    /** Throws the import away unless it is finished. */
    @Override
    public void close() {
        if (!finished) {
            finished = true;
            writing.close();
            imports.remove(organisation, id);
        }
    }
}
