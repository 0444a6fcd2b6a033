package dev.seventy.rules;

import java.util.Set;

/**
 * Which consumption counts.
 *
 * @param associations how the partner has to be attributed; any one of them is enough
 * @param offersExcluded kinds of offer that never count
 * @param services the only service-level-2 names that count; empty means all
 * @param servicesExcluded service-level-2 names that do not count
 */
public record UsageScope(Set<String> associations, Set<String> offersExcluded, Set<String> services,
        Set<String> servicesExcluded) {

    public UsageScope {
        associations = Set.copyOf(associations);
        offersExcluded = Set.copyOf(offersExcluded);
        services = Set.copyOf(services);
        servicesExcluded = Set.copyOf(servicesExcluded);
    }

    public boolean counts(String service) {
        return (services.isEmpty() || services.contains(service)) && !servicesExcluded.contains(service);
    }
}
