package dev.seventy.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Statements that are asked all the time, prepared once for each connection of a pool that keeps its connections. */
final class KeptStatements {

    private final Map<Connection, Map<String, PreparedStatement>> statements = new ConcurrentHashMap<>();

    /** Not to be closed by who uses it; its results are, so that it does not hold the state of the database that it saw. */
    PreparedStatement of(Connection pooled, String sql) throws SQLException {
        var own = pooled.unwrap(Connection.class);
        var prepared = statements.computeIfAbsent(own, _ -> new ConcurrentHashMap<>());
        var known = prepared.get(sql);
        if (known == null) {
            known = own.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }
}
