package dev.seventy.bot;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.seventy.reply.Block.Button;

/** Who takes on what, until when. */
public sealed interface Assigning extends Command {

    /**
     * Asks somebody to earn or renew a certification, or to raise a metric.
     *
     * @param what as it was named
     * @param who an account, an address or a name
     * @param by the last day for it
     */
    record Assign(String what, String who, LocalDate by) implements Assigning {
    }

    /** The same, to be filled in. */
    record AssignForm(String what, Optional<String> who) implements Assigning {
    }

    /** Takes back what somebody was asked to do, by its number or by what it is and whose. */
    record Unassign(Optional<Long> id, String what, Optional<String> who) implements Assigning {
    }

    /**
     * A line about what somebody is to do that says too little of it.
     *
     * @param meant what can be done instead
     */
    record AssignUnclear(String why, List<Button> meant) implements Assigning {
        public AssignUnclear {
            meant = List.copyOf(meant);
        }
    }

    /** Who has what to do; for those who see no names what is theirs. */
    record AssignmentList() implements Assigning {
    }

    /** Whoever was asked says no. */
    record AssignmentDecline(long id) implements Assigning {
    }

    /** Whoever said no takes it on after all. */
    record AssignmentTake(long id) implements Assigning {
    }

    /** Whoever was asked says that it is done. */
    record AssignmentDone(long id) implements Assigning {
    }
}
