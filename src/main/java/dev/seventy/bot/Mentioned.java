package dev.seventy.bot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.seventy.evidence.PersonId;
import dev.seventy.store.Person;

/**
 * Finds the people whom a text names, by their whole names and addresses, whatever command it answers. Of two people of
 * one name both are found.
 */
final class Mentioned {

    /** What people are called, by the first word of it. */
    private final Map<String, List<Called>> byFirstWord = new HashMap<>();

    private record Called(String text, PersonId person) {
    }

    Mentioned(Map<PersonId, Person> people) {
        people.forEach((id, person) -> Stream.concat(person.name().stream(), person.addresses().stream())
                .map(called -> called.toLowerCase(Locale.ROOT)).forEach(called -> {
                    var start = start(called, 0);
                    if (start < called.length()) {
                        var whole = called.substring(start);
                        byFirstWord.computeIfAbsent(whole.substring(0, end(whole, 0)), _ -> new ArrayList<>())
                                .add(new Called(whole, id));
                    }
                }));
    }

    Set<PersonId> in(String text) {
        var found = new TreeSet<PersonId>();
        var lower = text.toLowerCase(Locale.ROOT);
        for (int at = start(lower, 0); at < lower.length();) {
            var end = end(lower, at);
            for (var called : byFirstWord.getOrDefault(lower.substring(at, end), List.of())) {
                if (lower.startsWith(called.text(), at) && endsWord(lower, at + called.text().length())) {
                    found.add(called.person());
                }
            }
            at = start(lower, end);
        }
        return found;
    }

    private static boolean endsWord(String text, int at) {
        return at >= text.length() || !isOfWord(text.charAt(at));
    }

    private static boolean isOfWord(char letter) {
        return Character.isLetterOrDigit(letter) || Character.isSurrogate(letter);
    }

    private static int start(String text, int from) {
        int at = from;
        while (at < text.length() && !isOfWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
