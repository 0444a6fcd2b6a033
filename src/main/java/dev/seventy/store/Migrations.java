package dev.seventy.store;

import java.util.Map;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/** Brings the tables of a database up to date. */
final class Migrations {

    private Migrations() {
    }

    /**
     * Brings the tables to what this program knows, or refuses to touch them.
     *
     * @param dialect what the placeholders of the migrations stand for
     */
    static void run(DataSource source, String name, Map<String, String> dialect, Database.Failures failures) {
        var flyway = Flyway.configure().dataSource(source).locations("classpath:db/migration").placeholders(dialect)
                .load();
        try {
            for (var applied : flyway.info().applied()) {
                if (applied.getState() == MigrationState.FUTURE_SUCCESS
                        || applied.getState() == MigrationState.FUTURE_FAILED) {
                    throw new StoreUnavailable(StoreUnavailable.Kind.NEWER_SCHEMA,
                            "The database " + name + " was written by a newer version of Seventy (its schema is "
                                    + applied.getVersion() + ")",
                            "start that version, or restore a backup made before");
                }
            }
            flyway.migrate();
        } catch (FlywayException failure) {
            var cause = Database.cause(failure);
            if (cause.isPresent()) {
                throw failures.explain(cause.get());
            }
            throw new StoreUnavailable(StoreUnavailable.Kind.FOREIGN,
                    "The database " + name + " has tables that are not those of this version of Seventy",
                    "name another database, or restore a backup", failure);
        }
    }
}
