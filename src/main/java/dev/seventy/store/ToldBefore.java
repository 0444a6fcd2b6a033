package dev.seventy.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;

/**
 * The facts that something said in a chat takes the place of. Files name a person always alike; people name one now by
 * this address and now by that, and mean the same.
 *
 * @param byWhat the imports that say of two people that they are one, where that led to one of the facts
 */
record ToldBefore(List<Fact> facts, Set<Long> byWhat) {

    static final ToldBefore NOTHING = new ToldBefore(List.of(), Set.of());

    /** A fact by its natural key, and whom it is about. */
    record Fact(Fingerprint.Key key, PersonId person) {
    }

    /** What was told of a certification, or of a person's employment; of anything else its key says enough. */
    static ToldBefore of(FactQuery facts, PersonRegister people, Entry entry) {
        return switch (entry) {
            case Entry.Earned row -> of(facts, people, FactKind.CERTIFICATION, people.known(row.person()),
                    fact -> fact.text("credential").equals(row.credential().value())
                            && fact.text("earned").equals(row.earned().toString())
                            && fact.source() != Origin.Kind.TRAININGS_EXPORT);
            case Entry.Employed row -> of(facts, people, FactKind.STAFF, people.known(row.person()), _ -> true);
            case Entry.Consumed _,Entry.Named _,Entry.Reported _,Entry.Scored _,Entry.Achieved _ -> NOTHING;
        };
    }

    private static ToldBefore of(FactQuery facts, PersonRegister people, FactKind kind, Set<PersonId> named,
            Predicate<FactQuery.Kept> same) {
        if (named.isEmpty()) {
            return NOTHING;
        }
        var ids = people.sameHumanAs(named.iterator().next());
        List<Fact> found = new ArrayList<>();
        var isBeyond = false;
        for (var fact : facts.kept(kind)) {
            var person = new PersonId(fact.text("person"));
            if (ids.contains(person) && same.test(fact)) {
                found.add(new Fact(fact.key(), person));
                isBeyond |= !named.contains(person);
            }
        }
        return new ToldBefore(found, isBeyond ? people.linkedBy(ids) : Set.of());
    }
}
