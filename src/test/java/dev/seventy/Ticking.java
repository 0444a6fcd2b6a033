package dev.seventy;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

import dev.seventy.slack.fake.FakeSlack;

/** Lets the clock of a Slack go as the system's, by which other processes live. */
final class Ticking extends Thread implements AutoCloseable {

    private final FakeSlack slack;
    private volatile boolean isOver;

    Ticking(FakeSlack slack) {
        this.slack = slack;
        slack.clock().set(Instant.now());
        setDaemon(true);
        start();
    }

    @Override
    public void run() {
        while (!isOver) {
            slack.clock().set(Instant.now());
            LockSupport.parkNanos(500_000);
        }
    }

    @Override
    public void close() {
        isOver = true;
    }
}
