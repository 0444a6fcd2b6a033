package dev.seventy.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Empty databases on one PostgreSQL server for all tests, which ends with the Java process. */
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

    /** The address of a new one. */
    public static String make() throws SQLException {
        var name = "seventy" + DATABASES.incrementAndGet();
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return address(name);
    }

    /** The address of a database that may not be there. */
    static String address(String name) {
        return Server.RUNNING.getJdbcUrl("postgres", name);
    }
}
