package dev.seventy.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Whom was told when of which certification that ends, and who wants to hear of none. All days are the reader's own. */
public final class Nudges {

    /** What its rows among the scheduled ones are called, and in which table they stand. */
    public static final String TASK = "reminders";
    public static final String SCHEDULED = "scheduled_nudges";

    /** In days after the end of a certification, or of a week; by then nobody asks any more what was told. */
    private static final int KEPT = 60;

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    /**
     * A message that somebody was sent.
     *
     * @param week as 2026-W48
     * @param team whether it listed people of theirs
     */
    public record Sent(PersonId reader, String week, LocalDate day, boolean team) {
    }

    /**
     * A step that somebody was told.
     *
     * @param step a word; the same word is never told twice of the same end
     */
    public record Told(PersonId reader, PersonId holder, CredentialId credential, LocalDate expires, String step,
            LocalDate day) {
    }

    /**
     * Somebody wants no reminders.
     *
     * @param credential empty for all
     * @param since when they said so
     * @param until the first day on which they are told again; empty for never
     */
    public record Pause(PersonId person, Optional<CredentialId> credential, LocalDate since,
            Optional<LocalDate> until) {
    }

    /** All that is kept of a firm. */
    public record Book(List<Sent> sent, List<Told> told, List<Pause> pauses) {

        public static final Book EMPTY = new Book(List.of(), List.of(), List.of());

        public Book {
            sent = List.copyOf(sent);
            told = List.copyOf(told);
            pauses = List.copyOf(pauses);
        }
    }

    Nudges(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    public Book of(OrganisationId organisation) {
        return read(organisation, Optional.empty());
    }

    /**
     * All that is kept of one reader.
     *
     * @param ids by which they are known
     */
    public Book of(OrganisationId organisation, Set<PersonId> ids) {
        return read(organisation, Optional.of(ids));
    }

    private Book read(OrganisationId organisation, Optional<Set<PersonId>> ids) {
        return database.read(handle -> new Book(
                query(handle, "nudges", "reader", "reader, week, ordinal", organisation, ids)
                        .map((row, _) -> new Sent(new PersonId(row.getString("reader")), row.getString("week"),
                                LocalDate.parse(row.getString("day")), row.getInt("team") == 1))
                        .list(),
                query(handle, "nudge_steps", "reader", "day, reader, person, credential, expires, step", organisation,
                        ids)
                        .map((row, _) -> new Told(new PersonId(row.getString("reader")),
                                new PersonId(row.getString("person")), new CredentialId(row.getString("credential")),
                                LocalDate.parse(row.getString("expires")), row.getString("step"),
                                LocalDate.parse(row.getString("day"))))
                        .list(),
                query(handle, "nudge_pauses", "person", "person, credential", organisation, ids)
                        .map((row, _) -> new Pause(new PersonId(row.getString("person")),
                                Optional.of(row.getString("credential")).filter(id -> !id.isEmpty())
                                        .map(CredentialId::new),
                                LocalDate.parse(row.getString("since")),
                                Optional.ofNullable(row.getString("until")).map(LocalDate::parse)))
                        .list()));
    }

    /** @param whose the column that says whose row it is */
    private static Query query(Handle handle, String table, String whose, String order, OrganisationId organisation,
            Optional<Set<PersonId>> ids) {
        var query = handle
                .createQuery("SELECT * FROM " + table + " WHERE organisation = :organisation"
                        + (ids.isPresent() ? " AND " + whose + " IN (<ids>)" : "") + " ORDER BY " + order)
                .bind("organisation", organisation);
        return ids.map(known -> query.bindList("ids", known.stream().map(PersonId::value).toList())).orElse(query);
    }

    /**
     * Writes down that a message goes out now, in the transaction that orders it.
     *
     * @throws RuntimeException where one of the steps was told before, so that nothing goes out
     */
    public void tell(OrganisationId organisation, Sent message, List<Told> steps) {
        database.writing(handle -> {
            handle.createUpdate("""
                    INSERT INTO nudges (organisation, reader, week, ordinal, day, team)
                    VALUES (:organisation, :reader, :week, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM nudges
                        WHERE organisation = :organisation AND reader = :reader AND week = :week), :day, :team)""")
                    .bind("organisation", organisation).bind("reader", message.reader().value())
                    .bind("week", message.week()).bind("day", message.day()).bind("team", message.team() ? 1 : 0)
                    .execute();
            var batch = handle.prepareBatch("""
                    INSERT INTO nudge_steps (organisation, reader, person, credential, expires, step, day)
                    VALUES (:organisation, :reader, :person, :credential, :expires, :step, :day)""");
            steps.forEach(told -> batch.bind("organisation", organisation).bind("reader", told.reader().value())
                    .bind("person", told.holder().value()).bind("credential", told.credential().value())
                    .bind("expires", told.expires()).bind("step", told.step()).bind("day", told.day()).add());
            batch.execute();
        });
    }

    /**
     * Takes back that somebody was told something on a day, because it was not sent after all.
     *
     * @param ids by which they are known
     */
    public void takeBack(OrganisationId organisation, Set<PersonId> ids, LocalDate day) {
        database.writing(handle -> List.of("nudge_steps", "nudges")
                .forEach(table -> handle
                        .createUpdate("DELETE FROM " + table
                                + " WHERE organisation = :organisation AND reader IN (<ids>) AND day = :day")
                        .bind("organisation", organisation).bindList("ids", ids.stream().map(PersonId::value).toList())
                        .bind("day", day).execute()));
    }

    /** Has somebody told nothing of a credential, or nothing at all; what was said of the same before no longer holds. */
    public void pause(OrganisationId organisation, Pause pause, Actor actor) {
        database.writing(handle -> {
            handle.createUpdate("""
                    INSERT INTO nudge_pauses (organisation, person, credential, since, until)
                    VALUES (:organisation, :person, :credential, :since, :until)
                    ON CONFLICT (organisation, person, credential) DO UPDATE SET
                        since = excluded.since, until = excluded.until""").bind("organisation", organisation)
                    .bind("person", pause.person().value())
                    .bind("credential", pause.credential().map(CredentialId::value).orElse(""))
                    .bind("since", pause.since()).bind("until", pause.until()).execute();
            audit.append(organisation, actor, pause.until().isPresent() ? "reminders.snoozed" : "reminders.stopped",
                    List.of(AuditTrail.person(pause.person())), "done");
        });
    }

    /**
     * Ends all that keeps reminders from somebody; false where there was nothing.
     *
     * @param ids by which they are known
     */
    public boolean resume(OrganisationId organisation, Set<PersonId> ids, Actor actor) {
        return database.<Boolean>write(handle -> {
            var ended = handle.createUpdate("""
                    DELETE FROM nudge_pauses WHERE organisation = :organisation AND person IN (<ids>)""")
                    .bind("organisation", organisation).bindList("ids", ids.stream().map(PersonId::value).toList())
                    .execute();
            if (ended > 0) {
                resumed(organisation, ids, actor);
            }
            return ended > 0;
        });
    }

    /**
     * Ends the snooze of one certification; false where there was none.
     *
     * @param ids by which whoever snoozed it is known
     */
    public boolean resume(OrganisationId organisation, Set<PersonId> ids, CredentialId credential, Actor actor) {
        return database.<Boolean>write(handle -> {
            var ended = handle.createUpdate("""
                    DELETE FROM nudge_pauses
                    WHERE organisation = :organisation AND person IN (<ids>) AND credential = :credential""")
                    .bind("organisation", organisation).bindList("ids", ids.stream().map(PersonId::value).toList())
                    .bind("credential", credential.value()).execute();
            if (ended > 0) {
                resumed(organisation, ids, actor);
            }
            return ended > 0;
        });
    }

    private void resumed(OrganisationId organisation, Set<PersonId> ids, Actor actor) {
        audit.append(organisation, actor, "reminders.resumed",
                ids.stream().sorted().limit(1).map(AuditTrail::person).toList(), "done");
    }

    /** Has a firm looked through from now on; called with the link that makes it reachable. */
    static void look(Handle handle, OrganisationId organisation, Instant now) {
        handle.createUpdate("""
                INSERT INTO scheduled_nudges (task_name, task_instance, execution_time, picked, consecutive_failures,
                    version)
                VALUES (:task, :instance, :now, :picked, 0, 1)
                ON CONFLICT (task_name, task_instance) DO NOTHING""").bind("task", TASK)
                .bind("instance", String.valueOf(organisation.value())).bind("now", Timestamp.from(now))
                .bind("picked", false).execute();
    }

    /** Has every firm looked through that nobody would look at, as in a database into which it was moved. */
    public void lookAtAll() {
        database.read(handle -> handle.createQuery("SELECT DISTINCT organisation FROM platform_links")
                .mapTo(Integer.class).list())
                .forEach(organisation -> database
                        .writing(handle -> look(handle, new OrganisationId(organisation), now())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** When a firm was looked through last; empty where it never was, or somebody does just now. */
    public Optional<Instant> looked(OrganisationId organisation) {
        return database.read(handle -> handle.createQuery("""
                SELECT last_success FROM scheduled_nudges
                WHERE task_name = :task AND task_instance = :instance AND last_success IS NOT NULL""")
                .bind("task", TASK).bind("instance", String.valueOf(organisation.value()))
                .map((row, _) -> row.getTimestamp("last_success").toInstant()).findOne());
    }

    /** Which firm a row is about; empty where it is gone, or no workspace is linked to it any more. */
    public Optional<OrganisationId> linked(String instance) {
        return database.read(handle -> handle.createQuery("""
                SELECT DISTINCT organisation FROM platform_links WHERE CAST(organisation AS TEXT) = :instance""")
                .bind("instance", instance).mapTo(Integer.class).findOne().map(OrganisationId::new));
    }

    /** Removes what is told of ends that are long past, and tells how much. */
    static int forget(Database database, Instant now) {
        var before = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(KEPT);
        return database.<Integer>write(
                handle -> handle.createUpdate("DELETE FROM nudge_steps WHERE expires < :before AND day < :before")
                        .bind("before", before).execute()
                        + handle.createUpdate("DELETE FROM nudges WHERE day < :before").bind("before", before).execute()
                        + handle.createUpdate("DELETE FROM nudge_pauses WHERE until < :before").bind("before", before)
                                .execute());
    }

    /** Takes back what somebody who is certainly gone was looking at; for SQLite, where one process at a time does. */
    static void release(Handle handle) {
        handle.execute(
                "UPDATE scheduled_nudges SET picked = 0, picked_by = NULL, last_heartbeat = NULL WHERE picked = 1");
    }
}
