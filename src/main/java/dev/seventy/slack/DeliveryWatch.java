package dev.seventy.slack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how many of Slack's deliveries fail. Slack switches an app's events off when more than 95 % fail within an hour,
 * so whoever runs this learns of it long before: https://docs.slack.dev/apis/events-api/#failure_limits
 */
final class DeliveryWatch {

    private static final Logger log = LoggerFactory.getLogger(DeliveryWatch.class);

    private static final Duration WATCHED = Duration.ofMinutes(5);
    private static final long BUCKET_SECONDS = 10;
    private static final int ALARMING_PERCENT = 20;
    private static final int WELL_PERCENT = 10;
    /** Of fewer, one that failed would be an alarm. */
    private static final int FEWEST = 10;

    private final InstantSource clock;
    private final ArrayDeque<Bucket> buckets = new ArrayDeque<>();
    private boolean isAlarming;

    private static final class Bucket {
        private final long number;
        private long all;
        private long failed;

        Bucket(long number) {
            this.number = number;
        }
    }

    /** What came of the deliveries of the last five minutes. */
    record Share(long failed, long all) {

        private boolean isAtLeast(int percent) {
            return all >= FEWEST && failed * 100 >= all * percent;
        }

        @Override
        public String toString() {
            return failed + " of " + all + " failed within five minutes";
        }
    }

    DeliveryWatch(InstantSource clock) {
        this.clock = clock;
    }

    /** Notes what Slack was answered, and logs when that begins to be alarming and when it is well again. */
    synchronized void note(boolean isFailed) {
        var number = clock.instant().getEpochSecond() / BUCKET_SECONDS;
        if (buckets.isEmpty() || buckets.getLast().number != number) {
            buckets.add(new Bucket(number));
            forget();
        }
        buckets.getLast().all++;
        buckets.getLast().failed += isFailed ? 1 : 0;
        if (isFailed || isAlarming) {
            tell(share());
        }
    }

    synchronized Share share() {
        forget();
        return new Share(buckets.stream().mapToLong(bucket -> bucket.failed).sum(),
                buckets.stream().mapToLong(bucket -> bucket.all).sum());
    }

    private void forget() {
        var oldest = clock.instant().minus(WATCHED).getEpochSecond() / BUCKET_SECONDS;
        buckets.removeIf(bucket -> bucket.number <= oldest);
    }

    synchronized boolean isAlarming() {
        return isAlarming;
    }

    private void tell(Share share) {
        if (!isAlarming && share.isAtLeast(ALARMING_PERCENT)) {
            log.error("slack deliveries failing: {}; Slack switches events off above 95 %", share);
            isAlarming = true;
        } else if (isAlarming && !share.isAtLeast(WELL_PERCENT)) {
            log.info("slack deliveries well again: {}", share);
            isAlarming = false;
        }
    }
}
