package dev.seventy.outbound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.seventy.store.Errand;

/** A platform that does nothing, answers what it was told to answer, and remembers what it was given. */
final class RecordingCarrier implements Carrier {

    static final String PLATFORM = "fake";

    private final List<String> carried = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final List<Errand.State> ends = new ArrayList<>();
    private final List<String> overlaps = new ArrayList<>();
    private final Set<String> busy = new HashSet<>();
    private final Map<String, List<Outcome>> answers = new HashMap<>();
    private final Map<String, CountDownLatch> held = new HashMap<>();
    private volatile Function<Errand, List<Allowance>> limits = _ -> List.of();
    private volatile Consumer<Errand.State> hearing = _ -> {
    };

    synchronized void answer(String payload, Outcome... outcomes) {
        answers.put(payload, new ArrayList<>(Arrays.asList(outcomes)));
    }

    /** Whoever carries this waits until the latch is open. */
    synchronized CountDownLatch hold(String payload) {
        return held.computeIfAbsent(payload, _ -> new CountDownLatch(1));
    }

    void limit(Function<Errand, List<Allowance>> limits) {
        this.limits = limits;
    }

    /** What it does when it is told how something ended. */
    void hears(Consumer<Errand.State> hearing) {
        this.hearing = hearing;
    }

    synchronized List<String> carried() {
        return List.copyOf(carried);
    }

    /** Lanes in which two were carried at once. */
    synchronized List<String> overlaps() {
        return List.copyOf(overlaps);
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public List<Allowance> allowances(Errand errand, String payload) {
        return limits.apply(errand);
    }

    @Override
    public Outcome carry(Errand errand, String payload) {
        begin(errand.lane(), payload);
        try {
            waitFor(payload);
            return next(payload);
        } finally {
            end(errand.lane());
        }
    }

    @Override
    public synchronized void ended(Errand errand, Errand.State how, String payload) {
        hearing.accept(how);
        ended.add(payload);
        ends.add(how);
    }

    /** What ended without having certainly taken effect. */
    synchronized List<String> ended() {
        return List.copyOf(ended);
    }

    /** How they ended. */
    synchronized List<Errand.State> ends() {
        return List.copyOf(ends);
    }

    private synchronized void begin(String lane, String payload) {
        if (!busy.add(lane)) {
            overlaps.add(lane);
        }
        carried.add(payload);
    }

    private synchronized void end(String lane) {
        busy.remove(lane);
    }

    private synchronized Outcome next(String payload) {
        var left = answers.getOrDefault(payload, List.of());
        return left.isEmpty() ? new Outcome.Done("ok") : left.removeFirst();
    }

    private void waitFor(String payload) {
        CountDownLatch latch;
        synchronized (this) {
            latch = held.getOrDefault(payload, new CountDownLatch(0));
        }
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
