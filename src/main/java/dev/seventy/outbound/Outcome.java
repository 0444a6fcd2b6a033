package dev.seventy.outbound;

import java.time.Duration;

/** How an attempt ended. What is said of it is kept and logged: a word of the protocol, never a body or an address. */
public sealed interface Outcome {

    String why();

    /** It took effect. */
    record Done(String why) implements Outcome {
    }

    /**
     * The platform asks to wait, and nothing happened: HTTP 429. Nothing that falls under the bucket is tried before.
     *
     * @param time what the platform asked for; at least a second is waited and at most an hour, so zero will do for an
     * answer that cannot be read
     */
    record Wait(Duration time, String bucket, String why) implements Outcome {
    }

    /**
     * Nothing happened, and it may go well later: an internal error. An error that the carrier does not know belongs here
     * too: it is tried a few times, and then given up and put into the log.
     */
    record Again(String why) implements Outcome {
    }

    /** The same where the platform was not reached. While it is away for all, that costs no attempt. */
    record Unreached(String why) implements Outcome {
    }

    /** Nothing happened, and nothing ever will: no such channel, a revoked token. */
    record Refused(String why) implements Outcome {
    }

    /** It may have taken effect: the connection broke after the request was sent. What follows depends on the kind. */
    record Unknown(String why) implements Outcome {
    }
}
