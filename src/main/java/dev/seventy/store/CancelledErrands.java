package dev.seventy.store;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import dev.seventy.store.Errand.State;
import org.jdbi.v3.core.Handle;

/** Cancels what waits for a workspace that is gone. */
final class CancelledErrands {

    private CancelledErrands() {
    }

    /**
     * Tells how many were cancelled.
     *
     * @param cancelled is handed each, with the lane and the payload that it had
     */
    static int of(Handle handle, Instant now, String platform, String workspace, Consumer<Errand> cancelled) {
        // One statement, as one that is ordered, begun or put back between two of them would escape both.
        var gone = handle.createQuery("""
                UPDATE errands SET
                    state = CASE state WHEN 'waiting' THEN 'cancelled' ELSE state END,
                    expires = CASE WHEN state = 'running' AND expires > :now THEN :now ELSE expires END
                WHERE platform = :platform AND workspace = :workspace AND state IN ('waiting', 'running')
                RETURNING *""").bind("now", now).bind("platform", platform).bind("workspace", workspace)
                .map((row, _) -> Errands.errand(row)).list().stream()
                .filter(errand -> errand.state() == State.CANCELLED).toList();
        empty(handle, gone);
        gone.forEach(cancelled);
        return gone.size();
    }

    private static void empty(Handle handle, List<Errand> gone) {
        var batch = handle.prepareBatch(
                "UPDATE errands SET payload = '', lane = '' WHERE organisation = :organisation AND id = :id");
        gone.forEach(errand -> batch.bind("organisation", errand.organisation()).bind("id", errand.id()).add());
        batch.execute();
    }
}
