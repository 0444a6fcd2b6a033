package dev.seventy.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** A copy of a SQLite file, looked at without the rest of the store, so that nothing of it is changed. */
final class SqliteCopy {

    private final Path file;

    SqliteCopy(Path file) {
        this.file = file;
    }

    /**
     * Writes the copy, compact and as of one moment, while others write the database
     * (<a href="https://www.sqlite.org/lang_vacuum.html#vacuuminto">SQLite, VACUUM INTO</a>).
     */
    void take(String url) {
        SqliteFile.read(url, Duration.ofSeconds(5), connection -> {
            try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
                statement.setString(1, file.toString());
                statement.execute();
            }
        });
    }

    /** @throws OperationRefused when SQLite finds it damaged */
    void check() {
        var found = text("PRAGMA integrity_check(1)");
        if (!found.equals("ok")) {
            throw new OperationRefused("The copy " + file + " is damaged: run ./seventy check on the database.");
        }
    }

    /** The version of the tables. */
    int schema() {
        return Integer.parseInt(
                text("SELECT MAX(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success = 1"));
    }

    /** How many rows hold something that only its key opens. */
    int sealed() {
        return Integer.parseInt(text("""
                SELECT (SELECT COUNT(*) FROM installations WHERE bot_token <> '')
                    + (SELECT COUNT(*) FROM errands WHERE payload <> '')"""));
    }

    private String text(String question) {
        try (var connection = open(); var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() ? String.valueOf(answer.getString(1)) : "";
        } catch (SQLException failure) {
            throw new OperationRefused("The copy " + file + " cannot be read as a database.", failure);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(SqliteFile.PREFIX + file);
    }
}
