package dev.seventy.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import org.jdbi.v3.core.Handle;

/** A transaction that may write, with statements of plain JDBC that are prepared once for all who share it. */
final class Transaction implements AutoCloseable {

    private final Handle handle;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Transaction(Handle handle) {
        this.handle = handle;
    }

    Handle handle() {
        return handle;
    }

    /** Not to be closed by who uses it. */
    PreparedStatement prepared(String sql) throws SQLException {
        var known = prepared.get(sql);
        if (known == null) {
            known = handle.getConnection().prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    @Override
    public void close() {
        for (var statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException failure) {
                throw new Database.Failed(failure);
            }
        }
    }
}
