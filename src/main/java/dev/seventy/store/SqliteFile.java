package dev.seventy.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.seventy.store.StoreUnavailable.Kind;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** A database in one file: one writer and four readers, on platform threads. */
final class SqliteFile {

    static final String PREFIX = "jdbc:sqlite:";

    private static final byte[] HEADER = "SQLite format 3\0".getBytes(US_ASCII);
    private static final Map<String, String> DIALECT = Map.of("clustered", "WITHOUT ROWID", "instant", "INTEGER",
            "bytes", "BLOB", "flag", "INTEGER");
    private static final int READERS = 4;
    private static final int WRITER_CACHE_KIB = 65_536;
    private static final int READER_CACHE_KIB = 16_384;
    private static final int PAGES_BEFORE_WRITERS_CHECKPOINT = 32_000;
    private static final long LARGEST_CHECKED_WHOLE = 32L << 20;

    private final String url;
    private final Path file;
    private final Duration patience;

    private SqliteFile(String url, Duration patience) {
        this.url = url;
        this.patience = patience;
        file = path(url);
    }

    /** @param patience how long to wait for another process that is writing */
    static Database open(String url, Set<Store.Option> options, Duration patience) {
        return new SqliteFile(url, patience).open(options);
    }

    private Database open(Set<Store.Option> options) {
        look(options.contains(Store.Option.MUST_EXIST));
        var lock = options.contains(Store.Option.EXCLUSIVE) ? Optional.of(OwnerLock.take(file))
                : Optional.<OwnerLock>empty();
        try {
            var writing = source(TransactionMode.IMMEDIATE, WRITER_CACHE_KIB);
            check(writing);
            Migrations.run(writing, file.toString(), DIALECT, this::explain);
            var checkpoints = new Checkpoints(writing);
            return new Database(
                    pool(writing, 1, "store-writer", ""), pool(source(TransactionMode.DEFERRED, READER_CACHE_KIB),
                            READERS, "store-reader", "PRAGMA query_only = ON"),
                    Optional.empty(), true, this::explain, checkpoints::cut, () -> {
                        checkpoints.close();
                        lock.ifPresent(OwnerLock::close);
                    });
        } catch (RuntimeException failure) {
            lock.ifPresent(OwnerLock::close);
            throw failure;
        }
    }

    /** Reads a file that is there, as it is. */
    interface Reading {
        void with(Connection connection) throws SQLException;
    }

    /** Opens a file as it is, of whatever version, for reading. */
    static void read(String url, Duration patience, Reading reading) {
        var file = new SqliteFile(url, patience);
        file.look(true);
        try (var connection = file.source(TransactionMode.DEFERRED, READER_CACHE_KIB).getConnection()) {
            reading.with(connection);
        } catch (SQLException failure) {
            throw file.explain(failure);
        }
    }

    /** The file that an address names. */
    static Path file(String url) {
        return path(url);
    }

    /** Whether an address names a file that is not there yet. */
    static boolean isNew(String url) {
        return !Files.exists(path(url));
    }

    private static Path path(String url) {
        var name = url.substring(PREFIX.length());
        // The driver reads options and URIs out of an address, and its settings would no longer be ours.
        if (name.startsWith("file:") || name.contains("?")) {
            throw new StoreUnavailable(Kind.BAD_ADDRESS,
                    "The database address " + url.replaceFirst("\\?.*$", "?…") + " is more than the name of a file",
                    "write " + PREFIX + "FILE, with neither 'file:' before the name nor '?' after it");
        }
        if (name.isBlank() || name.startsWith(":")) {
            throw new StoreUnavailable(Kind.BAD_ADDRESS, "The database address " + url + " names no file",
                    "write " + PREFIX + "seventy.db");
        }
        return Path.of(name).toAbsolutePath().normalize();
    }

    /** Looks at the file before SQLite touches it, because SQLite's own messages do not tell these apart. */
    private void look(boolean mustExist) {
        var folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StoreUnavailable(Kind.NO_FOLDER, "The folder of the database " + file + " does not exist",
                    "make it, or name another in SEVENTY_DATABASE_URL");
        }
        if (!Files.exists(file)) {
            if (mustExist) {
                throw new StoreUnavailable(Kind.MISSING, "There is no database " + file,
                        "import a file to begin one, or name another in SEVENTY_DATABASE_URL");
            }
            if (!Files.isWritable(folder)) {
                throw notWritable(null);
            }
            return;
        }
        if (!Files.isRegularFile(file) || !hasHeader()) {
            throw notADatabase(null);
        }
        if (!Files.isWritable(file)) {
            throw readOnly(null);
        }
    }

    private boolean hasHeader() {
        try (var content = Files.newInputStream(file)) {
            var start = content.readNBytes(HEADER.length);
            return start.length == 0 || Arrays.equals(start, HEADER);
        } catch (IOException failure) {
            throw new StoreUnavailable(Kind.NOT_WRITABLE, "The database " + file + " cannot be read",
                    "give the user Seventy runs as the right to read and write it", failure);
        }
    }

    private SQLiteDataSource source(TransactionMode mode, int cacheKib) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(mode);
        config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        config.enforceForeignKeys(true);
        config.setCacheSize(-cacheKib);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        // No key is generated by a table here, and asking for them would cost a question after each statement.
        config.setGetGeneratedKeys(false);
        var source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private HikariDataSource pool(SQLiteDataSource source, int size, String name, String first) {
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setPoolName(name);
        // A connection to a file does not wear out, and statements are kept for it.
        config.setMaxLifetime(0);
        config.setConnectionTimeout(Math.max(1_000, 2 * patience.toMillis()));
        config.setConnectionInitSql(
                first.isEmpty() ? "PRAGMA wal_autocheckpoint = " + PAGES_BEFORE_WRITERS_CHECKPOINT : first);
        return new HikariDataSource(config);
    }

    /** Refuses a file that is damaged, locked or cannot be written, before anything depends on it. */
    private void check(SQLiteDataSource source) {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            if (Files.size(file) <= LARGEST_CHECKED_WHOLE) {
                try (var answer = statement.executeQuery("PRAGMA quick_check(1)")) {
                    if (answer.next() && !answer.getString(1).equals("ok")) {
                        throw damaged(null);
                    }
                }
            }
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("CREATE TABLE seventy_probe (probe TEXT)");
            statement.execute("ROLLBACK");
        } catch (SQLException failure) {
            throw explain(failure);
        } catch (IOException failure) {
            throw notWritable(failure);
        }
    }

    // https://www.sqlite.org/rescode.html ; the low byte is the primary result code.
    StoreUnavailable explain(SQLException failure) {
        if (failure instanceof SQLTransientConnectionException) {
            return locked(failure);
        }
        return switch (failure.getErrorCode() & 0xff) {
            case 5, 6 -> locked(failure);
            case 8 -> readOnly(failure);
            case 10 -> new StoreUnavailable(Kind.UNREACHABLE,
                    "The database " + file + " can be neither read nor written", "look at the disk it is on", failure);
            case 11 -> damaged(failure);
            case 13 -> new StoreUnavailable(Kind.DISK_FULL, "There is no room left for the database " + file,
                    "free some space on that disk; nothing was written", failure);
            case 14 -> notWritable(failure);
            case 26 -> notADatabase(failure);
            default -> new StoreUnavailable(Kind.FAILED, "The database " + file + " failed",
                    "look into the log, then at the disk", failure);
        };
    }

    private StoreUnavailable locked(Throwable cause) {
        return new StoreUnavailable(Kind.LOCKED, "The database " + file + " is locked by another program",
                "close that program, or wait until it is done, and try again", cause);
    }

    private StoreUnavailable readOnly(@Nullable Throwable cause) {
        return new StoreUnavailable(Kind.READ_ONLY, "The database " + file + " is read-only",
                "give the user Seventy runs as the right to write it", cause);
    }

    private StoreUnavailable notWritable(@Nullable Throwable cause) {
        return new StoreUnavailable(Kind.NOT_WRITABLE,
                "The folder " + file.getParent() + " does not let Seventy write the database " + file.getFileName(),
                "give the user Seventy runs as the right to write there, or name another in SEVENTY_DATABASE_URL",
                cause);
    }

    private StoreUnavailable notADatabase(@Nullable Throwable cause) {
        return new StoreUnavailable(Kind.NOT_A_DATABASE, "The file " + file + " is not a database",
                "name another in SEVENTY_DATABASE_URL; this one was left as it is", cause);
    }

    private StoreUnavailable damaged(@Nullable Throwable cause) {
        return new StoreUnavailable(Kind.DAMAGED, "The database " + file + " is damaged",
                "keep a copy of it and restore the newest backup", cause);
    }
}
