package dev.seventy.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of one organisation on their way from one database into another, under the number that it has there. */
final class TransferredRows {

    /** Of installations, which belong to no organisation by a column: those of its workspaces, and those it was made for. */
    static final String INSTALLED = """
            made_organisation = :organisation OR EXISTS (SELECT 1 FROM platform_links link
                WHERE link.organisation = :organisation AND link.platform = installations.platform
                    AND link.workspace = CASE WHEN installations.workspace = '' THEN installations.enterprise
                        ELSE installations.workspace END)""";

    private static final int AT_ONCE = 1_000;

    private final Handle source;
    private final Handle target;
    private final OrganisationId from;
    private final OrganisationId to;
    private final Optional<Vault> vault;
    private final Transfer.Renumbering errands;
    private String lastHash = "";
    private String previousHash = "";
    private boolean isFirstEntry = true;

    TransferredRows(Handle source, Handle target, OrganisationId from, OrganisationId to, Optional<Vault> vault,
            Transfer.Renumbering errands) {
        this.source = source;
        this.target = target;
        this.from = from;
        this.to = to;
        this.vault = vault;
        this.errands = errands;
    }

    /** The hash of the last entry of the audit trail where it came from. */
    String lastHash() {
        return lastHash;
    }

    private static String where(String table) {
        return switch (table) {
            case "organisations" -> "id = ?";
            case "installations" -> INSTALLED.replace(":organisation", "?");
            default -> "organisation = ?";
        };
    }

    private static PreparedStatement rows(Handle handle, String table, String columns, OrganisationId organisation)
            throws SQLException {
        var where = where(table);
        var question = handle.getConnection().prepareStatement("SELECT " + columns + " FROM " + table + " WHERE "
                + where + (table.equals("audit") ? " ORDER BY sequence" : ""));
        question.setFetchSize(AT_ONCE);
        for (int at = 1; at <= where.chars().filter(sign -> sign == '?').count(); at++) {
            question.setInt(at, organisation.value());
        }
        return question;
    }

    /** Writes the rows of a table into the other database, and tells what was written. */
    TableDigest send(String table) {
        try {
            var digest = new TableDigest();
            var columns = columns(table);
            var values = String.join(", ", Collections.nCopies(columns.size(), "?"));
            try (var question = rows(source, table, String.join(", ", columns), from);
                    var found = question.executeQuery();
                    var insertion = target.getConnection().prepareStatement("INSERT INTO " + table + " ("
                            + String.join(", ", columns) + ") VALUES (" + values + ")")) {
                while (found.next()) {
                    var row = new Row(columns, read(found, columns.size()));
                    if (table.equals("audit")) {
                        lastHash = row.text("hash");
                    }
                    if (!from.equals(to)) {
                        renumber(table, row);
                    }
                    digest.add(row.values);
                    for (int at = 0; at < row.values.length; at++) {
                        insertion.setObject(at + 1, row.values[at]);
                    }
                    insertion.addBatch();
                    if (digest.rows() % AT_ONCE == 0) {
                        insertion.executeBatch();
                    }
                }
                insertion.executeBatch();
            }
            return digest;
        } catch (SQLException failure) {
            throw new Database.Failed(failure);
        }
    }

    /** What can be read back of a table. */
    TableDigest found(String table) {
        try {
            var digest = new TableDigest();
            var columns = columns(table);
            try (var question = rows(target, table, String.join(", ", columns), to);
                    var found = question.executeQuery()) {
                while (found.next()) {
                    digest.add(read(found, columns.size()));
                }
            }
            return digest;
        } catch (SQLException failure) {
            throw new Database.Failed(failure);
        }
    }

    /** As the source has them. */
    private List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var question = source.getConnection().prepareStatement("SELECT * FROM " + table + " WHERE 1 = 0");
                var none = question.executeQuery()) {
            for (int at = 1; at <= none.getMetaData().getColumnCount(); at++) {
                columns.add(none.getMetaData().getColumnName(at));
            }
        }
        return columns;
    }

    private static @Nullable Object[] read(ResultSet row, int columns) throws SQLException {
        var values = new @Nullable Object[columns];
        for (int at = 0; at < columns; at++) {
            var value = row.getObject(at + 1);
            values[at] = value instanceof Number number ? (Object) number.longValue() : value;
        }
        return values;
    }

    /** A row with the names of its columns. */
    private record Row(List<String> columns, @Nullable Object[] values) {

        String text(String column) {
            return String.valueOf(values[columns.indexOf(column)]);
        }

        long number(String column) {
            return Long.parseLong(text(column));
        }

        void set(String column, Object value) {
            values[columns.indexOf(column)] = value;
        }
    }

    private void renumber(String table, Row row) {
        switch (table) {
            case "organisations" -> row.set("id", (long) to.value());
            case "installations" -> {
                if (row.text("made_organisation").equals(Integer.toString(from.value()))) {
                    row.set("made_organisation", (long) to.value());
                }
            }
            default -> row.set("organisation", (long) to.value());
        }
        switch (table) {
            case "audit" -> chain(row);
            case "drafts" -> row.set("content",
                    reseal(() -> Drafts.renumbered(vault, row.number("number"), row.text("content"), from, to)));
            case "errands" -> {
                row.set("lane", errands.lane(row.text("lane"), from, to));
                if (!row.text("payload").isEmpty()) {
                    row.set("payload", reseal(() -> errands.payload(vault.orElseThrow(this::closed),
                            row.text("payload"), from, to)));
                }
            }
            default -> {
            }
        }
    }

    private interface Sealing {
        String run();
    }

    private String reseal(Sealing sealing) {
        try {
            return sealing.run();
        } catch (Vault.Sealed foreign) {
            throw closed();
        }
    }

    private OperationRefused closed() {
        return new OperationRefused("The number " + from.value() + " is taken in the target, and what is sealed for it"
                + " has to be sealed for another; nothing was moved. Set SEVENTY_SECRET_KEY to the key that it was"
                + " sealed with.");
    }

    /** The number is part of every hash. What was cut off before the first entry stays told by its old hash. */
    private void chain(Row row) {
        if (!isFirstEntry) {
            row.set("previous_hash", previousHash);
        }
        isFirstEntry = false;
        previousHash = AuditTrail.hash(to, row.number("sequence"), row.text("at"), row.text("actor"),
                row.text("platform"), row.text("action"), row.text("objects"), row.text("outcome"),
                row.text("previous_hash"));
        row.set("hash", previousHash);
    }
}
