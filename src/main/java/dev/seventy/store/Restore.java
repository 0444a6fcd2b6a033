package dev.seventy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts a backup in the place of a SQLite file, after it was looked through. */
public final class Restore {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private Restore() {
    }

    /**
     * What stands there now.
     *
     * @param schema of the backup; older tables were brought up to date
     * @param cancelled what waited to be sent then, and may have been sent since
     * @param replaced what stood there before, and is kept
     */
    public record Restored(Path file, int schema, List<String> organisations, int cancelled, Optional<Path> replaced) {
        public Restored {
            organisations = List.copyOf(organisations);
        }
    }

    /**
     * Restores a backup as the database of the address.
     *
     * @param replacing whether a database that stands there is put aside
     * @param repeatable which kinds of errands may be done twice
     * @throws OperationRefused when it cannot be done, with everything as it was
     * @throws StoreUnavailable when the place cannot be written, or somebody serves what stands there
     */
    public static Restored run(String url, Path backup, boolean replacing, InstantSource clock,
            Predicate<String> repeatable) {
        if (!url.startsWith(SqliteFile.PREFIX)) {
            throw new OperationRefused("SEVENTY_DATABASE_URL names PostgreSQL, which restores with its own tools, into"
                    + " an empty database: pg_restore --dbname=DATABASE FILE.");
        }
        var file = SqliteFile.file(url);
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw new OperationRefused(
                    "There is no folder " + file.getParent() + ": make it, or name another in SEVENTY_DATABASE_URL.");
        }
        var isThere = Files.exists(file);
        if (isThere && !replacing) {
            throw new OperationRefused("There is a database " + file + " already; nothing was restored. Name another in"
                    + " SEVENTY_DATABASE_URL, or add --replace, which puts this one aside and keeps it.");
        }
        try (var _ = OwnerLock.take(file)) {
            var fresh = Backup.beside(file, ".restoring");
            Backup.delete(fresh);
            try {
                Backup.unpack(backup.toAbsolutePath().normalize(), fresh);
                var copy = new SqliteCopy(fresh);
                copy.check();
                var schema = copy.schema();
                List<String> organisations = new ArrayList<>();
                var cancelled = prepare(fresh, backup, clock, repeatable, organisations);
                var aside = isThere ? Optional.of(putAside(file, clock.instant())) : Optional.<Path>empty();
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                return new Restored(file, schema, organisations, cancelled, aside);
            } catch (IOException failure) {
                throw new OperationRefused("The database " + file + " cannot be put in its place: look whether the user"
                        + " Seventy runs as may write there.", failure);
            } finally {
                Backup.delete(fresh);
                Backup.delete(Backup.beside(fresh, ".owner"));
            }
        }
    }

    /** Brings it up to date, looks through its trails and cancels what must not happen twice; tells how much. */
    private static int prepare(Path fresh, Path backup, InstantSource clock, Predicate<String> repeatable,
            List<String> organisations) {
        try (var store = Store.open(SqliteFile.PREFIX + fresh, clock, Store.Option.MUST_EXIST)) {
            for (var organisation : store.organisations().all()) {
                if (store.audit().verify(organisation.id()) instanceof AuditCheck.Broken(var at)) {
                    throw new OperationRefused("The audit trail of " + organisation.name() + " in the backup " + backup
                            + " is broken at entry " + at + ". Nothing was restored; take another one.");
                }
                organisations.add(organisation.name());
            }
            return store.cancelledErrands().cancelUnrepeatable(repeatable);
        } catch (StoreUnavailable unusable) {
            if (unusable.kind() == StoreUnavailable.Kind.NEWER_SCHEMA) {
                throw new OperationRefused(
                        "The backup " + backup + " was made by a newer version of Seventy. Nothing was"
                                + " restored; restore it with that version.",
                        unusable);
            }
            throw unusable;
        }
    }

    /** With its write-ahead log, which belongs to this file and to no other. */
    private static Path putAside(Path file, Instant now) throws IOException {
        var aside = Backup.beside(file, ".replaced-" + MOMENT.format(now));
        for (var ending : List.of("", "-wal", "-shm")) {
            if (Files.exists(Backup.beside(file, ending))) {
                Files.move(Backup.beside(file, ending), Backup.beside(aside, ending), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return aside;
    }
}
