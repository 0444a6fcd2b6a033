package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Lapse;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Person;

/**
 * What ends at a firm, as it is known on a day, laid out once for all who ask.
 *
 * @param managed by who manages the holder
 * @param humans the one id that stands for each other one
 * @param gone who is not at the firm on that day
 */
record Endings(List<Lapse> all, Map<PersonId, List<Lapse>> held, Map<PersonId, List<Lapse>> managed,
        Map<PersonId, PersonId> humans, Set<PersonId> gone) {

    Endings {
        all = List.copyOf(all);
        held = Map.copyOf(held);
        managed = Map.copyOf(managed);
        humans = Map.copyOf(humans);
        gone = Set.copyOf(gone);
    }

    private record On(LocalDate day) implements KeptFindings.Question<Endings> {
    }

    static Endings of(Firm firm, Situation situation, Catalog catalog, LocalDate day) {
        return firm.found(situation, new On(day),
                () -> of(firm.evidence(situation, Terms.NONE), firm.people(situation), catalog, day));
    }

    private static Endings of(Evidence evidence, Map<PersonId, Person> people, Catalog catalog, LocalDate day) {
        var all = Lapse.of(evidence, catalog, day);
        Map<PersonId, List<Lapse>> managed = new HashMap<>();
        all.forEach(lapse -> manager(lapse.holder(), people)
                .ifPresent(manager -> managed.computeIfAbsent(manager, _ -> new ArrayList<>()).add(lapse)));
        Map<PersonId, PersonId> humans = new HashMap<>();
        people.forEach((id, person) -> person.alsoKnownAs().forEach(other -> humans.put(other, id)));
        Set<PersonId> gone = new HashSet<>();
        Set<PersonId> here = new HashSet<>();
        for (var staff : evidence.staff()) {
            (staff.holdsOn(day) ? here : gone).add(staff.person());
        }
        gone.removeAll(here);
        return new Endings(all, all.stream().collect(Collectors.groupingBy(Lapse::holder)), managed, humans, gone);
    }

    /** Whom the staff list names; nobody manages themselves. */
    static Optional<PersonId> manager(PersonId holder, Map<PersonId, Person> people) {
        return Optional.ofNullable(people.get(holder)).flatMap(Person::manager)
                .filter(manager -> !manager.equals(holder));
    }

    PersonId human(PersonId id) {
        return humans.getOrDefault(id, id);
    }

    List<Lapse> of(PersonId holder) {
        return held.getOrDefault(holder, List.of());
    }

    List<Lapse> ofPeopleOf(PersonId manager) {
        return managed.getOrDefault(manager, List.of());
    }
}
