package dev.seventy.speech;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.Nearest;
import dev.seventy.evidence.PersonId;

/** The people of the firm, found by their names or by the beginning or end of one. */
public final class People {

    public static final People NONE = new People(List.of());

    private static final int MOST_WORDS = 8;
    private static final int MOST_NEAR = 4;

    private final Map<String, Set<PersonId>> byName = new HashMap<>();

    /** Somebody of the firm. */
    public record Member(PersonId id, String name) {
    }

    /**
     * Those who are called so.
     *
     * @param to the first token behind the name
     */
    record Match(Set<PersonId> ids, int to) {

        Slot<Who> slot(String said) {
            var people = ids.stream().<Who>map(Who.Person::new).toList();
            return people.size() == 1 ? Slot.of(people.getFirst()) : new Slot.Open<>(Why.AMBIGUOUS, said, people);
        }
    }

    public People(Collection<Member> members) {
        for (var member : members) {
            add(Tokens.keys(member.name()), member.id());
            add(Tokens.keys(transcribed(member.name())), member.id());
        }
    }

    /** As it is written where there are no umlauts. */
    private static String transcribed(String name) {
        return name.toLowerCase(Locale.ROOT).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("å",
                "aa");
    }

    private void add(List<String> words, PersonId id) {
        for (int cut = 1; cut <= words.size(); cut++) {
            called(words.subList(0, cut), id);
            called(words.subList(words.size() - cut, words.size()), id);
        }
        if (words.size() > 2) {
            called(List.of(words.getFirst(), words.getLast()), id);
        }
        if (words.size() > 1) {
            // Hungarian, Japanese and many others say the family's name first.
            var family = new ArrayList<>(List.of(words.getLast()));
            family.addAll(words.subList(0, words.size() - 1));
            called(family, id);
        }
    }

    private void called(List<String> words, PersonId id) {
        byName.computeIfAbsent(String.join(" ", words), _ -> new LinkedHashSet<>()).add(id);
    }

    /** Whoever is named at a place of the line, by the longest name; the last word may be a possessive. */
    Optional<Match> at(List<Token> tokens, int from) {
        var words = new ArrayList<String>();
        Optional<Match> longest = Optional.empty();
        for (int to = from; to < tokens.size() && to < from + MOST_WORDS && tokens.get(to).is(Token.Kind.WORD); to++) {
            var token = tokens.get(to);
            words.add(token.owner());
            var found = byName.get(String.join(" ", words));
            if (found != null) {
                longest = Optional.of(new Match(found, to + 1));
            }
            words.set(words.size() - 1, token.key());
            found = byName.get(String.join(" ", words));
            if (found != null) {
                longest = Optional.of(new Match(found, to + 1));
            }
        }
        return longest;
    }

    /** Whom somebody may mean who calls them by a name that nobody has. */
    Slot<Who> near(String said) {
        var key = String.join(" ", Tokens.keys(said));
        var found = new LinkedHashSet<PersonId>();
        if (key.length() > 2) {
            Nearest.all(key, byName.keySet()).forEach(name -> found.addAll(byName.getOrDefault(name, Set.of())));
            for (var word : key.split(" ")) {
                found.addAll(byName.getOrDefault(word, Set.of()));
            }
        }
        return new Slot.Open<>(Why.UNKNOWN, said, found.stream().limit(MOST_NEAR).<Who>map(Who.Person::new).toList());
    }
}
