package dev.seventy.planning;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.PersonId;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Reason;
import org.apache.commons.numbers.fraction.BigFraction;

/** Why a score is another on one day than on the day before. */
public sealed interface Cause {

    /**
     * People stop counting through a credential.
     *
     * @param why that it expired, was retired, or that they left
     */
    record Ended(Reason why, CredentialId credential, List<PersonId> people) implements Cause {
        public Ended {
            people = List.copyOf(people);
        }
    }

    /** People begin to count through a credential. */
    record Begun(CredentialId credential, List<PersonId> people) implements Cause {
        public Begun {
            people = List.copyOf(people);
        }
    }

    /**
     * A figure is another.
     *
     * @param before empty where it was not known
     * @param after empty where it is not known any more
     */
    record Figure(Quantity quantity, Optional<BigFraction> before, Optional<BigFraction> after,
            Set<Moved> moved) implements Cause {
        public Figure {
            moved = Set.copyOf(moved);
        }
    }

    /** What of a figure is another. */
    enum Moved {
        /** The months a year before, with which it is compared. */
        BASELINE,
        /** The months that are counted. */
        MONTHS,
        /** What was reported. */
        REPORTED,
        /** What the firm achieved. */
        ACHIEVED
    }

    /** Other rules hold, by their ids. */
    record OtherRules(String before, String after) implements Cause {
    }

    /** Another path counts. */
    record OtherPath(ProgramPath before, ProgramPath after) implements Cause {
    }
}
