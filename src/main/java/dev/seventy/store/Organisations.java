package dev.seventy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;

/** The organisations, and the chat workspaces that belong to them. */
public final class Organisations {

    /** Every table with rows of an organisation, those first that refer to later ones. */
    static final List<String> TABLES = List.of("supersessions", "certifications", "azure_usage", "customers", "staff",
            "measures", "official_scores", "achievements", "playbook_entries", "terms", "person_links", "person_identifiers",
            "person_names", "people", "import_leans", "import_counts", "import_events", "import_files", "imports",
            "errands", "drafts", "digest_snoozes", "digests", "assignments", "nudges", "nudge_steps", "nudge_pauses", "accounts", "settings", "deliveries",
            "audit", "audit_names", "forgotten", "roles", "platform_links", "sequences");

    private static final List<String> KEPT_BY_RESET = List.of("platform_links", "roles", "audit", "deliveries",
            "sequences", "errands", "digest_snoozes", "digests", "accounts", "settings", "audit_names", "forgotten");

    private static final String SITUATION = """
            SELECT owner.id,
                COALESCE((SELECT last FROM sequences WHERE organisation = owner.id AND name = 'VERSION'), 0),
                COALESCE((SELECT SUM(last) FROM sequences
                    WHERE organisation = owner.id AND name IN ('ROLE', 'SETTING', 'RIGHTS')), 0)
            FROM platform_links link JOIN organisations owner ON owner.id = link.organisation
            WHERE link.platform = ? AND link.workspace IN (?, ?)
            ORDER BY CASE WHEN link.workspace = ? THEN 0 ELSE 1 END LIMIT 1""";

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Erasure erasure;
    private final Map<OrganisationId, Known> known = Collections.synchronizedMap(new Lately());
    private final List<Consumer<OrganisationId>> whenErased = new CopyOnWriteArrayList<>();

    /** Those that were asked for last. */
    private static final class Lately extends LinkedHashMap<OrganisationId, Known> {

        private static final long serialVersionUID = 1;
        private static final int MOST = 10_000;

        Lately() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrganisationId, Known> eldest) {
            return size() > MOST;
        }
    }

    Organisations(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        erasure = new Erasure(database);
    }

    /** Adds an organisation; empty when the name is taken, in whatever capitals. */
    public Optional<Organisation> add(String name, ZoneId zone, boolean sample, Actor actor) {
        return database.write(handle -> {
            // Taking the number first makes a second one who adds wait, so that both cannot find the name free.
            var id = new OrganisationId(Math.toIntExact(Sequence.ORGANISATION.next(handle, Sequence.WHOLE_STORE)));
            if (find(name).isPresent()) {
                handle.createUpdate("UPDATE sequences SET last = last - 1 WHERE organisation = 0 AND name = :name")
                        .bind("name", Sequence.ORGANISATION.name()).execute();
                return Optional.empty();
            }
            handle.createUpdate("""
                    INSERT INTO organisations (id, name, sample, zone, created)
                    VALUES (:id, :name, :sample, :zone, :created)""").bind("id", id).bind("name", name)
                    .bind("sample", sample ? 1 : 0).bind("zone", zone.getId()).bind("created", clock.instant())
                    .execute();
            audit.append(id, actor, "organisation.added", List.of(), "done");
            return get(id);
        });
    }

    public List<Organisation> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM organisations ORDER BY id")
                .map((row, _) -> organisation(row)).list());
    }

    public Optional<Organisation> get(OrganisationId id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM organisations WHERE id = :id").bind("id", id)
                .map((row, _) -> organisation(row)).findOne());
    }

    /** The organisation of this name, in whatever capitals. */
    public Optional<Organisation> find(String name) {
        return all().stream().filter(organisation -> organisation.name().equalsIgnoreCase(name)).findFirst();
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(new OrganisationId(row.getInt("id")), row.getString("name"), row.getInt("sample") == 1,
                Optional.ofNullable(row.getString("fixed_today")).map(LocalDate::parse),
                ZoneId.of(row.getString("zone")), Instant.parse(row.getString("created")));
    }

    /**
     * All that has to be known of an organisation before what was worked out for it can be said again.
     *
     * @param evidenceVersion changes whenever the organisation's evidence does
     * @param rights changes whenever its roles, accounts, settings or links do
     */
    public record Situation(Organisation organisation, long evidenceVersion, long rights) {
    }

    /**
     * The organisation to which a workspace is linked, or its grid where it is not linked itself, asked in one question.
     *
     * @param grid of which the workspace is part
     */
    public Optional<Situation> situation(String platform, String workspace, Optional<String> grid) {
        return database.ask(SITUATION, question -> {
            question.setString(1, platform);
            question.setString(2, workspace);
            question.setString(3, grid.orElse(workspace));
            question.setString(4, workspace);
            try (var row = question.executeQuery()) {
                return row.next() ? Optional.of(new Found(row.getInt(1), row.getLong(2), row.getLong(3)))
                        : Optional.<Found>empty();
            }
        }).map(this::situation);
    }

    /** An organisation by its number, which changes under another number of its rights only. */
    private record Found(int id, long evidenceVersion, long rights) {
    }

    private record Known(long rights, Organisation organisation) {
    }

    private Situation situation(Found found) {
        var id = new OrganisationId(found.id());
        var kept = known.get(id);
        if (kept == null || kept.rights() != found.rights()) {
            kept = new Known(found.rights(), get(id).orElseThrow());
            known.put(id, kept);
        }
        return new Situation(kept.organisation(), found.evidenceVersion(), found.rights());
    }

    /** The same of an organisation that is known already. */
    public Optional<Situation> situation(OrganisationId id) {
        return database.read(handle -> get(id).map(organisation -> new Situation(organisation,
                Sequence.VERSION.last(handle, id), Sequence.ROLE.last(handle, id) + Sequence.SETTING.last(handle, id)
                        + Sequence.RIGHTS.last(handle, id))));
    }

    /** Makes one day the organisation's today for good, or lets its clock run again. */
    public void fixToday(OrganisationId id, Optional<LocalDate> today) {
        database.writing(handle -> {
            handle.createUpdate("UPDATE organisations SET fixed_today = :today WHERE id = :id").bind("today", today)
                    .bind("id", id).execute();
            Sequence.RIGHTS.next(handle, id);
        });
    }

    public void changeZone(OrganisationId id, ZoneId zone, Actor actor) {
        database.writing(handle -> {
            // The zone is changed with settings, which take a number of theirs before one of the audit trail.
            Sequence.SETTING.hold(handle, id);
            handle.createUpdate("UPDATE organisations SET zone = :zone WHERE id = :id").bind("zone", zone.getId())
                    .bind("id", id).execute();
            Sequence.RIGHTS.next(handle, id);
            audit.append(id, actor, "organisation.zone", List.of(zone.getId()), "done");
        });
    }

    /** Links a workspace that is not linked yet, and tells to which organisation it belongs now. */
    public OrganisationId link(OrganisationId organisation, String platform, String workspace, Actor actor) {
        return database.write(handle -> {
            var isNew = handle.createUpdate("""
                    INSERT INTO platform_links (platform, workspace, organisation, linked)
                    VALUES (:platform, :workspace, :organisation, :linked)
                    ON CONFLICT (platform, workspace) DO NOTHING""").bind("platform", platform)
                    .bind("workspace", workspace).bind("organisation", organisation).bind("linked", clock.instant())
                    .execute() == 1;
            if (isNew) {
                Sequence.RIGHTS.next(handle, organisation);
                Nudges.look(handle, organisation, clock.instant());
                audit.append(organisation, actor, "organisation.linked", List.of(platform, workspace), "done");
            }
            return linked(platform, workspace).orElseThrow();
        });
    }

    /** A chat workspace on a platform, or a whole grid. */
    public record Workspace(String platform, String id) {
    }

    /** The workspaces that are linked to an organisation. */
    public List<Workspace> workspaces(OrganisationId organisation) {
        return database.read(handle -> handle.createQuery("""
                SELECT platform, workspace FROM platform_links WHERE organisation = :organisation
                ORDER BY platform, workspace""").bind("organisation", organisation)
                .map((row, _) -> new Workspace(row.getString("platform"), row.getString("workspace"))).list());
    }

    /** The ids of the workspaces of one platform that are linked to an organisation. */
    public List<String> linkedTo(OrganisationId organisation, String platform) {
        return workspaces(organisation).stream().filter(workspace -> workspace.platform().equals(platform))
                .map(Workspace::id).toList();
    }

    public Optional<OrganisationId> linked(String platform, String workspace) {
        return database.read(handle -> handle
                .createQuery(
                        "SELECT organisation FROM platform_links WHERE platform = :platform AND workspace = :workspace")
                .bind("platform", platform).bind("workspace", workspace).mapTo(Integer.class).findOne()
                .map(OrganisationId::new));
    }

    /** Empties the sample organisation: imports, people and facts. Any other is left as it is. */
    public void resetSample(OrganisationId id, Actor actor) {
        database.writingMuch(handle -> {
            if (get(id).filter(Organisation::sample).isPresent()) {
                delete(handle, id, TABLES.stream().filter(table -> !KEPT_BY_RESET.contains(table)));
                // The people are gone, so that nobody's account is theirs any more.
                handle.createUpdate("UPDATE accounts SET person = NULL, tied = '' WHERE organisation = :id")
                        .bind("id", id).execute();
                Sequence.RIGHTS.next(handle, id);
                Sequence.VERSION.next(handle, id);
                audit.append(id, actor, "organisation.reset", List.of(), "done");
            }
        });
    }

    /** Removes an organisation to which nothing came: no import that was not discarded, no workspace, no role. */
    public void eraseIfUnused(OrganisationId id) {
        database.writing(handle -> {
            var used = handle.createQuery("""
                    SELECT (SELECT COUNT(*) FROM imports begun WHERE begun.organisation = :id
                            AND NOT EXISTS (SELECT 1 FROM import_events ended
                                WHERE ended.organisation = begun.organisation AND ended.import = begun.id
                                  AND ended.event = 'discarded'))
                        + (SELECT COUNT(*) FROM platform_links WHERE organisation = :id)
                        + (SELECT COUNT(*) FROM roles WHERE organisation = :id)""").bind("id", id).mapTo(Integer.class)
                    .one();
            if (used == 0) {
                erase(id);
            }
        });
    }

    /** Removes an organisation and everything it has, at once: for one that has hardly anything. */
    public void erase(OrganisationId id) {
        database.writingMuch(handle -> {
            delete(handle, id, TABLES.stream());
            handle.createUpdate("DELETE FROM organisations WHERE id = :id").bind("id", id).execute();
            database.afterCommit(() -> forget(id));
        });
    }

    private void forget(OrganisationId id) {
        known.remove(id);
        whenErased.forEach(listener -> listener.accept(id));
    }

    /** Whoever keeps something of organisations in memory learns which of them this program has erased. */
    public void whenErased(Consumer<OrganisationId> listener) {
        whenErased.add(listener);
    }

    /** Begins to remove an organisation: no workspace leads to it any more, and {@link #eraseMarked} does the rest. */
    public void markToErase(OrganisationId id) {
        erasure.mark(id);
    }

    /**
     * Removes the organisations that are marked, and tells how many. It does so in small steps, between which others
     * write; what is left when the process ends, or the thread is interrupted, is removed by the next time.
     */
    public int eraseMarked() {
        database.refuseWithin("organisations are erased");
        var erased = 0;
        for (var id : erasure.marked()) {
            if (!erasure.empty(id)) {
                return erased;
            }
            erase(id);
            erased++;
        }
        return erased;
    }

    private static void delete(Handle handle, OrganisationId id, Stream<String> tables) {
        tables.forEach(table -> handle.createUpdate("DELETE FROM " + table + " WHERE organisation = :organisation")
                .bind("organisation", id).execute());
    }
}
