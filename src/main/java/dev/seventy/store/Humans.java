package dev.seventy.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;

/** Which person ids stand for one human: the smallest id stands for all that are linked. */
final class Humans {

    private final Map<PersonId, PersonId> smaller = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    private record Link(PersonId person, PersonId sameAs, long importId) {
    }

    /** The links that these imports found. */
    static Humans linkedBy(Handle handle, OrganisationId organisation, Set<Long> imports) {
        var humans = new Humans();
        handle.createQuery("SELECT person, same_as, import FROM person_links WHERE organisation = :organisation")
                .bind("organisation", organisation).scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        if (imports.contains(row.getLong("import"))) {
                            var link = new Link(new PersonId(row.getString("person")),
                                    new PersonId(row.getString("same_as")), row.getLong("import"));
                            humans.links.add(link);
                            humans.join(link.person(), link.sameAs());
                        }
                    }
                    return humans;
                });
        return humans;
    }

    PersonId of(PersonId person) {
        var root = person;
        for (var next = smaller.get(root); next != null; next = smaller.get(root)) {
            root = next;
        }
        return root;
    }

    void join(PersonId one, PersonId other) {
        var first = of(one);
        var second = of(other);
        if (first.compareTo(second) < 0) {
            smaller.put(second, first);
        } else if (second.compareTo(first) < 0) {
            smaller.put(first, second);
        }
    }

    /** Every id that stands for the same human as this one, which is among them. */
    Set<PersonId> all(PersonId person) {
        var root = of(person);
        Set<PersonId> all = new TreeSet<>(List.of(person, root));
        smaller.keySet().stream().filter(id -> of(id).equals(root)).forEach(all::add);
        return all;
    }

    /** The imports that link some of these ids. */
    Set<Long> links(Set<PersonId> ids) {
        return links.stream().filter(link -> ids.contains(link.person())).map(Link::importId)
                .collect(Collectors.toSet());
    }
}
