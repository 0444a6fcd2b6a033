package dev.seventy.store;

import java.time.Instant;
import java.util.Locale;

/**
 * Something to be done after a platform was answered, one after the other within its lane.
 *
 * @param lane what is kept in order, such as one channel of one workspace
 * @param kind what is to be done
 * @param payload what is needed for it; empty once the errand has ended
 * @param due when it may be begun
 * @param expires from when on it is no longer worth doing
 * @param attempts how often it was begun
 * @param fence the number under which it was begun last; who holds an older one is too late
 * @param outcome how it ended, or why it waits again
 */
public record Errand(OrganisationId organisation, long id, String lane, String kind, String platform, String workspace,
        String payload, Instant recorded, Instant due, Instant expires, State state, int attempts, long fence,
        String outcome) {

    /** How far an errand has come. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        /** It was begun and nobody knows whether it took effect. */
        UNKNOWN,
        /** Nobody came to do it in time. */
        EXPIRED,
        CANCELLED;

        /** How it is written down. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
