package dev.seventy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.seventy.store.Subscription.Ended;
import dev.seventy.store.Subscription.Place;
import dev.seventy.store.Subscription.Scope;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Who is sent a digest, where and when. Whatever changes when one comes has it looked at anew: its row among the
 * scheduled ones is written in the same transaction.
 */
public final class Digests {

    /** What its rows among the scheduled ones are called, and in which table they stand. */
    public static final String TASK = "digest";
    public static final String SCHEDULED = "scheduled_digests";

    private static final Duration ENDED_KEPT = Duration.ofDays(30);

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    /** A subscription that is not written down yet. */
    public record Draft(Place place, String subscriber, Rhythm rhythm, Scope scope) {
    }

    Digests(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Begins one; the first comes at the next of its hours. */
    public Subscription add(OrganisationId organisation, Draft draft, Actor actor) {
        return database.write(handle -> {
            var added = new Subscription(organisation, Sequence.DIGEST.next(handle, organisation), draft.place(),
                    draft.subscriber(), draft.rhythm(), draft.scope(), Optional.empty(), now(), Optional.empty(),
                    Optional.empty(), "", Optional.empty());
            var place = draft.place();
            described(handle.createUpdate("""
                    INSERT INTO digests (organisation, id, platform, workspace, grid, place, shared, subscriber, weekday,
                        hour, zone, areas, important, quiet, playbook, since, rules, reason)
                    VALUES (:organisation, :id, :platform, :workspace, :grid, :place, :shared, :subscriber, :weekday,
                        :hour, :zone, :areas, :important, :quiet, :playbook, :since, '', '')"""), draft.rhythm(),
                    draft.scope()).bind("organisation", organisation).bind("id", added.id())
                    .bind("platform", place.platform()).bind("workspace", place.workspace()).bind("grid", place.grid())
                    .bind("place", place.id()).bind("shared", place.shared() ? 1 : 0)
                    .bind("subscriber", draft.subscriber()).bind("since", added.since()).execute();
            look(handle, organisation, added.id());
            audit(organisation, added.id(), "digest.subscribed", actor);
            return added;
        });
    }

    private static <T extends SqlStatement<T>> T described(T statement, Rhythm rhythm, Scope scope) {
        return statement.bind("weekday", rhythm.day().getValue()).bind("hour", rhythm.hour().toString())
                .bind("zone", rhythm.zone().getId()).bind("areas", String.join(",", scope.areas()))
                .bind("important", scope.importantOnly() ? 1 : 0).bind("quiet", scope.quiet() ? 1 : 0)
                .bind("playbook", scope.playbook() ? 1 : 0);
    }

    /** Has one looked at as soon as anybody is there to do so. One that is being looked at now is looked at again by them. */
    private void look(Handle handle, OrganisationId organisation, long id) {
        handle.createUpdate("""
                INSERT INTO scheduled_digests (task_name, task_instance, execution_time, picked, consecutive_failures,
                    version)
                VALUES (:task, :instance, :now, :picked, 0, 1)
                ON CONFLICT (task_name, task_instance) DO UPDATE SET
                    execution_time = excluded.execution_time, version = scheduled_digests.version + 1
                WHERE scheduled_digests.picked = :picked""").bind("task", TASK)
                .bind("instance", instance(organisation, id)).bind("now", Timestamp.from(now())).bind("picked", false)
                .execute();
    }

    /** Has every one looked at that nobody would look at, as in a database into which it was moved. */
    public void lookAtAll() {
        database.writing(handle -> handle.createUpdate("""
                INSERT INTO scheduled_digests (task_name, task_instance, execution_time, picked, consecutive_failures,
                    version)
                SELECT :task, digests.organisation || ':' || digests.id, :now, :picked, 0, 1 FROM digests
                WHERE digests.ended IS NULL
                ON CONFLICT (task_name, task_instance) DO NOTHING""").bind("task", TASK)
                .bind("now", Timestamp.from(now())).bind("picked", false).execute());
    }

    /** By what a row among the scheduled ones tells which it is. */
    public static String instance(OrganisationId organisation, long id) {
        return organisation.value() + ":" + id;
    }

    /** Which one a row is about; empty where that cannot be read or it has ended. */
    public Optional<Subscription> live(String instance) {
        if (!instance.matches("[0-9]{1,9}:[0-9]{1,18}")) {
            return Optional.empty();
        }
        var colon = instance.indexOf(':');
        return find(new OrganisationId(Integer.parseInt(instance.substring(0, colon))),
                Long.parseLong(instance.substring(colon + 1))).filter(Subscription::isLive);
    }

    public Optional<Subscription> find(OrganisationId organisation, long id) {
        return database.read(handle -> handle
                .createQuery("SELECT * FROM digests WHERE organisation = :organisation AND id = :id")
                .bind("organisation", organisation).bind("id", id).map((row, _) -> subscription(row)).findOne());
    }

    /** Those that have not ended, by number. */
    public List<Subscription> of(OrganisationId organisation) {
        return database.read(handle -> handle.createQuery("""
                SELECT * FROM digests WHERE organisation = :organisation AND ended IS NULL ORDER BY id""")
                .bind("organisation", organisation).map((row, _) -> subscription(row)).list());
    }

    /** Has one come at another time, or say something else; false when it has ended. */
    public boolean change(OrganisationId organisation, long id, Rhythm rhythm, Scope scope, Actor actor) {
        return database.<Boolean>write(
                handle -> changed(handle, organisation, id, "digest.changed", actor, described(handle.createUpdate("""
                        UPDATE digests SET weekday = :weekday, hour = :hour, zone = :zone, areas = :areas,
                            important = :important, quiet = :quiet, playbook = :playbook
                        WHERE organisation = :organisation AND id = :id AND ended IS NULL"""), rhythm, scope)
                        .bind("organisation", organisation).bind("id", id).execute()));
    }

    /** Sends none before an instant; what would have come before then is not made up for. False when it has ended. */
    public boolean mute(OrganisationId organisation, long id, Instant until, Actor actor) {
        return database.<Boolean>write(handle -> changed(handle, organisation, id, "digest.muted", actor,
                handle.createUpdate("""
                        UPDATE digests SET muted = :until
                        WHERE organisation = :organisation AND id = :id AND ended IS NULL""")
                        .bind("until", until.truncatedTo(ChronoUnit.MICROS)).bind("organisation", organisation)
                        .bind("id", id).execute()));
    }

    /** Ends one; false when it has ended before. */
    public boolean end(OrganisationId organisation, long id, String why, Actor actor) {
        return database
                .<Boolean>write(handle -> changed(handle, organisation, id, "digest.ended", actor, handle.createUpdate("""
                        UPDATE digests SET ended = :now, reason = :why
                        WHERE organisation = :organisation AND id = :id AND ended IS NULL""").bind("now", now())
                        .bind("why", why).bind("organisation", organisation).bind("id", id).execute()));
    }

    private boolean changed(Handle handle, OrganisationId organisation, long id, String action, Actor actor, int rows) {
        if (rows == 1) {
            look(handle, organisation, id);
            audit(organisation, id, action, actor);
        }
        return rows == 1;
    }

    private void audit(OrganisationId organisation, long id, String action, Actor actor) {
        audit.append(organisation, actor, action, List.of("digest/" + id), "done");
    }

    /** Ends all that are sent to a workspace, and tells how many. */
    public int endAll(String platform, String workspace, String why) {
        return database.<Integer>write(handle -> (int) handle.createQuery("""
                SELECT * FROM digests WHERE platform = :platform AND workspace = :workspace AND ended IS NULL
                ORDER BY organisation, id""").bind("platform", platform).bind("workspace", workspace)
                .map((row, _) -> subscription(row)).list().stream()
                .filter(one -> end(one.organisation(), one.id(), why, new Actor(platform, platform))).count());
    }

    /** Settles an ISO week, so that nothing more is sent of it or of one before it. */
    public void settle(OrganisationId organisation, long id, String week) {
        database.writing(handle -> handle.createUpdate("""
                        UPDATE digests SET week = :week
                        WHERE organisation = :organisation AND id = :id AND (week IS NULL OR week < :week)""")
                .bind("week", week).bind("organisation", organisation).bind("id", id).execute());
    }

    /** Writes down that one goes out now, so that the next says what changed since. */
    public void sent(OrganisationId organisation, long id) {
        database.writing(handle -> handle.createUpdate("""
                UPDATE digests SET sent = :now WHERE organisation = :organisation AND id = :id""").bind("now", now())
                .bind("organisation", organisation).bind("id", id).execute());
    }

    /** Remembers of the rules what the next one is to be held against. */
    public void remember(OrganisationId organisation, long id, String rules) {
        database.writing(handle -> handle.createUpdate("""
                UPDATE digests SET rules = :rules WHERE organisation = :organisation AND id = :id""")
                .bind("rules", rules).bind("organisation", organisation).bind("id", id).execute());
    }

    /** Removes what ended long ago, and tells how many. */
    static int forget(Database database, Instant now) {
        return database.<Integer>write(handle -> handle.createUpdate("DELETE FROM digests WHERE ended < :before")
                .bind("before", now.minus(ENDED_KEPT)).execute());
    }

    /** Takes back what somebody who is certainly gone was looking at; for SQLite, where one process at a time does. */
    static void release(Handle handle) {
        handle.execute(
                "UPDATE scheduled_digests SET picked = 0, picked_by = NULL, last_heartbeat = NULL WHERE picked = 1");
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        var areas = row.getString("areas");
        var reason = row.getString("reason");
        var place = new Place(row.getString("platform"), row.getString("workspace"),
                Optional.ofNullable(row.getString("grid")), row.getString("place"), row.getInt("shared") == 1);
        var rhythm = new Rhythm(DayOfWeek.of(row.getInt("weekday")), LocalTime.parse(row.getString("hour")),
                ZoneId.of(row.getString("zone")));
        return new Subscription(new OrganisationId(row.getInt("organisation")), row.getLong("id"), place,
                row.getString("subscriber"), rhythm,
                new Scope(areas.isEmpty() ? List.of() : List.of(areas.split(",")), row.getInt("important") == 1,
                        row.getInt("quiet") == 1, row.getInt("playbook") == 1),
                instant(row, "muted"), Instant.parse(row.getString("since")),
                Optional.ofNullable(row.getString("week")), instant(row, "sent"), row.getString("rules"),
                instant(row, "ended").map(at -> new Ended(at, reason)));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(Instant::parse);
    }
}
