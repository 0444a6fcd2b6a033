package dev.seventy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;

/** Who was asked to do what until when. Answers that tell of it are found anew after each change. */
public final class Assignments {

    private static final Duration ENDED_KEPT = Duration.ofDays(30);
    private static final Duration OVERDUE_KEPT = Duration.ofDays(365);

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    /** An assignment that is not written down yet. */
    public record Draft(PersonId person, String what, LocalDate due, Optional<LocalDate> held, LocalDate since) {
    }

    Assignments(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public Assignment add(OrganisationId organisation, Draft draft, Actor actor) {
        return database.write(handle -> {
            var added = new Assignment(Sequence.ASSIGNMENT.next(handle, organisation), draft.person(), draft.what(),
                    draft.due(), draft.held(), draft.since(), actor, Assignment.State.OPEN, now());
            handle.createUpdate("""
                    INSERT INTO assignments (organisation, id, person, what, due, held, since, actor, platform, state,
                        changed)
                    VALUES (:organisation, :id, :person, :what, :due, :held, :since, :actor, :platform, :state,
                        :changed)""").bind("organisation", organisation).bind("id", added.id())
                    .bind("person", draft.person().value()).bind("what", draft.what())
                    .bind("due", draft.due().toString()).bind("held", draft.held().map(LocalDate::toString))
                    .bind("since", draft.since().toString()).bind("actor", actor.id())
                    .bind("platform", actor.platform()).bind("state", added.state().word())
                    .bind("changed", added.changed()).execute();
            changed(handle, organisation, added, "assignment.made", actor);
            return added;
        });
    }

    private void changed(Handle handle, OrganisationId organisation, Assignment one, String action, Actor actor) {
        // What was answered by what was known before holds no more.
        Sequence.RIGHTS.next(handle, organisation);
        audit.append(organisation, actor, action, List.of("assignment/" + one.id(), AuditTrail.person(one.person())),
                "done");
    }

    /** Another last day; empty where it is not open. */
    public Optional<Assignment> postpone(OrganisationId organisation, long id, LocalDate due, Actor actor) {
        return database.write(handle -> {
            var rows = handle.createUpdate("""
                    UPDATE assignments SET due = :due, changed = :now
                    WHERE organisation = :organisation AND id = :id AND state = 'open'""").bind("due", due.toString())
                    .bind("now", now()).bind("organisation", organisation).bind("id", id).execute();
            return after(handle, rows, organisation, id, "assignment.changed", actor);
        });
    }

    /** Goes over from one state into another; empty where it is not in that. */
    public Optional<Assignment> become(OrganisationId organisation, long id, Assignment.State from, Assignment.State to,
            Actor actor) {
        return database.write(handle -> {
            var rows = handle.createUpdate("""
                    UPDATE assignments SET state = :to, changed = :now
                    WHERE organisation = :organisation AND id = :id AND state = :from""").bind("to", to.word())
                    .bind("now", now()).bind("organisation", organisation).bind("id", id).bind("from", from.word())
                    .execute();
            return after(handle, rows, organisation, id, "assignment." + to.word().replace(' ', '.'), actor);
        });
    }

    private Optional<Assignment> after(Handle handle, int rows, OrganisationId organisation, long id, String action,
            Actor actor) {
        var found = rows == 1 ? of(organisation).stream().filter(one -> one.id() == id).findFirst()
                : Optional.<Assignment>empty();
        found.ifPresent(one -> changed(handle, organisation, one, action, actor));
        return found;
    }

    /** All that are kept, in the order in which they were made. */
    public List<Assignment> of(OrganisationId organisation) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM assignments WHERE organisation = :organisation ORDER BY id")
                        .bind("organisation", organisation).map((row, _) -> assignment(row)).list());
    }

    /** Removes what ended long ago, and what nobody has looked after for a year. */
    static void forget(Database database, Instant now) {
        database.writing(handle -> handle.createUpdate("""
                DELETE FROM assignments WHERE state <> 'open' AND changed < :ended OR due < :overdue""")
                .bind("ended", now.minus(ENDED_KEPT))
                .bind("overdue", LocalDate.ofInstant(now.minus(OVERDUE_KEPT), ZoneOffset.UTC).toString()).execute());
    }

    private static Assignment assignment(ResultSet row) throws SQLException {
        return new Assignment(row.getLong("id"), new PersonId(row.getString("person")), row.getString("what"),
                LocalDate.parse(row.getString("due")), Optional.ofNullable(row.getString("held")).map(LocalDate::parse),
                LocalDate.parse(row.getString("since")), new Actor(row.getString("actor"), row.getString("platform")),
                Assignment.State.of(row.getString("state")), Instant.parse(row.getString("changed")));
    }
}
