package dev.seventy.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Databases on one PostgreSQL server for all tests of a Java process, which ends with it. */
public final class PostgresDatabases {

    private static final String PREFIX = "seventy";
    private static final int KEPT = 4;
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
            var name = "migrated";
            try {
                executed("CREATE DATABASE " + name);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            Store.open(address(name), InstantSource.system()).close();
            return name;
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

    /** No test has more than a few, so an older one is dropped for each: removing all of them at the end takes long. */
    private static String create(String how) throws SQLException {
        int number = DATABASES.incrementAndGet();
        executed("CREATE DATABASE " + PREFIX + number + how);
        executed("DROP DATABASE IF EXISTS " + PREFIX + Math.max(0, number - KEPT) + " WITH (FORCE)");
        return PREFIX + number;
    }

    private static void executed(String statement) throws SQLException {
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statements = connection.createStatement()) {
            statements.execute(statement);
        }
    }

    /** The address of a database that may not be there. */
    static String address(String name) {
        return Server.RUNNING.getJdbcUrl("postgres", name);
    }
}
