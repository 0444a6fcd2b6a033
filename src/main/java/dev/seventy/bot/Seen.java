package dev.seventy.bot;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import dev.seventy.evidence.PersonId;

/** Whose names an answer shows. Made for one line that is said, it belongs to one thread. */
final class Seen {

    private final Set<PersonId> people = new TreeSet<>();

    void add(PersonId person) {
        people.add(person);
    }

    void addAll(Collection<PersonId> more) {
        people.addAll(more);
    }

    Set<PersonId> people() {
        return Set.copyOf(people);
    }
}
