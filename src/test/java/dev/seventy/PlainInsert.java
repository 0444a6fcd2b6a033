package dev.seventy;

import java.sql.SQLException;

import org.sqlite.SQLiteConfig;

/** The plain side of the import benchmark: rows made in memory, inserted in batches of 1,000, one commit each. */
final class PlainInsert {

    private static final int BATCH = 1_000;

    private PlainInsert() {
    }

    public static void main(String[] arguments) throws SQLException {
        var rows = Integer.parseInt(arguments[1]);
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        try (var connection = config.createConnection("jdbc:sqlite:" + arguments[0]);
                var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE plain (line INTEGER, subscription TEXT, month TEXT, service TEXT, meter TEXT, tenant TEXT,
                        location TEXT, association TEXT, duplicate INTEGER, acr_usd TEXT)""");
            connection.setAutoCommit(false);
            try (var insertion = connection
                    .prepareStatement("INSERT INTO plain VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (int number = 0; number < rows; number++) {
                    var row = UsageExport.Row.of(number, rows);
                    insertion.setInt(1, number + 2);
                    insertion.setString(2, row.subscription());
                    insertion.setString(3, row.month().toString());
                    insertion.setString(4, row.service());
                    insertion.setString(5, row.meter());
                    insertion.setString(6, row.tenant());
                    insertion.setString(7, row.location());
                    insertion.setString(8, row.association());
                    insertion.setInt(9, row.duplicate() ? 1 : 0);
                    insertion.setString(10, row.acr());
                    insertion.addBatch();
                    if ((number + 1) % BATCH == 0) {
                        insertion.executeBatch();
                        connection.commit();
                    }
                }
                insertion.executeBatch();
                connection.commit();
            }
        }
    }
}
