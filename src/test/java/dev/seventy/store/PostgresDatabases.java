package dev.seventy.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Databases on one PostgreSQL server for all tests of a Java process, which ends with it. */
public final class PostgresDatabases {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresDatabases() {
    }

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                // Nothing has to outlive the tests, so nothing waits for the disk.
                return EmbeddedPostgres.builder().setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off").setServerConfig("synchronous_commit", "off")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** What every test would otherwise migrate anew: a database with our tables and nothing in them. */
    private static final class Migrated {
        private static final String NAME = make();

        private static String make() {
            try {
                var name = create("");
                Store.open(address(name), InstantSource.system()).close();
                return name;
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** The address of a new one, into which nobody has written. */
    public static String make() throws SQLException {
        return address(create(" TEMPLATE " + Migrated.NAME));
    }

    /** The address of a new one without a table. */
    public static String bare() throws SQLException {
        return address(create(""));
    }

    private static String create(String how) throws SQLException {
        var name = "seventy" + DATABASES.incrementAndGet();
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + how);
        }
        return name;
    }

    /** The address of a database that may not be there. */
    static String address(String name) {
        return Server.RUNNING.getJdbcUrl("postgres", name);
    }
}
