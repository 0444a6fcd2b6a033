package dev.seventy.bot;

import java.util.Map;
import java.util.Optional;

import dev.seventy.evidence.Achievement;
import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.PersonId;

/** The names behind ids, as far as the reader of an answer may see them. */
record Directory(Map<PersonId, String> people, Map<CustomerId, String> customers, boolean showsPeople,
        boolean showsRevenue) {

    /** For whoever sees no names. */
    static final Directory EMPTY = new Directory(Map.of(), Map.of(), false, false);

    Directory {
        people = Map.copyOf(people);
        customers = Map.copyOf(customers);
    }

    Optional<String> person(PersonId id) {
        return showsPeople ? Optional.of(order(id)) : Optional.empty();
    }

    /** By what people are brought in order: their name, which the reader does not see by that. */
    String order(PersonId id) {
        return people.getOrDefault(id, "a person without a name");
    }

    /** The name of an achievement, which may be a customer's: managers tell it, so they see it. */
    Optional<String> achievement(Achievement achieved) {
        return showsPeople ? Optional.of(achieved.name()) : Optional.empty();
    }

    Optional<String> customer(String tenant) {
        return showsRevenue ? Optional.of(customers.getOrDefault(new CustomerId(tenant), tenant)) : Optional.empty();
    }
}
