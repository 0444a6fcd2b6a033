package dev.seventy.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/**
 * A clock that stands still while somebody works and jumps to what comes next when all wait. Real threads take part, one
 * of them at a time, so that a run with the same seed is always the same.
 */
final class VirtualTime implements InstantSource {

    private final Instant start;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final List<Worker> workers = new ArrayList<>();
    private final Semaphore over = new Semaphore(0);
    private long now;
    private long sequence;
    private volatile boolean isOver;
    private volatile Optional<Throwable> failure = Optional.empty();

    /** Somebody's turn at a moment: a worker's, or that of something short that any thread may do. */
    private record Event(long at, long sequence, Optional<Worker> worker, Runnable work) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(sequence, other.sequence) : Long.compare(at, other.at);
        }
    }

    /** A thread that does one long thing after the other. */
    private final class Worker extends Thread {
        private final Semaphore turn = new Semaphore(0);
        private Runnable work = () -> {
        };

        Worker() {
            super("simulated-" + workers.size());
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                turn.acquireUninterruptibly();
                while (!isOver) {
                    work.run();
                    idle.push(this);
                    next(Optional.of(this));
                }
            } catch (RuntimeException | Error broken) {
                end(Optional.of(broken));
            }
        }
    }

    VirtualTime(Instant start) {
        this.start = start;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(now);
    }

    /** Nanoseconds since the start. */
    long nanos() {
        return now;
    }

    /** Something short at a moment, in nanoseconds since the start; it may not sleep. */
    void at(long nanos, Runnable work) {
        events.add(new Event(Math.max(nanos, now), sequence++, Optional.empty(), work));
    }

    /** Something that sleeps, on a thread of its own, as soon as those before had their turn. */
    void begin(Runnable work) {
        var worker = Optional.ofNullable(idle.poll()).orElseGet(this::hired);
        worker.work = work;
        events.add(new Event(now, sequence++, Optional.of(worker), work));
    }

    private Worker hired() {
        var worker = new Worker();
        workers.add(worker);
        worker.start();
        return worker;
    }

    /** Lets the others go on meanwhile; only for what was begun. */
    void sleep(Duration time) {
        sleepUntil(now + time.toNanos());
    }

    void sleepUntil(long nanos) {
        var first = events.peek();
        if (first == null || first.at > nanos) {
            now = Math.max(now, nanos);
            return;
        }
        var self = (Worker) Thread.currentThread();
        events.add(new Event(Math.max(nanos, now), sequence++, Optional.of(self), self.work));
        next(Optional.of(self));
    }

    /** Gives the turn to whoever is next, and waits until it is one's own. */
    private void next(Optional<Worker> self) {
        for (var event = events.poll(); event != null; event = events.poll()) {
            now = event.at;
            if (event.worker.isEmpty()) {
                event.work.run();
            } else {
                if (!event.worker.equals(self)) {
                    event.worker.get().turn.release();
                    self.ifPresent(waiting -> waiting.turn.acquireUninterruptibly());
                }
                return;
            }
        }
        end(Optional.empty());
        self.ifPresent(waiting -> waiting.turn.acquireUninterruptibly());
    }

    private void end(Optional<Throwable> broken) {
        failure = broken;
        over.release();
    }

    /** Until nothing is left to come. */
    void run() {
        next(Optional.empty());
        over.acquireUninterruptibly();
        isOver = true;
        workers.forEach(worker -> worker.turn.release());
        failure.ifPresent(broken -> {
            throw new IllegalStateException(broken);
        });
    }
}
