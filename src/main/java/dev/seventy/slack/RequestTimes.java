package dev.seventy.slack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long requests took from the moment they were there to their answer, which is what acknowledges them, by how they
 * ended. Noting one costs two additions.
 */
public final class RequestTimes {

    /** How a request ended. */
    public enum Ending {
        ANSWERED,
        /** Slack did not sign it. */
        UNSIGNED,
        /** Too large, too slow or not whole. */
        MALFORMED,
        /** By a failure of ours, so that Slack sends an event again. */
        FAILED;

        static Ending of(int status) {
            return status < 400 ? ANSWERED : status == 401 ? UNSIGNED : status < 500 ? MALFORMED : FAILED;
        }
    }

    /** The upper ends of the buckets in microseconds, each twice the one before; beyond them is one more. */
    private static final int FIRST_MICROS = 125;
    private static final int BUCKETS = 16;

    private final List<LongAdder[]> counts = new ArrayList<>();
    private final List<LongAdder> sums = new ArrayList<>();

    RequestTimes() {
        for (var _ : Ending.values()) {
            var buckets = new LongAdder[BUCKETS + 1];
            Arrays.setAll(buckets, _ -> new LongAdder());
            counts.add(buckets);
            sums.add(new LongAdder());
        }
    }

    void took(int status, long nanos) {
        var ending = Ending.of(status).ordinal();
        counts.get(ending)[bucket(nanos)].increment();
        sums.get(ending).add(nanos);
    }

    private static int bucket(long nanos) {
        var over = Math.max(0, nanos - 1) / (FIRST_MICROS * 1_000L);
        return Math.min(BUCKETS, Long.SIZE - Long.numberOfLeadingZeros(over));
    }

    /** The upper ends of all buckets but the last, in microseconds. */
    public static List<Long> ends() {
        List<Long> ends = new ArrayList<>();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            ends.add((long) FIRST_MICROS << bucket);
        }
        return Collections.unmodifiableList(ends);
    }

    /** How many fell into each bucket, the one beyond all ends last. */
    public List<Long> counts(Ending ending) {
        return Arrays.stream(counts.get(ending.ordinal())).map(LongAdder::sum).toList();
    }

    /** All of them together, in nanoseconds. */
    public long sum(Ending ending) {
        return sums.get(ending.ordinal()).sum();
    }
}
