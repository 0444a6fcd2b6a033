package dev.seventy.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.seventy.store.StoreUnavailable.Kind;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.ds.PGSimpleDataSource;

/** A database on a PostgreSQL server, for two or more instances. */
final class PostgresServer {

    static final String PREFIX = "jdbc:postgresql:";

    private static final Map<String, String> DIALECT = Map.of("clustered", "", "instant", "TIMESTAMP WITH TIME ZONE",
            "bytes", "BYTEA", "flag", "BOOLEAN");
    private static final int CONNECTIONS = 8;

    private final String name;

    private PostgresServer(String url) {
        // Whatever follows the question mark may be a password.
        name = url.substring("jdbc:".length()).replaceFirst("\\?.*$", "").replaceFirst("//[^/@]*@", "//");
    }

    static Database open(String url) {
        return new PostgresServer(url).connect(url);
    }

    private Database connect(String url) {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException failure) {
            throw new StoreUnavailable(Kind.BAD_ADDRESS, "The database address " + name + " is not understood",
                    "write " + PREFIX + "//host:5432/seventy?user=…&password=…", failure);
        }
        source.setReWriteBatchedInserts(true);
        // Otherwise a failed batch quotes its values, names among them, and the pool logs that.
        source.setLogServerErrorDetail(false);
        try (var connection = source.getConnection()) {
            connection.isValid(1);
        } catch (SQLException failure) {
            throw explain(failure);
        }
        Migrations.run(source, name, DIALECT, this::explain);
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setPoolName("store");
        var pool = new HikariDataSource(config);
        return new Database(pool, pool, Optional.of(TransactionIsolationLevel.REPEATABLE_READ), false, this::explain,
                () -> overwrite(pool), () -> {
                });
    }

    /**
     * Takes removed rows, and what indexes hold of them, out of their pages. That is not done while somebody's older
     * snapshot may see them, which keeps rows from being frozen as well: until what removed them is older than all that
     * is not frozen, rows are left. What stays in free space until it is used again, in the server's write-ahead
     * log and in its archives is the server's to let go. https://www.postgresql.org/docs/current/sql-vacuum.html
     */
    private static boolean overwrite(DataSource source) throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            for (var table : Forgetting.TOUCHED) {
                statement.execute("VACUUM (FREEZE, INDEX_CLEANUP TRUE) " + table);
                try (var answer = statement.executeQuery("""
                        SELECT EXISTS (SELECT 1 FROM forgotten, pg_class
                            WHERE forgotten.wiped IS NULL AND pg_class.oid = '%s'::regclass
                              AND age(pg_class.relfrozenxid) >= age(forgotten.xmin))""".formatted(table))) {
                    if (!answer.next() || answer.getBoolean(1)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    StoreUnavailable explain(SQLException failure) {
        var state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (state.startsWith("28")) {
            return new StoreUnavailable(Kind.UNREACHABLE, "PostgreSQL at " + name + " refuses the user or the password",
                    "correct them in SEVENTY_DATABASE_URL", failure);
        }
        if (state.equals("3D000")) {
            return new StoreUnavailable(Kind.UNREACHABLE, "PostgreSQL has no database " + name,
                    "create it, or name another in SEVENTY_DATABASE_URL", failure);
        }
        if (state.startsWith("08") || state.startsWith("57P") || failure instanceof SQLTransientConnectionException) {
            return new StoreUnavailable(Kind.UNREACHABLE, "PostgreSQL at " + name + " does not answer",
                    "start it, or correct SEVENTY_DATABASE_URL", failure);
        }
        if (state.startsWith("53")) {
            return new StoreUnavailable(Kind.DISK_FULL, "PostgreSQL at " + name + " is out of space or connections",
                    "look at the server; nothing was written", failure);
        }
        return new StoreUnavailable(Kind.FAILED, "The database " + name + " failed",
                "look into the log, then at the server", failure);
    }
}
