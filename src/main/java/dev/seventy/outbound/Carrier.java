package dev.seventy.outbound;

import java.util.List;

import dev.seventy.store.Errand;

/** Does the errands of one platform. Called from several threads, never twice at once for the same lane. */
public interface Carrier {

    /** The platform whose errands it does, as in {@link Order#platform()}. */
    String platform();

    /**
     * Every limit that the errand falls under; empty for none. It reads the payload and nothing else: an exception means
     * that this cannot be read, and the errand is given up.
     *
     * @param payload as it was ordered
     */
    List<Allowance> allowances(Errand errand, String payload);

    /**
     * Tries once, within 30 seconds where it sends something. Whether to try again is not its business; an exception
     * counts as {@link Outcome.Unknown}. It looks here, at the last moment, whether the receiver still wants it.
     *
     * @param errand how often it was begun is in it, and {@code organisation} and {@code id} tell it from all others;
     * its own payload is sealed
     * @param payload as it was ordered
     */
    Outcome carry(Errand errand, String payload);

    /**
     * Asks the platform something that changes nothing and falls under no limit of a workspace, and says whether it
     * answered, whatever it did. Asked now and then once tries have gone unanswered.
     */
    default boolean answers() {
        return true;
    }

    /**
     * Told at most once of an errand that ended without being known to have taken effect: refused, given up, too late,
     * cancelled because its workspace is gone, or nobody knows. What is cancelled it is told of in the transaction that
     * does so: an exception undoes that.
     *
     * @param errand with the lane that it had
     * @param how {@code UNKNOWN} where it may have taken effect; otherwise it certainly did not
     */
    default void ended(Errand errand, Errand.State how, String payload) {
    }
}
