package dev.seventy.outbound;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often errands were tried by this process, and how each try ended. */
final class Tries {

    private final Map<Outbound.Try, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String kind, String ending) {
        counts.computeIfAbsent(new Outbound.Try(kind, ending), _ -> new LongAdder()).increment();
    }

    Map<Outbound.Try, Long> all() {
        Map<Outbound.Try, Long> all = new TreeMap<>();
        counts.forEach((tried, count) -> all.put(tried, count.sum()));
        return all;
    }
}
