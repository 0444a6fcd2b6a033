package dev.seventy.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.seventy.store.Claims;
import dev.seventy.store.Errand;
import dev.seventy.store.Errand.State;

/**
 * The store of a simulation: errands in memory, and a writer that takes its time and of which there is one, as in
 * SQLite. Nobody dies here, so there are leases that nobody looks at.
 */
final class MemoryClaims implements Claims {

    private static final Comparator<Errand> IN_TURN = Comparator.comparing(Errand::due).thenComparing(Errand::id)
            .thenComparing(errand -> errand.organisation().value());

    private final VirtualTime time;
    private final long writing;
    private final Map<String, List<Errand>> waiting = new HashMap<>();
    private final Map<String, Errand> running = new HashMap<>();
    private final Map<State, Integer> ended = new HashMap<>();
    private int open;
    private long fence;
    private long writerIsFree;
    private long writes;

    MemoryClaims(VirtualTime time, Duration writing) {
        this.time = time;
        this.writing = writing.toNanos();
    }

    /** A transaction of which nobody here waits for the end. */
    void write() {
        writes++;
        writerIsFree = Math.max(writerIsFree, time.nanos()) + writing;
    }

    /** A transaction, until it is committed. */
    void writeAndWait() {
        write();
        time.sleepUntil(writerIsFree);
    }

    void add(Errand errand) {
        write();
        open++;
        put(errand);
    }

    private void put(Errand errand) {
        var lane = waiting.computeIfAbsent(errand.lane(), _ -> new ArrayList<>(1));
        lane.add(errand);
        lane.sort(IN_TURN);
    }

    boolean isDue(String lane, Instant now) {
        var line = waiting.get(lane);
        return line != null && !running.containsKey(lane) && !line.getFirst().due().isAfter(now);
    }

    int ended(State state) {
        return ended.getOrDefault(state, 0);
    }

    long writes() {
        return writes;
    }

    /** Errands that have not ended. */
    int open() {
        return open;
    }

    @Override
    public Optional<Errand> claim(String lane, Instant now, Duration lease, Predicate<String> repeatable) {
        var line = waiting.get(lane);
        if (line == null || !isDue(lane, now)) {
            return Optional.empty();
        }
        var next = removed(lane, line);
        var begun = with(next, State.RUNNING, next.attempts() + 1, ++fence);
        running.put(lane, begun);
        writeAndWait();
        return Optional.of(begun);
    }

    private Errand removed(String lane, List<Errand> line) {
        var first = line.removeFirst();
        if (line.isEmpty()) {
            waiting.remove(lane);
        }
        return first;
    }

    private static Errand with(Errand errand, State state, int attempts, long fence) {
        return new Errand(errand.organisation(), errand.id(), errand.lane(), errand.kind(), errand.platform(),
                errand.workspace(), errand.payload(), errand.recorded(), errand.due(), errand.expires(), state,
                attempts, fence, errand.outcome());
    }

    @Override
    public void endUndone(String lane, Instant now, Predicate<String> repeatable, BiConsumer<Errand, State> gone) {
        var line = waiting.get(lane);
        while (line != null && !line.isEmpty() && !line.getFirst().expires().isAfter(now)) {
            gone.accept(removed(lane, line), State.EXPIRED);
            count(State.EXPIRED);
            writeAndWait();
        }
    }

    @Override
    public void apart(Runnable work, Consumer<RuntimeException> failed) {
        work.run();
    }

    @Override
    public boolean done(Errand errand, String outcome) {
        return end(errand, State.DONE);
    }

    @Override
    public boolean failed(Errand errand, String outcome) {
        return end(errand, State.FAILED);
    }

    @Override
    public boolean unknown(Errand errand, String outcome) {
        return end(errand, State.UNKNOWN);
    }

    private boolean end(Errand errand, State state) {
        var isHeld = release(errand);
        if (isHeld) {
            count(state);
        }
        writeAndWait();
        return isHeld;
    }

    private void count(State state) {
        open--;
        ended.merge(state, 1, Integer::sum);
    }

    private boolean release(Errand errand) {
        return running.remove(errand.lane(), errand);
    }

    @Override
    public boolean again(Errand errand, Instant due, String why) {
        return waitAgain(errand, errand.attempts());
    }

    @Override
    public boolean putBack(Errand errand, String why) {
        return waitAgain(errand, errand.attempts() - 1);
    }

    private boolean waitAgain(Errand errand, int attempts) {
        var isHeld = release(errand);
        if (isHeld) {
            put(with(errand, State.WAITING, attempts, errand.fence()));
        }
        writeAndWait();
        return isHeld;
    }

    @Override
    public boolean extend(Errand errand, Instant lease) {
        return errand.equals(running.get(errand.lane()));
    }
}
