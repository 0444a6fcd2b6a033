package dev.seventy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.seventy.store.Errand.State;
import org.jdbi.v3.core.Handle;

/** What is to be done: each errand in a lane, of which one at a time is done, by whoever claims it for a while. */
public final class Errands implements Claims {

    // The lane may be named after an account, which is of no more use then.
    static final String ENDED = "payload = '', lane = '', lease = NULL";
    // Of what may have been done an operator is told where to look, unless that was cancelled or forgotten meanwhile.
    private static final String IN_DOUBT = "payload = '', lease = NULL,"
            + " lane = CASE WHEN expires > :now THEN lane ELSE '' END";

    private final Database database;
    private final InstantSource clock;

    /**
     * An errand that is not written down yet.
     *
     * @param payload sealed where it holds a secret
     */
    public record Draft(String lane, String kind, String platform, String workspace, String payload, Instant due,
            Instant expires) {
    }

    Errands(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes an errand down, in the transaction of what asks for it where there is one.
     *
     * @param organisation {@link OrganisationId#NONE} where the workspace is linked to none
     */
    public Errand add(OrganisationId organisation, Draft draft) {
        return database.write(handle -> {
            var errand = new Errand(organisation, Sequence.ERRAND.next(handle, organisation), draft.lane(),
                    draft.kind(), draft.platform(), draft.workspace(), draft.payload(), micros(clock.instant()),
                    micros(draft.due()), micros(draft.expires()), State.WAITING, 0, 0, "");
            handle.createUpdate("""
                    INSERT INTO errands (organisation, id, lane, kind, platform, workspace, payload, recorded, due,
                        expires, state, attempts, fence, outcome)
                    VALUES (:organisation, :id, :lane, :kind, :platform, :workspace, :payload, :recorded, :due,
                        :expires, 'waiting', 0, 0, '')""").bind("organisation", organisation).bind("id", errand.id())
                    .bind("lane", errand.lane()).bind("kind", errand.kind()).bind("platform", errand.platform())
                    .bind("workspace", errand.workspace()).bind("payload", errand.payload())
                    .bind("recorded", errand.recorded()).bind("due", errand.due()).bind("expires", errand.expires())
                    .execute();
            return errand;
        });
    }

    // Instants are kept to the microsecond.
    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Optional<Errand> claim(String lane, Instant now, Duration lease, Predicate<String> repeatable) {
        if (!isDue(lane, now)) {
            return Optional.empty();
        }
        return database.write(handle -> {
            // Taking the number first makes others who claim wait, so that two cannot find the lane free.
            var fence = Sequence.FENCE.next(handle, Sequence.WHOLE_STORE);
            var abandoned = handle.createQuery("SELECT * FROM errands WHERE lane = :lane AND state = 'running'")
                    .bind("lane", lane).map((row, _) -> errand(row)).findOne();
            if (abandoned.isPresent() && !leaseIsOver(handle, abandoned.get(), now)) {
                return Optional.empty();
            }
            var next = abandoned.filter(errand -> repeatable.test(errand.kind()) && errand.expires().isAfter(now));
            if (next.isEmpty()) {
                abandoned.ifPresent(errand -> end(handle, errand,
                        repeatable.test(errand.kind()) ? State.EXPIRED : State.UNKNOWN, "abandoned"));
                expire(handle, lane, now);
                next = handle.createQuery("""
                        SELECT * FROM errands WHERE lane = :lane AND state = 'waiting' AND due <= :now
                        ORDER BY due, id, organisation LIMIT 1""").bind("lane", lane).bind("now", now)
                        .map((row, _) -> errand(row)).findOne();
            }
            return next.flatMap(errand -> begin(handle, errand, fence, now.plus(lease)));
        });
    }

    /** What payloads are sealed with, so that they open for their organisation only. */
    public static String context(OrganisationId organisation) {
        return "errands:" + organisation.value();
    }

    @Override
    public void endUndone(String lane, Instant now, Predicate<String> repeatable, BiConsumer<Errand, State> ended) {
        if (undone(lane, now, repeatable).isEmpty()) {
            return;
        }
        database.writing(handle -> {
            // As claiming does, so that only one of those who come at once finds them.
            Sequence.FENCE.next(handle, Sequence.WHOLE_STORE);
            for (var errand : undone(lane, now, repeatable)) {
                var isRunning = errand.state() == State.RUNNING;
                var how = isRunning && !repeatable.test(errand.kind()) ? State.UNKNOWN : State.EXPIRED;
                if (isRunning) {
                    end(handle, errand, how, "abandoned");
                }
                ended.accept(errand, how);
            }
            expire(handle, lane, now);
        });
    }

    @Override
    public void apart(Runnable work, Consumer<RuntimeException> failed) {
        database.apart(work, failed);
    }

    private List<Errand> undone(String lane, Instant now, Predicate<String> repeatable) {
        return database
                .read(handle -> handle.createQuery("""
                SELECT * FROM errands WHERE lane = :lane AND state = 'waiting' AND expires <= :now
                UNION ALL SELECT * FROM errands WHERE lane = :lane AND state = 'running' AND lease <= :now""")
                        .bind("lane", lane).bind("now", now).map((row, _) -> errand(row)).list())
                .stream().filter(errand -> !errand.expires().isAfter(now) || !repeatable.test(errand.kind())).toList();
    }

    private static boolean leaseIsOver(Handle handle, Errand errand, Instant now) {
        return handle.createQuery("""
                SELECT COUNT(*) FROM errands
                WHERE organisation = :organisation AND id = :id AND state = 'running' AND lease <= :now""")
                .bind("organisation", errand.organisation()).bind("id", errand.id()).bind("now", now)
                .mapTo(Integer.class).one() == 1;
    }

    private static void expire(Handle handle, String lane, Instant now) {
        handle.createUpdate("UPDATE errands SET state = 'expired', " + ENDED
                + " WHERE lane = :lane AND state = 'waiting' AND expires <= :now").bind("lane", lane).bind("now", now)
                .execute();
    }

    /** Empty when it is no longer as it was found, because somebody cancelled or ended it since. */
    private static Optional<Errand> begin(Handle handle, Errand errand, long fence, Instant lease) {
        var isBegun = handle.createUpdate("""
                UPDATE errands SET state = 'running', attempts = attempts + 1, fence = :fence, lease = :lease
                WHERE organisation = :organisation AND id = :id AND state = :state AND fence = :before""")
                .bind("fence", fence).bind("lease", lease).bind("organisation", errand.organisation())
                .bind("id", errand.id()).bind("state", errand.state().word()).bind("before", errand.fence())
                .execute() == 1;
        return isBegun
                ? Optional.of(new Errand(errand.organisation(), errand.id(), errand.lane(), errand.kind(),
                        errand.platform(), errand.workspace(), errand.payload(), errand.recorded(), errand.due(),
                        errand.expires(), State.RUNNING, errand.attempts() + 1, fence, errand.outcome()))
                : Optional.empty();
    }

    @Override
    public boolean done(Errand errand, String outcome) {
        return database.<Boolean>write(handle -> end(handle, errand, State.DONE, outcome));
    }

    @Override
    public boolean failed(Errand errand, String outcome) {
        return database.<Boolean>write(handle -> end(handle, errand, State.FAILED, outcome));
    }

    @Override
    public boolean unknown(Errand errand, String outcome) {
        return database.<Boolean>write(handle -> end(handle, errand, State.UNKNOWN, outcome));
    }

    private boolean end(Handle handle, Errand errand, State state, String outcome) {
        var update = handle.createUpdate("""
                        UPDATE errands SET state = :state, outcome = :outcome, <left>
                        WHERE organisation = :organisation AND id = :id AND fence = :fence AND state = 'running'""")
                .define("left", state == State.UNKNOWN ? IN_DOUBT : ENDED).bind("state", state.word())
                .bind("outcome", outcome).bind("organisation", errand.organisation()).bind("id", errand.id())
                .bind("fence", errand.fence());
        return (state == State.UNKNOWN ? update.bind("now", clock.instant()) : update).execute() == 1;
    }

    @Override
    public boolean again(Errand errand, Instant due, String why) {
        return database.<Boolean>write(handle -> handle.createUpdate("""
                UPDATE errands SET state = 'waiting', due = :due, lease = NULL, outcome = :why
                WHERE organisation = :organisation AND id = :id AND fence = :fence AND state = 'running'""")
                .bind("due", due).bind("why", why).bind("organisation", errand.organisation()).bind("id", errand.id())
                .bind("fence", errand.fence()).execute() == 1);
    }

    @Override
    public boolean putBack(Errand errand, String why) {
        return database.<Boolean>write(handle -> handle.createUpdate("""
                UPDATE errands SET state = 'waiting', attempts = attempts - 1, lease = NULL, outcome = :why
                WHERE organisation = :organisation AND id = :id AND fence = :fence AND state = 'running'""")
                .bind("why", why).bind("organisation", errand.organisation()).bind("id", errand.id())
                .bind("fence", errand.fence()).execute() == 1);
    }

    @Override
    public boolean extend(Errand errand, Instant lease) {
        return database.<Boolean>write(handle -> handle.createUpdate("""
                UPDATE errands SET lease = :lease
                WHERE organisation = :organisation AND id = :id AND fence = :fence AND state = 'running'""")
                .bind("lease", lease).bind("organisation", errand.organisation()).bind("id", errand.id())
                .bind("fence", errand.fence()).execute() == 1);
    }

    /**
     * Ends all claims, because whoever made them is certainly gone: what was under way can be claimed at once. For
     * SQLite, where one process at a time does errands.
     */
    void release() {
        database.writing(handle -> {
            handle.execute("UPDATE errands SET lease = recorded WHERE state = 'running'");
            // The scheduler would wait until the heartbeats of the one who is gone are missed.
            handle.execute(
                    "UPDATE scheduled_tasks SET picked = 0, picked_by = NULL, last_heartbeat = NULL WHERE picked = 1");
            Digests.release(handle);
            Nudges.release(handle);
        });
    }

    /** Whether something of the lane can be claimed. */
    public boolean isDue(String lane, Instant now) {
        return database.read(handle -> handle.createQuery("""
                SELECT (EXISTS (SELECT 1 FROM errands WHERE lane = :lane AND state = 'waiting' AND due <= :now)
                        AND NOT EXISTS (SELECT 1 FROM errands WHERE lane = :lane AND state = 'running'))
                    OR EXISTS (SELECT 1 FROM errands WHERE lane = :lane AND state = 'running' AND lease <= :now)""")
                .bind("lane", lane).bind("now", now).mapTo(Boolean.class).one());
    }

    /** The lanes in which something can be claimed. */
    public Set<String> lanesDue(Instant now) {
        return database.read(handle -> new TreeSet<>(handle.createQuery("""
                SELECT waiting.lane FROM errands waiting
                WHERE waiting.state = 'waiting' AND waiting.due <= :now AND NOT EXISTS (
                    SELECT 1 FROM errands busy
                    WHERE busy.lane = waiting.lane AND busy.state = 'running' AND busy.lease > :now)
                UNION SELECT lane FROM errands WHERE state = 'running' AND lease <= :now""").bind("now", now)
                .mapTo(String.class).list()));
    }

    static Errand errand(ResultSet row) throws SQLException {
        return new Errand(new OrganisationId(row.getInt("organisation")), row.getLong("id"), row.getString("lane"),
                row.getString("kind"), row.getString("platform"), row.getString("workspace"), row.getString("payload"),
                Instant.parse(row.getString("recorded")), Instant.parse(row.getString("due")),
                Instant.parse(row.getString("expires")), State.of(row.getString("state")), row.getInt("attempts"),
                row.getLong("fence"), row.getString("outcome"));
    }
}
