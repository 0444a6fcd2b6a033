package dev.seventy.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.evidence.Entry;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of one import, which nobody sees before it is confirmed. Rows are written in runs sorted by key, in
 * transactions short enough for others to write in between. Closed before it is finished, it leaves nothing behind.
 */
public final class ImportWriter implements AutoCloseable {

    private static final int RUN = 32_768;
    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Imports imports;
    private final OrganisationId organisation;
    private final ImportId id;
    private final List<ImportFile> files;
    private final Instant recorded;
    private final Set<Long> visible;
    private final PersonRegister people;
    private final FactTable table;

    private final Fingerprint fingerprint = new Fingerprint();
    private final SeenKeys seen = new SeenKeys();
    private final ChangeCounter counter = new ChangeCounter();
    private final List<FactRow> run = new ArrayList<>();
    private final Map<String, FactRow> namesInUsage = new LinkedHashMap<>();
    private final @Nullable LocalDate[] dataDays;
    private boolean finished;

    ImportWriter(Database database, Imports imports, OrganisationId organisation, ImportId id, List<ImportFile> files,
            Instant recorded, Set<Long> visible, PersonRegister people) {
        this.database = database;
        this.imports = imports;
        this.organisation = organisation;
        this.id = id;
        this.files = files;
        this.recorded = recorded;
        this.visible = visible;
        this.people = people;
        table = new FactTable(organisation, id, visible, people);
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
        if (finished) {
            throw new IllegalStateException("import " + id.value() + " is finished");
        }
        var key = fingerprint.key(files.get(file).kind(), entry);
        var content = fingerprint.content(entry);
        var kind = FactKind.of(entry);
        var taken = seen.take(key, content, file, entry);
        switch (taken) {
            case Taken.Kept() -> {
                newest(file, entry);
                run.add(new FactRow(kind, key, content, file, entry, false));
                nameInUsage(file, entry);
                if (run.size() >= RUN) {
                    write();
                }
            }
            case Taken.Repeated _ -> {
                counter.repeated(kind);
                if (entry instanceof Entry.Earned row) {
                    people.find(row.person());
                }
            }
            case Taken.Contradicting _ -> {
            }
        }
        return taken;
    }

    private void newest(int file, Entry entry) {
        Optional<LocalDate> day = switch (entry) {
            case Entry.Earned row -> Optional.of(row.earned());
            case Entry.Consumed row -> Optional.of(row.month().atEndOfMonth());
            case Entry.Reported row -> Optional.of(row.asOf());
            case Entry.Scored row -> Optional.of(row.asOf());
            case Entry.Named _,Entry.Employed _ -> Optional.empty();
        };
        var before = dataDays[file];
        day.filter(found -> before == null || found.isAfter(before)).ifPresent(found -> dataDays[file] = found);
    }

    private void nameInUsage(int file, Entry entry) {
        if (entry instanceof Entry.Consumed row && row.customerName().isPresent()
                && !namesInUsage.containsKey(row.customer().tenant())) {
            var named = new Entry.Named(row.customer(), row.customerName().get(), row.segment(), row.row());
            namesInUsage.put(row.customer().tenant(), new FactRow(FactKind.CUSTOMER,
                    fingerprint.namedInUsage(row.customer().tenant()), fingerprint.content(named), file, named, true));
        }
    }

    private void write() {
        Collections.sort(run);
        for (int from = 0, to; from < run.size(); from = to) {
            to = end(from);
            var rows = run.subList(from, to);
            database.writing(handle -> {
                table.write(handle, rows.getFirst().kind(), rows, counter);
                people.write(handle);
            });
        }
        run.clear();
    }

    /** The end of the rows that go into one transaction: of one kind, and not too many. */
    private int end(int from) {
        int to = from;
        while (to < run.size() && to - from < AT_ONCE && run.get(to).kind() == run.get(from).kind()) {
            to++;
        }
        return to;
    }

    /** Writes what is left and leaves the import ready to be confirmed. */
    public ImportCounts finish() {
        run.addAll(namesInUsage.values());
        write();
        database.writing(handle -> {
            people.write(handle);
            withdraw(handle);
            for (int file = 0; file < files.size(); file++) {
                dataDay(handle, file);
            }
            imports.staged(handle, organisation, id, counts());
        });
        finished = true;
        return counts();
    }

    /** What the rows taken so far will change; complete once the import is finished. */
    public ImportCounts counts() {
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
        for (var file : files) {
            if (file.holdsEverything()) {
                counter.withdrawn(FactKind.CERTIFICATION,
                        Withdrawal.write(handle, organisation, id, file.account(), visible, seen));
            }
        }
    }

    /** Throws the import away unless it is finished. */
    @Override
    public void close() {
        if (!finished) {
            finished = true;
            imports.remove(organisation, id);
        }
    }
}
