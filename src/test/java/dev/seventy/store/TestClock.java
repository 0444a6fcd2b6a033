package dev.seventy.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when it is told to. */
public final class TestClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-02T09:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = instant().plus(time);
    }
}
