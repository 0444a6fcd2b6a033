package dev.seventy.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.seventy.store.Errand.State;
import org.jdbi.v3.core.Handle;

/** Errands that nobody is to do any more, and those of which nobody need know any more. */
public final class CancelledErrands {

    private final Database database;
    private final InstantSource clock;

    CancelledErrands(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Cancels what waits for a workspace, and tells how much that was; what is being done goes on, and is not tried
     * again.
     *
     * @param cancelled is handed each that is cancelled, with the lane and the payload that it had, in the same
     * transaction
     */
    public int cancel(String platform, String workspace, Consumer<Errand> cancelled) {
        return database.<Integer>write(handle -> {
            // One statement, as one that is ordered, begun or put back between two of them would escape both.
            var gone = handle.createQuery("""
                UPDATE errands SET
                    state = CASE state WHEN 'waiting' THEN 'cancelled' ELSE state END,
                    expires = CASE WHEN state = 'running' AND expires > :now THEN :now ELSE expires END
                WHERE platform = :platform AND workspace = :workspace AND state IN ('waiting', 'running')
                RETURNING *""").bind("now", clock.instant()).bind("platform", platform).bind("workspace", workspace)
                    .map((row, _) -> Errands.errand(row)).list().stream()
                    .filter(errand -> errand.state() == State.CANCELLED).toList();
            empty(handle, gone);
            gone.forEach(cancelled);
            return gone.size();
        });
    }

    private static void empty(Handle handle, List<Errand> gone) {
        var batch = handle.prepareBatch(
                "UPDATE errands SET payload = '', lane = '' WHERE organisation = :organisation AND id = :id");
        gone.forEach(errand -> batch.bind("organisation", errand.organisation()).bind("id", errand.id()).add());
        batch.execute();
    }

    /**
     * Cancels what waits or was begun and may not be done twice, because a copy of this database may have done it since;
     * tells how much that was.
     */
    int cancelUnrepeatable(Predicate<String> repeatable) {
        return database.write(
                handle -> handle.createQuery("SELECT DISTINCT kind FROM errands WHERE state IN ('waiting', 'running')")
                        .mapTo(String.class).list().stream().filter(repeatable.negate())
                        .mapToInt(kind -> handle
                                .createUpdate("UPDATE errands SET state = 'cancelled', outcome = 'restored', "
                                        + Errands.ENDED + " WHERE kind = :kind AND state IN ('waiting', 'running')")
                                .bind("kind", kind).execute())
                        .sum());
    }

    /** Cancels what waits in a lane and is of a kind, because another comes in its place; tells how much that was. */
    public int supersede(String lane, String kind) {
        return database.<Integer>write(handle -> handle
                .createUpdate("UPDATE errands SET state = 'cancelled', outcome = 'superseded', " + Errands.ENDED
                        + " WHERE lane = :lane AND kind = :kind AND state = 'waiting'")
                .bind("lane", lane).bind("kind", kind).execute());
    }

    /**
     * Removes what waits for an organisation and is meant, and lets what is meant and being done not be tried again;
     * tells how much was removed.
     */
    public int drop(OrganisationId organisation, Predicate<Errand> meant) {
        return database.<Integer>write(handle -> {
            var dropped = 0;
            for (var errand : handle.createQuery("""
                    SELECT * FROM errands WHERE organisation = :organisation AND state IN ('waiting', 'running')""")
                    .bind("organisation", organisation).map((row, _) -> Errands.errand(row)).list()) {
                if (meant.test(errand)) {
                    dropped += handle.createUpdate("""
                            DELETE FROM errands
                            WHERE organisation = :organisation AND id = :id AND state = 'waiting'""")
                            .bind("organisation", organisation).bind("id", errand.id()).execute();
                    handle.createUpdate("""
                            UPDATE errands SET expires = :now
                            WHERE organisation = :organisation AND id = :id AND state = 'running'""")
                            .bind("now", clock.instant()).bind("organisation", organisation).bind("id", errand.id())
                            .execute();
                }
            }
            return dropped;
        });
    }

    /** Empties what has waited since before an instant, which nobody will do any more; tells how much that was. */
    int emptyPayloads(Instant before) {
        return database
                .<Integer>write(
                        handle -> handle
                                .createUpdate("UPDATE errands SET state = 'expired', outcome = 'too old', "
                                        + Errands.ENDED + " WHERE recorded < :before AND state = 'waiting'")
                                .bind("before", before).execute());
    }

    /** Removes errands that have ended and were recorded before an instant, and tells how many. */
    public int forget(Instant before) {
        return database.<Integer>write(handle -> handle
                .createUpdate("DELETE FROM errands WHERE recorded < :before AND state NOT IN ('waiting', 'running')")
                .bind("before", before).execute());
    }
}
