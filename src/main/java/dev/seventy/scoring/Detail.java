package dev.seventy.scoring;

import java.math.BigDecimal;

import dev.seventy.evidence.Achievement;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Measure;

/** One thing that was counted, or left out with the reason. */
public sealed interface Detail {

    /** A person through the certification that counts, or does not. */
    record Holder(Certification certification) implements Detail {
    }

    /**
     * A customer with the two amounts that were compared, in US dollars.
     *
     * @param change +1 won, -1 lost, 0 neither
     */
    record Customer(CustomerId customer, BigDecimal now, BigDecimal yearBefore, int change) implements Detail {
    }

    /** A customer or a service with its amount in US dollars over the period. */
    record Amount(String subject, BigDecimal usd) implements Detail {
    }

    /** A figure that was reported. */
    record Figure(Measure measure) implements Detail {
    }

    /** Something that the firm achieved with the vendor. */
    record Done(Achievement achievement) implements Detail {
    }

    /** Something left out, and why. */
    record LeftOut(Detail what, Reason reason) {
    }
}
