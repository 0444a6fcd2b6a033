package dev.seventy.bot;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import org.slf4j.Logger;

/** The world failed while something was asked: the log holds the cause under a reference, the asker sees only that. */
public record Incident(String reference) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Writes the one line that the reference leads to. */
    public static Incident log(Logger log, String doing, Throwable cause) {
        var bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        var incident = new Incident(HexFormat.of().formatHex(bytes));
        log.error("incident reference={} doing={}", incident.reference, doing, new Trace(cause));
        return incident;
    }

    public Reply reply() {
        return Reply.refused(
                "Something went wrong here, and it is not your doing. Please try again; if it stays, give"
                        + " reference " + reference + " to whoever runs Seventy: the log says more under it.",
                new Block.Buttons(List.of(new Block.Button("Help", "help", true))));
    }

    /**
     * Where a failure came from, without its message: drivers and parsers put values into theirs, and names,
     * customers and tokens belong in no log.
     */
    private static final class Trace extends Exception {
        Trace(Throwable cause) {
            super(cause.getClass().getName(), cause.getCause() == null ? null : new Trace(cause.getCause()), false,
                    true);
            setStackTrace(cause.getStackTrace());
        }

        /** Without this class's own name, which would say nothing. */
        @Override
        @SuppressWarnings("OverrideThrowableToString")
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
