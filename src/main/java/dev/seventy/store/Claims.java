package dev.seventy.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a worker asks of the store for the errands of a lane: to begin one, and to say how it ended. */
public interface Claims {

    /**
     * Begins the errand of the lane that has been due for longest, of equals the one written down first; empty when
     * none is due or another of the lane is being done. One whose lease ran out is begun again when its kind may be
     * repeated, and is unknown otherwise. Those past their time are expired.
     */
    Optional<Errand> claim(String lane, Instant now, Duration lease, Predicate<String> repeatable);

    /**
     * Ends what nobody will do any more: what waits in a lane past its time, and what somebody began who is gone, where
     * its kind may not be repeated or its time is past. Each is handed over as it was, with how it ends, in the
     * transaction that ends it.
     */
    void endUndone(String lane, Instant now, Predicate<String> repeatable, BiConsumer<Errand, Errand.State> ended);

    /**
     * Does what may fail: of work that fails only what it wrote itself is undone.
     *
     * @param failed is handed what went wrong
     */
    void apart(Runnable work, Consumer<RuntimeException> failed);

    /** Ends an errand that was done; false, and nothing happens, when somebody else has claimed it since. */
    boolean done(Errand errand, String outcome);

    /** Ends an errand that cannot be done; false, and nothing happens, when somebody else has claimed it since. */
    boolean failed(Errand errand, String outcome);

    /** Ends an errand that may have taken effect; false, and nothing happens, when it was claimed since. */
    boolean unknown(Errand errand, String outcome);

    /** Lets an errand wait for another attempt; false, and nothing happens, when somebody else has claimed it since. */
    boolean again(Errand errand, Instant due, String why);

    /**
     * Lets an errand that was not begun after all wait again, as if nobody had claimed it; false, and nothing happens,
     * when somebody else has claimed it since.
     */
    boolean putBack(Errand errand, String why);

    /** Says that an errand is still being done; false, and nothing happens, when somebody else has claimed it since. */
    boolean extend(Errand errand, Instant lease);
}
