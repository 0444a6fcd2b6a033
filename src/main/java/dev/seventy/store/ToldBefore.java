package dev.seventy.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonId;

/**
 * The facts that something told takes the place of, in a chat or in a file of our own. People and files name somebody
 * now by this and now by that, and mean the same human.
 */
final class ToldBefore {

    static final Found NOTHING = new Found(List.of(), Set.of());

    private final PersonRegister people;
    private final boolean inFile;
    private final Function<FactKind, List<FactQuery.Kept>> kept;
    private final Map<FactKind, Map<PersonId, List<FactQuery.Kept>>> byPerson = new EnumMap<>(FactKind.class);

    /** A fact by its natural key, and whom it is about. */
    record Fact(Fingerprint.Key key, PersonId person) {
    }

    /** @param byWhat the imports that say of two people that they are one, where that led to one of the facts */
    record Found(List<Fact> facts, Set<Long> byWhat) {
    }

    /**
     * @param inFile whether it is told in a file, which lists a human's employments by all the keys that the firm has
     *     for them
     * @param kept the facts of a kind that hold so far
     */
    ToldBefore(PersonRegister people, boolean inFile, Function<FactKind, List<FactQuery.Kept>> kept) {
        this.people = people;
        this.inFile = inFile;
        this.kept = kept;
    }

    /** What was told of a certification, or of a person's employment; of anything else its key says enough. */
    Found of(Entry entry) {
        return switch (entry) {
            case Entry.Earned row -> {
                var named = people.known(row.person());
                var ids = new TreeSet<PersonId>();
                named.forEach(id -> ids.addAll(people.sameHumanAs(id)));
                yield found(
                        ids.stream()
                                .flatMap(id -> facts(FactKind.CERTIFICATION, id).stream()
                                        .filter(fact -> !fact.source().isOfTheVendor() && isOf(fact, row)))
                                .toList(),
                        named, ids);
            }
            case Entry.Employed row -> {
                var named = people.known(row.person());
                var ids = new TreeSet<>(named);
                if (!inFile) {
                    named.forEach(id -> ids.addAll(people.sameHumanAs(id)));
                }
                yield found(ids.stream().flatMap(id -> facts(FactKind.STAFF, id).stream()).toList(), named, ids);
            }
            case Entry.Consumed _,Entry.Named _,Entry.Reported _,Entry.Scored _,Entry.Achieved _,Entry.Planned _ ->
                NOTHING;
        };
    }

    private static boolean isOf(FactQuery.Kept fact, Entry.Earned row) {
        return fact.text("credential").equals(row.credential().value())
                && fact.text("earned").equals(row.earned().toString());
    }

    private Found found(List<FactQuery.Kept> facts, Set<PersonId> named, Set<PersonId> ids) {
        List<Fact> found = new ArrayList<>();
        var isBeyond = false;
        for (var fact : facts) {
            var person = person(fact);
            found.add(new Fact(fact.key(), person));
            isBeyond |= !named.contains(person);
        }
        return new Found(found, isBeyond ? people.linkedBy(ids) : Set.of());
    }

    private List<FactQuery.Kept> facts(FactKind kind, PersonId person) {
        return byPerson.computeIfAbsent(kind, this::read).getOrDefault(person, List.of());
    }

    private Map<PersonId, List<FactQuery.Kept>> read(FactKind kind) {
        Map<PersonId, List<FactQuery.Kept>> all = new HashMap<>();
        kept.apply(kind).forEach(fact -> all.computeIfAbsent(person(fact), _ -> new ArrayList<>(2)).add(fact));
        return all;
    }

    private static PersonId person(FactQuery.Kept fact) {
        return new PersonId(fact.text("person"));
    }
}
