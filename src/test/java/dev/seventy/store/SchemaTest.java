package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of an earlier version, and one whose tables cannot be brought up to date, on both databases. */
class SchemaTest {

    private static final Map<String, String> SQLITE = Map.of("clustered", "WITHOUT ROWID", "instant", "INTEGER",
            "bytes", "BLOB", "flag", "INTEGER");
    private static final Map<String, String> POSTGRES = Map.of("clustered", "", "instant", "TIMESTAMP WITH TIME ZONE",
            "bytes", "BYTEA", "flag", "BOOLEAN");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static void old(String url, Map<String, String> dialect) throws SQLException {
        Flyway.configure().dataSource(url, null, null).locations("classpath:db/migration").placeholders(dialect)
                .target(MigrationVersion.fromVersion("5")).load().migrate();
        execute(url, "INSERT INTO organisations (id, name, sample, zone, created)"
                + " VALUES (1, 'Nordlicht', 0, 'UTC', '2026-01-01T00:00:00.000000Z')");
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, Integer> tables(String url) throws SQLException {
        Map<String, Integer> columns = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                var found = connection.getMetaData().getColumns(null, null, "%", null)) {
            while (found.next()) {
                columns.merge(found.getString("TABLE_NAME"), 1, Integer::sum);
            }
        }
        return columns;
    }

    private static void becomes_this_version_s(String url, Map<String, String> dialect) throws Exception {
        old(url, dialect);
        // Version 6 makes its second table where another stands already.
        execute(url, "CREATE TABLE forgotten (foreign_program INTEGER)");
        var before = tables(url);

        assertThat(catchThrowableOfType(RuntimeException.class, () -> Store.open(url, new TestClock()).close()))
                .isNotNull();
        assertThat(tables(url)).as("nothing is half there").isEqualTo(before);

        execute(url, "DROP TABLE forgotten");
        try (var store = Store.open(url, new TestClock())) {
            assertThat(store.organisations().all()).extracting(Organisation::name).containsExactly("Nordlicht");
            store.probe();
        }
        assertThat(tables(url).keySet()).contains("audit_names", "forgotten", "drafts");
    }

    @Test
    void an_earlier_version_becomes_this_one_once_what_stopped_it_half_way_is_gone_in_sqlite() throws Exception {
        becomes_this_version_s("jdbc:sqlite:" + folder.resolve("seventy.db"), SQLITE);
    }

    @Test
    void an_earlier_version_becomes_this_one_once_what_stopped_it_half_way_is_gone_in_postgresql() throws Exception {
        becomes_this_version_s(PostgresDatabases.bare(), POSTGRES);
    }
}
