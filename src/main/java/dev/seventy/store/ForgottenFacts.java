package dev.seventy.store;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.evidence.Origin;
import org.jdbi.v3.core.Handle;

/**
 * The facts about somebody who is forgotten: what the vendor counts stays under ids that lead to nobody, what was only
 * told goes.
 */
final class ForgottenFacts {

    /** What the facts about a person say of them beyond what is counted, by table. */
    private static final Map<String, List<String>> SAID = Map.of("staff", List.of("manager", "location", "role"),
            "certifications", List.of("link"));

    private static final String PLAYBOOK = "playbook_entries";

    private final SecureRandom random = new SecureRandom();
    private final Handle handle;
    private final OrganisationId organisation;
    private final List<String> ids;
    private final List<Certification> certifications;

    /** The place of a row among the facts. */
    private record Row(long importId, int ordinal) {
    }

    private record Certification(Row row, boolean countedByVendor) {
    }

    /** @param ids by which the person was or is known */
    ForgottenFacts(Handle handle, OrganisationId organisation, Set<String> ids) {
        this.handle = handle;
        this.organisation = organisation;
        this.ids = List.copyOf(ids);
        certifications = ids.isEmpty() ? List.of() : certifications();
    }

    /** Certifications that go on counting. */
    int kept() {
        return (int) certifications.stream().filter(Certification::countedByVendor).count();
    }

    /** Certifications that go. */
    int removed() {
        return certifications.size() - kept();
    }

    void forget() {
        if (ids.isEmpty()) {
            return;
        }
        for (var certification : certifications) {
            if (certification.countedByVendor()) {
                anonymise("certifications", certification.row());
            } else {
                remove("CERTIFICATION", "certifications", certification.row());
            }
        }
        for (var row : rows("staff", "person")) {
            if (kept() > 0) {
                anonymise("staff", row);
                newContent("staff", row);
            } else {
                remove("STAFF", "staff", row);
            }
        }
        handle.createUpdate("""
                UPDATE staff SET manager = NULL WHERE organisation = :organisation AND manager IN (<ids>)""")
                .bind("organisation", organisation).bindList("ids", ids).execute();
        rows("measures", "attested_by").forEach(row -> newContent("measures", row));
        rows(PLAYBOOK, "person").forEach(row -> {
            newContent(PLAYBOOK, row);
            handle.createUpdate("UPDATE " + PLAYBOOK + " SET person = NULL, forgotten = 1"
                    + " WHERE organisation = :organisation AND import = :import AND ordinal = :ordinal")
                    .bind("organisation", organisation).bind("import", row.importId()).bind("ordinal", row.ordinal())
                    .execute();
        });
    }

    private List<Certification> certifications() {
        return handle.createQuery("""
                SELECT fact.import, fact.ordinal, source.kind FROM certifications fact
                JOIN import_files source ON source.organisation = fact.organisation
                    AND source.import = fact.import AND source.file = fact.file
                WHERE fact.organisation = :organisation AND fact.person IN (<ids>)""")
                .bind("organisation", organisation).bindList("ids", ids)
                .map((row, _) -> new Certification(new Row(row.getLong("import"), row.getInt("ordinal")),
                        Origin.Kind.valueOf(row.getString("kind")).isOfTheVendor()))
                .list();
    }

    private List<Row> rows(String table, String column) {
        return handle
                .createQuery("SELECT import, ordinal FROM " + table + " WHERE organisation = :organisation AND "
                        + column + " IN (<ids>)")
                .bind("organisation", organisation).bindList("ids", ids)
                .map((row, _) -> new Row(row.getLong("import"), row.getInt("ordinal"))).list();
    }

    /** The key is a hash of what identifies the person: whoever guesses could check. */
    private void anonymise(String table, Row row) {
        var said = SAID.getOrDefault(table, List.of()).stream().map(column -> ", " + column + " = NULL")
                .collect(Collectors.joining());
        handle.createUpdate("UPDATE " + table + " SET key_high = :high, key_low = :low" + said
                + " WHERE organisation = :organisation AND import = :import AND ordinal = :ordinal")
                .bind("high", random.nextLong()).bind("low", random.nextLong()).bind("organisation", organisation)
                .bind("import", row.importId()).bind("ordinal", row.ordinal()).execute();
    }

    /** The content is a hash as well, and of staff and attestations it holds who they are. */
    private void newContent(String table, Row row) {
        handle.createUpdate("UPDATE " + table + " SET content = :content"
                + " WHERE organisation = :organisation AND import = :import AND ordinal = :ordinal")
                .bind("content", random.nextLong()).bind("organisation", organisation).bind("import", row.importId())
                .bind("ordinal", row.ordinal()).execute();
    }

    private void remove(String kind, String table, Row row) {
        handle.createUpdate("DELETE FROM " + table
                + " WHERE organisation = :organisation AND import = :import AND ordinal = :ordinal")
                .bind("organisation", organisation).bind("import", row.importId()).bind("ordinal", row.ordinal())
                .execute();
        handle.createUpdate("""
                DELETE FROM supersessions WHERE organisation = :organisation AND kind = :kind AND import = :import
                  AND ordinal = :ordinal""").bind("organisation", organisation).bind("kind", kind)
                .bind("import", row.importId()).bind("ordinal", row.ordinal()).execute();
    }
}
