package dev.seventy.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import dev.seventy.store.Errand.State;
import org.jdbi.v3.core.Handle;

/** Cancels what waits for a workspace that is gone. */
final class CancelledErrands {

    /** Which it is, of whose. */
    private record Key(int organisation, long id) {
    }

    private CancelledErrands() {
    }

    /**
     * Tells how many were cancelled.
     *
     * @param kind of which each is handed over as it was
     */
    static int of(Handle handle, Instant now, String platform, String workspace, String kind,
            Consumer<Errand> cancelled) {
        var open = handle.createQuery("""
                SELECT * FROM errands WHERE platform = :platform AND workspace = :workspace AND kind = :kind
                    AND state IN ('waiting', 'running')""").bind("platform", platform).bind("workspace", workspace)
                .bind("kind", kind).map((row, _) -> Errands.errand(row)).list();
        var gone = cancel(handle, now, platform, workspace);
        open.stream().filter(errand -> gone.contains(new Key(errand.organisation().value(), errand.id())))
                .forEach(cancelled);
        return gone.size();
    }

    private static Set<Key> cancel(Handle handle, Instant now, String platform, String workspace) {
        // One statement, as one that is begun or put back between two of them would escape both.
        return handle.createQuery("""
                UPDATE errands SET
                    state = CASE state WHEN 'waiting' THEN 'cancelled' ELSE state END,
                    payload = CASE state WHEN 'waiting' THEN '' ELSE payload END,
                    lane = CASE state WHEN 'waiting' THEN '' ELSE lane END,
                    expires = CASE WHEN state = 'running' AND expires > :now THEN :now ELSE expires END
                WHERE platform = :platform AND workspace = :workspace AND state IN ('waiting', 'running')
                RETURNING organisation, id, state""").bind("now", now).bind("platform", platform)
                .bind("workspace", workspace).scanResultSet((rows, _) -> {
                    Set<Key> gone = new HashSet<>();
                    for (var row = rows.get(); row.next();) {
                        if (row.getString("state").equals(State.CANCELLED.word())) {
                            gone.add(new Key(row.getInt("organisation"), row.getLong("id")));
                        }
                    }
                    return gone;
                });
    }
}
