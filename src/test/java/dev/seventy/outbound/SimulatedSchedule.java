package dev.seventy.outbound;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What {@link LaneSchedule} has db-scheduler do, on a virtual clock: a row for each lane that has work, looked for at
 * each poll and whenever one is added for now, the more urgent first and then the older, and so many workers.
 */
final class SimulatedSchedule {

    private static final Comparator<Row> IN_TURN = Comparator.comparingInt(Row::urgency).reversed()
            .thenComparing(Row::at).thenComparing(Row::sequence);

    private final VirtualTime time;
    private final MemoryClaims claims;
    private final LaneRunner runner;
    private final int workers;
    private final Set<String> rows = new HashSet<>();
    private final PriorityQueue<Row> later = new PriorityQueue<>(
            Comparator.comparing(Row::at).thenComparing(Row::sequence));
    private final PriorityQueue<Row> found = new PriorityQueue<>(IN_TURN);
    private long sequence;
    private int busy;
    private int drains;

    private record Row(String lane, int urgency, Instant at, long sequence) {
    }

    SimulatedSchedule(VirtualTime time, MemoryClaims claims, LaneRunner runner, int workers) {
        this.time = time;
        this.claims = claims;
        this.runner = runner;
        this.workers = workers;
    }

    /** Polls for as long as there is something to come. */
    void poll(BooleanSupplier goesOn) {
        look();
        if (goesOn.getAsBoolean()) {
            time.at(time.nanos() + LaneSchedule.POLL.toNanos(), () -> poll(goesOn));
        }
    }

    /** How often a lane was given to a worker. */
    int drains() {
        return drains;
    }

    void wake(String lane, int urgency) {
        if (rows.add(lane)) {
            claims.write();
            later.add(new Row(lane, urgency, time.instant(), sequence++));
            look();
        }
    }

    private void look() {
        var now = time.instant();
        while (!later.isEmpty() && !later.peek().at().isAfter(now)) {
            found.add(later.remove());
        }
        serve();
    }

    private void serve() {
        while (busy < workers && !found.isEmpty()) {
            var row = found.remove();
            busy++;
            drains++;
            time.begin(() -> work(row));
        }
    }

    private void work(Row row) {
        claims.writeAndWait();
        var next = runner.drain(row.lane());
        claims.writeAndWait();
        end(row, next);
        busy--;
        serve();
    }

    private void end(Row row, Optional<Instant> next) {
        if (next.isPresent()) {
            later.add(new Row(row.lane(), row.urgency(), next.get(), sequence++));
            return;
        }
        rows.remove(row.lane());
        if (claims.isDue(row.lane(), time.instant())) {
            wake(row.lane(), LaneSchedule.USUAL);
        }
    }
}
