package dev.seventy.slack.fake;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does; the deadline only ends a test that fails. */
public final class Until {

    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(30);

    private Until() {
    }

    /** Returns once the condition holds. */
    public static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen in 30 s: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
