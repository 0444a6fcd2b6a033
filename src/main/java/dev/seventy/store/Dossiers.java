package dev.seventy.store;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Gathers all that is kept of one person, for that person. */
public final class Dossiers {

    private final Database database;
    private final AuditTrail audit;

    Dossiers(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** What is kept of one kind, each row by its columns. */
    public record Section(String name, List<Map<String, String>> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Everything about somebody, also from imports that were not confirmed or were taken back.
     *
     * @param vault opens what is kept sealed
     */
    public List<Section> of(OrganisationId organisation, Forgetting.Whom whom, Optional<Vault> vault) {
        var drafts = new Drafts(database, vault);
        return database
                .read(handle -> new Gathering(handle, organisation, Traces.of(handle, organisation, whom), drafts)
                        .sections());
    }

    private final class Gathering {

        private final Handle handle;
        private final OrganisationId organisation;
        private final Traces traces;
        private final Drafts drafts;
        private final List<Section> sections = new ArrayList<>();

        Gathering(Handle handle, OrganisationId organisation, Traces traces, Drafts drafts) {
            this.handle = handle;
            this.organisation = organisation;
            this.traces = traces;
            this.drafts = drafts;
        }

        List<Section> sections() {
            aboutPerson("names", """
                    SELECT name, CASE own WHEN 1 THEN 'our own spelling' ELSE 'an export' END AS spelling, import
                    FROM person_names WHERE organisation = :organisation AND person IN (<ids>) ORDER BY import""");
            aboutPerson("identifiers", """
                    SELECT DISTINCT kind, value FROM person_identifiers
                    WHERE organisation = :organisation AND person IN (<ids>) ORDER BY kind, value""");
            section("accounts", traces.accounts().stream().map(Dossiers::row).toList());
            section("roles", list(handle.createQuery("""
                            SELECT subject, role, event, at, platform FROM roles WHERE organisation = :organisation
                            ORDER BY sequence""")).stream()
                    .filter(row -> traces.isSubject(row.getOrDefault("subject", ""))).toList());
            aboutPerson("certifications", """
                    SELECT fact.credential, fact.earned, fact.expires, fact.active, fact.link, source.kind AS source,
                        source.name AS file, fact.line AS row_of_file, imports.recorded, fact.import,
                        CASE WHEN EXISTS (SELECT 1 FROM import_events decided
                                WHERE decided.organisation = fact.organisation AND decided.import = fact.import
                                  AND decided.event = 'retracted') THEN 'taken back'
                            WHEN EXISTS (SELECT 1 FROM import_events decided
                                WHERE decided.organisation = fact.organisation AND decided.import = fact.import
                                  AND decided.event = 'visible') THEN 'in force'
                            ELSE 'not decided on' END AS import_is
                    FROM certifications fact
                    JOIN import_files source ON source.organisation = fact.organisation
                        AND source.import = fact.import AND source.file = fact.file
                    JOIN imports ON imports.organisation = fact.organisation AND imports.id = fact.import
                    WHERE fact.organisation = :organisation AND fact.person IN (<ids>)
                    ORDER BY fact.import, fact.ordinal""");
            aboutPerson("employment", """
                    SELECT fact.location, fact.role, fact.from_day, fact.until_day, fact.manager AS manager_id, fact.import
                    FROM staff fact WHERE fact.organisation = :organisation AND fact.person IN (<ids>)
                    ORDER BY fact.import, fact.ordinal""");
            aboutPerson("attested", """
                    SELECT fact.name, fact.amount, fact.unit, fact.as_of, fact.import FROM measures fact
                    WHERE fact.organisation = :organisation AND fact.attested_by IN (<ids>)
                    ORDER BY fact.import, fact.ordinal""");
            aboutPerson("assigned_to_you", """
                    SELECT id, platform, what, due, held, since, state, changed FROM assignments
                    WHERE organisation = :organisation AND person IN (<ids>) ORDER BY id""");
            byActor("assigned_by_you", """
                    SELECT id, what, due, since, state, changed FROM assignments
                    WHERE organisation = :organisation AND actor IN (<actors>) ORDER BY id""");
            aboutPerson("playbook", """
                    SELECT fact.part, fact.item, fact.field, fact.note, fact.said_on, fact.import
                    FROM playbook_entries fact
                    WHERE fact.organisation = :organisation AND fact.person IN (<ids>)
                    ORDER BY fact.import, fact.ordinal""");
            byText("playbook_in_words", """
                    SELECT part, item, field, value, note, said_on, import FROM playbook_entries
                    WHERE organisation = :organisation ORDER BY import, ordinal""", "item", "value", "note");
            byActor("imports_and_tellings", """
                    SELECT imports.id AS import, imports.recorded, source.kind, source.name
                    FROM imports JOIN import_files source ON source.organisation = imports.organisation
                        AND source.import = imports.id
                    WHERE imports.organisation = :organisation AND imports.actor IN (<actors>)
                    ORDER BY imports.id, source.file""");
            byActor("decided_on_imports", """
                    SELECT import, event, at FROM import_events
                    WHERE organisation = :organisation AND actor IN (<actors>) ORDER BY import, at""");
            byActor("roles_granted_or_revoked", """
                    SELECT sequence, role, event, at FROM roles
                    WHERE organisation = :organisation AND actor IN (<actors>) ORDER BY sequence""");
            byActor("settings_changed", """
                    SELECT name, value, at FROM settings
                    WHERE organisation = :organisation AND actor IN (<actors>) ORDER BY sequence""");
            section("digests", traces.accounts().stream().flatMap(account -> digests(account).stream()).toList());
            aboutPerson("reminders_sent", """
                    SELECT week, ordinal, day, team FROM nudges
                    WHERE organisation = :organisation AND reader IN (<ids>) ORDER BY week, ordinal""");
            aboutPerson("reminders_told", """
                    SELECT credential, expires, step, day, CASE WHEN reader IN (<ids>) THEN 'to you' ELSE 'to a manager' END
                        AS told FROM nudge_steps
                    WHERE organisation = :organisation AND person IN (<ids>)
                    ORDER BY day, credential, step""");
            aboutPerson("reminders_not_wanted", """
                    SELECT credential, since, until FROM nudge_pauses
                    WHERE organisation = :organisation AND person IN (<ids>) ORDER BY credential""");
            drafts();
            byText("waiting_or_sent", "SELECT lane, kind, recorded, state FROM errands"
                    + " WHERE organisation = :organisation ORDER BY id", "lane");
            byText("deliveries", "SELECT delivery, at, answer FROM deliveries WHERE organisation = :organisation"
                    + " ORDER BY at, delivery", "delivery", "answer");
            trail();
            return List.copyOf(sections);
        }

        private List<Map<String, String>> digests(Account account) {
            return list(handle.createQuery("""
                    SELECT id, platform, workspace, grid, place, shared, subscriber, weekday, hour, zone, areas,
                        important, quiet, playbook, muted, since, week, sent, rules, ended, reason
                    FROM digests WHERE organisation = :organisation AND platform = :platform
                      AND workspace = :workspace AND (subscriber = :account OR shared = 0 AND place = :account)
                    ORDER BY id""").bind("platform", account.platform()).bind("workspace", account.workspace())
                    .bind("account", account.id()));
        }

        private void section(String name, List<Map<String, String>> rows) {
            sections.add(new Section(name, rows));
        }

        private List<Map<String, String>> list(Query query) {
            return query.bind("organisation", organisation).map((row, _) -> {
                Map<String, String> cells = new LinkedHashMap<>();
                var columns = row.getMetaData();
                for (int index = 1; index <= columns.getColumnCount(); index++) {
                    var value = row.getString(index);
                    cells.put(columns.getColumnLabel(index).toLowerCase(Locale.ROOT), value == null ? "" : value);
                }
                return cells;
            }).list();
        }

        private void aboutPerson(String name, String sql) {
            section(name, traces.ids().isEmpty() ? List.of()
                    : list(handle.createQuery(sql).bindList("ids", List.copyOf(traces.ids()))));
        }

        private void byActor(String name, String sql) {
            section(name, traces.actors().isEmpty() ? List.of()
                    : list(handle.createQuery(sql).bindList("actors", List.copyOf(traces.actors()))));
        }

        private void byText(String name, String sql, String... columns) {
            var texts = traces.texts();
            section(name,
                    list(handle.createQuery(sql)).stream().filter(
                            row -> Set.of(columns).stream().anyMatch(column -> texts.in(row.getOrDefault(column, ""))))
                            .toList());
        }

        /** What they began to tell, or told last; of what others began to tell of them, that there is something. */
        private void drafts() {
            List<Map<String, String>> own = new ArrayList<>();
            List<Map<String, String>> others = new ArrayList<>();
            var texts = traces.texts();
            list(handle.createQuery("""
                    SELECT number, kind, platform, workspace, account, place, expires, content FROM drafts
                    WHERE organisation = :organisation ORDER BY number""")).forEach(row -> {
                var content = drafts.opened(organisation, Long.parseLong(row.getOrDefault("number", "0")),
                        row.getOrDefault("content", ""));
                if (traces.accounts().stream().anyMatch(account -> isOf(row, account))) {
                    row.put("content", content);
                    own.add(row);
                } else if (texts.in(content)) {
                    row.keySet().retainAll(Set.of("number", "kind", "expires"));
                    others.add(row);
                }
            });
            section("drafts", own);
            section("drafts_of_others_about_you", others);
        }

        private static boolean isOf(Map<String, String> draft, Account account) {
            return account.platform().equals(draft.get("platform"))
                    && account.workspace().equals(draft.get("workspace")) && account.id().equals(draft.get("account"));
        }

        private void trail() {
            var actors = traces.actors();
            var own = audit.of(organisation);
            var objects = new ArrayList<>(traces.ids().stream().map(id -> AuditTrail.PERSON + id).toList());
            actors.forEach(actor -> objects.add(AuditTrail.ACCOUNT + actor));
            section("what_you_did", own.stream().filter(entry -> actors.contains(entry.actor().id()))
                    .map(entry -> row(entry, "")).toList());
            section("who_looked_or_changed",
                    own.stream().filter(entry -> !actors.contains(entry.actor().id()))
                            .filter(entry -> entry.objects().stream().anyMatch(objects::contains))
                            .map(entry -> row(entry, entry.actor().id())).toList());
        }
    }

    private static Map<String, String> row(Account account) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("platform", account.platform());
        row.put("workspace", account.workspace());
        row.put("account", account.id());
        row.put("name", account.name());
        row.put("address", account.address().orElse(""));
        row.put("standing", account.standing().word());
        row.put("checked", account.checked().toString());
        row.put("person", account.person().map(PersonId::value).orElse(""));
        row.put("tied", account.tie().word());
        row.put("locale", account.locale().equals(Locale.ROOT) ? "" : account.locale().toLanguageTag());
        row.put("zone", account.zone().map(ZoneId::getId).orElse(""));
        return row;
    }

    /** What somebody else was told of in the same breath is theirs, so only how much it was is said. */
    private static Map<String, String> row(AuditEntry entry, String who) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("at", entry.at().toString());
        if (!who.isEmpty()) {
            row.put("who", who);
        }
        row.put("action", entry.action());
        row.put("about",
                String.join(" ", entry.objects().stream().filter(
                        object -> !object.startsWith(AuditTrail.PERSON) && !object.startsWith(AuditTrail.ACCOUNT))
                        .toList()));
        row.put("outcome", entry.outcome());
        return row;
    }
}
