package dev.seventy.slack.fake;

import java.time.Duration;

/** The answer 429: nothing was done, come again after this time. */
final class RateLimited extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration wait;

    RateLimited(Duration wait) {
        super("ratelimited", null, false, false);
        this.wait = wait;
    }

    /** Whole seconds, at least one. */
    long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
