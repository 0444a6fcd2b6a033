package dev.seventy.store;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.seventy.evidence.PersonClues;
import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;

/**
 * Finds out, for one import, which of our people its rows speak of. Any identifier that is known decides; a row that
 * knows several people shows that they are one human; one that knows none brings somebody new. Names never decide, but
 * of whoever attests something, of whom often nothing else is told.
 */
final class PersonRegister {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 12;

    private final SecureRandom random = new SecureRandom();
    private final OrganisationId organisation;
    private final ImportId importId;
    private final Humans humans;
    private final Map<Identifier, PersonId> known = new HashMap<>();
    private final Set<Identifier> stated = new HashSet<>();
    private final Set<PersonId> created = new HashSet<>();
    private final Set<PersonId> matched = new HashSet<>();
    private final Set<Named> named = new HashSet<>();
    private final Set<Long> visible;
    private final Map<String, Set<PersonId>> bearers = new HashMap<>();
    /** Those who are known by more than a name. */
    private final Set<PersonId> identified = new HashSet<>();
    private boolean knowsNames;

    private final List<PersonId> newPeople = new ArrayList<>();
    private final List<Attached> newIdentifiers = new ArrayList<>();
    private final List<Link> newLinks = new ArrayList<>();
    private final Set<Link> linked = new HashSet<>();
    private final List<Name> newNames = new ArrayList<>();

    private record Attached(Identifier identifier, PersonId person, int position) {
    }

    private record Link(PersonId person, PersonId sameAs) {
    }

    private record Named(PersonId person, boolean own) {
    }

    private record Name(Named whose, String name) {
    }

    private PersonRegister(OrganisationId organisation, ImportId importId, Humans humans, Set<Long> visible) {
        this.organisation = organisation;
        this.importId = importId;
        this.humans = humans;
        this.visible = visible;
    }

    /** Knows everybody whom the visible imports know. */
    static PersonRegister load(Handle handle, OrganisationId organisation, ImportId importId, Set<Long> visible) {
        var register = new PersonRegister(organisation, importId, Humans.linkedBy(handle, organisation, visible),
                visible);
        handle.createQuery(
                "SELECT kind, value, person, import FROM person_identifiers WHERE organisation = :organisation")
                .bind("organisation", organisation).scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        if (visible.contains(row.getLong("import"))) {
                            register.know(new Identifier(row.getString("kind"), row.getString("value")),
                                    new PersonId(row.getString("person")));
                        }
                    }
                    return register;
                });
        return register;
    }

    private void know(Identifier identifier, PersonId person) {
        identified.add(person);
        known.merge(identifier, person, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    PersonId find(PersonClues clues) {
        return find(clues, Optional.empty(), Optional.empty(), false);
    }

    /** @param own whether the name is the firm's own spelling, which is preferred to an export's */
    PersonId find(PersonClues clues, Optional<String> slackUser, Optional<String> teamsUser, boolean own) {
        var identifiers = Identifier.of(clues, slackUser, teamsUser);
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("a row tells nothing of who it speaks of");
        }
        var found = new TreeSet<PersonId>();
        for (var identifier : identifiers) {
            Optional.ofNullable(known.get(identifier)).ifPresent(found::add);
        }
        found.stream().filter(person -> !created.contains(person)).forEach(matched::add);
        var person = found.isEmpty() ? newcomer() : found.first();
        found.tailSet(person, false).forEach(other -> {
            humans.join(person, other);
            // Also where another import says so: that one can be taken back.
            var link = new Link(other, person);
            if (linked.add(link)) {
                newLinks.add(link);
            }
        });
        identified.add(person);
        for (int position = 0; position < identifiers.size(); position++) {
            var identifier = identifiers.get(position);
            if (stated.add(identifier)) {
                newIdentifiers.add(new Attached(identifier, person, position));
                known.putIfAbsent(identifier, person);
            }
        }
        clues.name().filter(name -> !name.isBlank()).ifPresent(name -> call(person, own, name.strip()));
        return person;
    }

    /** The ids that what a row tells of a person is known by; none where nobody is known by it. */
    Set<PersonId> known(PersonClues clues) {
        return Identifier.of(clues, Optional.empty(), Optional.empty()).stream()
                .flatMap(identifier -> Optional.ofNullable(known.get(identifier)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every id that stands for the human for whom an id stands. */
    Set<PersonId> sameHumanAs(PersonId person) {
        return humans.all(person);
    }

    /** The visible imports that say of some of these ids that they are one human. */
    Set<Long> linkedBy(Set<PersonId> ids) {
        return humans.links(ids);
    }

    private void call(PersonId person, boolean own, String name) {
        if (named.add(new Named(person, own))) {
            bear(name, person);
            newNames.add(new Name(new Named(person, own), name));
        }
    }

    private void bear(String name, PersonId person) {
        bearers.computeIfAbsent(Identifier.key(name), _ -> new HashSet<>(2)).add(person);
    }

    /**
     * Whoever attested something: by what identifies them, otherwise by the firm's key or the whole name of one person
     * that is known by more than a name. Where none is, or several are, it is somebody of whom only the name is known.
     */
    PersonId attesting(Handle handle, PersonClues clues) {
        if (clues.identifies()) {
            return find(clues);
        }
        var name = clues.name().orElseThrow(() -> new IllegalArgumentException("nothing tells who attested it"))
                .strip();
        readNames(handle);
        var keyed = known.get(new Identifier(Identifier.KEY, Identifier.key(name)));
        if (keyed != null) {
            return humans.of(keyed);
        }
        var people = new TreeSet<>(distinct(bearers.getOrDefault(Identifier.key(name), Set.of())));
        var certain = people.stream().filter(identified::contains).toList();
        var person = certain.size() == 1 ? certain.getFirst()
                : people.stream().filter(one -> !identified.contains(one)).findFirst().orElseGet(this::newcomer);
        call(person, false, name);
        return person;
    }

    private void readNames(Handle handle) {
        if (knowsNames) {
            return;
        }
        knowsNames = true;
        handle.createQuery("SELECT person, name, import FROM person_names WHERE organisation = :organisation")
                .bind("organisation", organisation).scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        if (visible.contains(row.getLong("import"))) {
                            bear(row.getString("name"), new PersonId(row.getString("person")));
                        }
                    }
                    return bearers;
                });
    }

    private PersonId newcomer() {
        var id = new StringBuilder("p");
        for (int letter = 0; letter < LENGTH; letter++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        var person = new PersonId(id.toString());
        created.add(person);
        newPeople.add(person);
        return person;
    }

    /** People met for the first time, each human once. */
    int peopleNew() {
        var people = distinct(created);
        people.removeAll(distinct(matched));
        return people.size();
    }

    /** People known before, each human once. */
    int peopleMatched() {
        return distinct(matched).size();
    }

    private Set<PersonId> distinct(Set<PersonId> people) {
        return people.stream().map(humans::of).collect(Collectors.toCollection(HashSet::new));
    }

    /** Writes what was found out since the last time. */
    void write(Handle handle) {
        var people = handle
                .prepareBatch("INSERT INTO people (organisation, id, import) VALUES (:organisation, :person, :import)");
        newPeople.forEach(person -> people.bind("organisation", organisation).bind("person", person.value())
                .bind("import", importId).add());
        var identifiers = handle.prepareBatch("""
                INSERT INTO person_identifiers (organisation, kind, value, import, person, position)
                VALUES (:organisation, :kind, :value, :import, :person, :position)""");
        newIdentifiers.forEach(
                attached -> identifiers.bind("organisation", organisation).bind("kind", attached.identifier().kind())
                        .bind("value", attached.identifier().value()).bind("import", importId)
                        .bind("person", attached.person().value()).bind("position", attached.position()).add());
        var links = handle.prepareBatch("""
                INSERT INTO person_links (organisation, person, same_as, import)
                VALUES (:organisation, :person, :sameAs, :import)""");
        newLinks.forEach(link -> links.bind("organisation", organisation).bind("person", link.person().value())
                .bind("sameAs", link.sameAs().value()).bind("import", importId).add());
        var names = handle.prepareBatch("""
                INSERT INTO person_names (organisation, person, import, own, name)
                VALUES (:organisation, :person, :import, :own, :name)""");
        newNames.forEach(name -> names.bind("organisation", organisation).bind("person", name.whose().person().value())
                .bind("import", importId).bind("own", name.whose().own() ? 1 : 0).bind("name", name.name()).add());
        for (var batch : List.of(people, identifiers, links, names)) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
        newPeople.clear();
        newIdentifiers.clear();
        newLinks.clear();
        newNames.clear();
    }
}
