package dev.seventy.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which platforms do not answer. After a few tries in a row of which none was answered, nothing is sent there until a
 * question that changes nothing is: so an outage costs what waits none of its attempts, and leaves little in doubt.
 */
final class Outages {

    /** So many tries in a row, of whatever lanes, may go unanswered before the platform is taken to be away. */
    static final int FEW = 5;
    static final Duration FIRST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(2);
    /** Those that nobody waits for come back one after the other, so that thousands do not come at once. */
    private static final Duration APART = Duration.ofMillis(10);

    private static final Logger log = LoggerFactory.getLogger(Outages.class);

    private final Map<String, Outage> outages = new HashMap<>();

    private static final class Outage {
        private int unanswered;
        private Duration pause = FIRST;
        /** When whoever comes first asks. */
        private Instant question = Instant.MIN;
        private Instant line = Instant.MIN;

        private boolean isOn() {
            return unanswered >= FEW;
        }
    }

    /**
     * Whether the platform is away, for which it is asked now and then. Call it before something is sent there.
     *
     * @return empty where it may be sent, and otherwise when to ask again
     */
    Optional<Instant> away(Carrier carrier, boolean isUrgent, Instant now) {
        if (!mayAsk(carrier.platform(), now)) {
            return later(carrier.platform(), isUrgent);
        }
        if (carrier.answers()) {
            answered(carrier.platform());
        }
        return later(carrier.platform(), isUrgent);
    }

    /** True for one at a time, when the time has come. */
    private synchronized boolean mayAsk(String platform, Instant now) {
        var outage = outages.get(platform);
        if (outage == null || !outage.isOn() || now.isBefore(outage.question)) {
            return false;
        }
        outage.question = now.plus(outage.pause);
        var longer = outage.pause.multipliedBy(2);
        outage.pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        return true;
    }

    private synchronized Optional<Instant> later(String platform, boolean isUrgent) {
        var outage = outages.get(platform);
        if (outage == null || !outage.isOn()) {
            return Optional.empty();
        }
        if (isUrgent) {
            return Optional.of(outage.question);
        }
        outage.line = outage.line.isBefore(outage.question) ? outage.question : outage.line.plus(APART);
        return Optional.of(outage.line);
    }

    /** What was sent was answered, whatever the answer was. */
    synchronized void answered(String platform) {
        var outage = outages.remove(platform);
        if (outage != null && outage.isOn()) {
            log.warn("platform answers again platform={}", platform);
        }
    }

    synchronized void unanswered(String platform) {
        var outage = outages.computeIfAbsent(platform, _ -> new Outage());
        outage.unanswered++;
        if (outage.unanswered == FEW) {
            log.error("platform does not answer, so nothing is sent there until it does platform={}", platform);
        }
    }
}
