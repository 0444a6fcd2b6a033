package dev.seventy.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.seventy.store.Errand.State;

/** How the errands of all organisations stand, for whoever looks after the server. */
public final class ErrandOverview {

    private final Database database;

    /**
     * Errands of a kind that have not ended.
     *
     * @param due since when the first of them could have been begun
     */
    public record Open(String kind, State state, int count, Instant due) {
    }

    ErrandOverview(Database database) {
        this.database = database;
    }

    /** The last errands of all organisations that ended in a state, newest first. */
    public List<Errand> last(State state, int limit) {
        return database.read(handle -> handle
                .createQuery("SELECT * FROM errands WHERE state = :state ORDER BY recorded DESC, id DESC LIMIT :limit")
                .bind("state", state.word()).bind("limit", limit).map((row, _) -> Errands.errand(row)).list());
    }

    /** How many errands of all organisations are in each state; states without any are left out. */
    public Map<State, Integer> counts() {
        return database.read(handle -> {
            Map<State, Integer> counts = new EnumMap<>(State.class);
            handle.createQuery("SELECT state, COUNT(*) AS errands FROM errands GROUP BY state")
                    .map((row, _) -> Map.entry(State.of(row.getString("state")), row.getInt("errands")))
                    .forEach(count -> counts.put(count.getKey(), count.getValue()));
            return counts;
        });
    }

    /** Those that wait or are being done, of all organisations. */
    public List<Open> open() {
        return database.read(handle -> handle
                .createQuery("""
                SELECT kind, state, COUNT(*) AS errands, MIN(due) AS first FROM errands WHERE state = 'waiting'
                GROUP BY kind, state
                UNION ALL
                SELECT kind, state, COUNT(*) AS errands, MIN(due) AS first FROM errands WHERE state = 'running'
                GROUP BY kind, state
                ORDER BY kind, state""").map((row, _) -> new Open(row.getString("kind"),
                        State.of(row.getString("state")), row.getInt("errands"), Instant.parse(row.getString("first"))))
                .list());
    }
}
