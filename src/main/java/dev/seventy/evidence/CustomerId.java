package dev.seventy.evidence;

/** One customer tenant, by the id it has with the vendor. */
public record CustomerId(String tenant) implements Comparable<CustomerId> {

    @Override
    public int compareTo(CustomerId other) {
        return tenant.compareTo(other.tenant);
    }
}
