package dev.seventy.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known words that somebody most likely meant. */
public final class Nearest {

    private Nearest() {
    }

    /** The single closest word, if one is close enough to be worth suggesting. */
    public static Optional<String> to(String typed, Collection<String> known) {
        return all(typed, known).stream().findFirst();
    }

    /** The words within a third of the typed length, closest first, ties by alphabet. */
    public static List<String> all(String typed, Collection<String> known) {
        var limit = Math.clamp(typed.length() / 3, 1, 8);
        var distance = new LevenshteinDistance(limit);
        record Candidate(String word, int distance) {
        }
        return known.stream().map(word -> new Candidate(word, distance.apply(typed, word)))
                .filter(candidate -> candidate.distance >= 0)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .map(Candidate::word).toList();
    }
}
