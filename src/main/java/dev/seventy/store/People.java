package dev.seventy.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;

/** The people of an organisation, by name; the one place where an id becomes somebody. */
public final class People {

    private final Database database;

    People(Database database) {
        this.database = database;
    }

    /** Everybody whom a visible import knows, each human once, by id. */
    public Map<PersonId, Person> of(OrganisationId organisation) {
        return database.read(handle -> {
            var visible = VisibleImports.now(handle, organisation);
            Map<PersonId, Gathered> gathered = new TreeMap<>();
            var humans = Humans.linkedBy(handle, organisation, visible.numbers());
            identifiers(handle, organisation, visible.numbers(), humans, gathered);
            names(handle, organisation, visible.numbers(), humans, gathered);
            employment(new FactQuery(handle, organisation, visible), humans, gathered);
            Map<PersonId, Person> people = new TreeMap<>();
            gathered.forEach((id, found) -> people.put(id, found.person(id)));
            return people;
        });
    }

    /** By how many of the vendor's profiles trainings exports know each human; who stands in none is left out. */
    public Map<PersonId, Integer> profiles(OrganisationId organisation) {
        return database.read(handle -> {
            var visible = VisibleImports.now(handle, organisation);
            var humans = Humans.linkedBy(handle, organisation, visible.numbers());
            Map<PersonId, Set<String>> profiles = new TreeMap<>();
            handle.createQuery("""
                    SELECT stated.person, stated.value, stated.import FROM person_identifiers stated
                    WHERE stated.organisation = :organisation AND stated.kind = 'vendor'
                      AND EXISTS (SELECT 1 FROM import_files source
                          WHERE source.organisation = stated.organisation AND source.import = stated.import
                            AND source.kind = 'TRAININGS_EXPORT')""").bind("organisation", organisation)
                    .scanResultSet((rows, _) -> {
                        for (var row = rows.get(); row.next();) {
                            if (visible.contains(row.getLong("import"))) {
                                profiles.computeIfAbsent(humans.of(new PersonId(row.getString("person"))),
                                        _ -> new TreeSet<>()).add(row.getString("value"));
                            }
                        }
                        return profiles;
                    });
            return profiles.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, known -> known.getValue().size()));
        });
    }

    /** What comes together of one human. */
    private static final class Gathered {
        private final Set<PersonId> ids = new TreeSet<>();
        private final Map<String, Set<String>> identifiers = new HashMap<>();
        private Optional<String> ownName = Optional.empty();
        private Optional<String> exportedName = Optional.empty();
        private Optional<PersonId> manager = Optional.empty();
        private Optional<String> location = Optional.empty();
        private Optional<String> role = Optional.empty();

        Person person(PersonId id) {
            ids.remove(id);
            return new Person(id, ids, ownName.or(() -> exportedName), all(Identifier.KEY), all(Identifier.ADDRESS),
                    all(Identifier.VENDOR), all(Identifier.DIRECTORY), all(Identifier.SLACK), all(Identifier.TEAMS),
                    manager, location, role);
        }

        private List<String> all(String kind) {
            return new ArrayList<>(identifiers.getOrDefault(kind, Set.of()));
        }
    }

    private static Gathered gathered(Map<PersonId, Gathered> all, Humans humans, String person) {
        var id = new PersonId(person);
        var gathered = all.computeIfAbsent(humans.of(id), _ -> new Gathered());
        gathered.ids.add(id);
        return gathered;
    }

    private static void identifiers(Handle handle, OrganisationId organisation, Set<Long> visible, Humans humans,
            Map<PersonId, Gathered> all) {
        handle.createQuery("""
                SELECT person, kind, value, import FROM person_identifiers
                WHERE organisation = :organisation ORDER BY import DESC, position, value""")
                .bind("organisation", organisation).scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        if (visible.contains(row.getLong("import"))) {
                            gathered(all, humans, row.getString("person")).identifiers
                                    .computeIfAbsent(row.getString("kind"), _ -> new LinkedHashSet<>())
                                    .add(row.getString("value"));
                        }
                    }
                    return all;
                });
    }

    private static void names(Handle handle, OrganisationId organisation, Set<Long> visible, Humans humans,
            Map<PersonId, Gathered> all) {
        handle.createQuery("""
                SELECT person, own, name, import FROM person_names
                WHERE organisation = :organisation ORDER BY import, person""").bind("organisation", organisation)
                .scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        if (visible.contains(row.getLong("import"))) {
                            var gathered = gathered(all, humans, row.getString("person"));
                            var name = Optional.of(row.getString("name"));
                            if (row.getInt("own") == 1) {
                                gathered.ownName = name;
                            } else {
                                gathered.exportedName = name;
                            }
                        }
                    }
                    return all;
                });
    }

    private static void employment(FactQuery facts, Humans humans, Map<PersonId, Gathered> all) {
        facts.of(FactKind.STAFF).scanResultSet((rows, _) -> {
            for (var row = rows.get(); row.next();) {
                var gathered = gathered(all, humans, row.getString("person"));
                gathered.manager = FactQuery.maybe(row, "manager", id -> humans.of(new PersonId(id)));
                gathered.location = FactQuery.maybe(row, "location", text -> text);
                gathered.role = FactQuery.maybe(row, "role", text -> text);
            }
            return all;
        });
    }
}
