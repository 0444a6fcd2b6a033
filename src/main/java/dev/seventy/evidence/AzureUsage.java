package dev.seventy.evidence;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/**
 * What one customer consumed of one Azure service in one month.
 *
 * @param service the service-level-2 name; empty when the material only gives a total
 * @param associations how the partner is attributed (PAL, DPOR, CSP, CPOR); usually one
 * @param segment the vendor's size class of the customer, such as SMB or Enterprise
 * @param offerType the kind of offer, which the usage export does not tell
 * @param acrUsd Azure consumed revenue in US dollars; corrections may be negative
 */
public record AzureUsage(CustomerId customer, YearMonth month, String service, Set<String> associations,
        Optional<String> segment, Optional<String> offerType, BigDecimal acrUsd, Origin origin,
        int row) implements Fact {

    public AzureUsage {
        associations = Set.copyOf(associations);
    }
}
