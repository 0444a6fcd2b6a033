package dev.seventy.scoring;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Export;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;

/**
 * How far the trainings exports reach. Each global account has exports of its own: of somebody who stands in those of one,
 * those of others say nothing, and of somebody who stands in none, all have to have had the time.
 */
final class Reach {

    /** Whether something that happened on a day would stand in an export by now. */
    enum Answer {
        /** The newest one is not newer than the vendor takes. */
        NOT_YET,
        /** It would. */
        BEYOND,
        /** None speaks of that day. */
        NEVER
    }

    private final Map<String, List<Export>> byAccount;
    private final Map<PersonId, Set<String>> accounts = new HashMap<>();

    Reach(Evidence evidence) {
        byAccount = evidence.exports().stream().collect(Collectors.groupingBy(Export::account));
        Map<Long, Set<String>> byImport = evidence.exports().stream().collect(
                Collectors.groupingBy(Export::importNumber, Collectors.mapping(Export::account, Collectors.toSet())));
        evidence.certifications().stream().filter(held -> held.origin().kind() == Origin.Kind.TRAININGS_EXPORT)
                .forEach(held -> held.origin().importNumber()
                        .ifPresent(number -> accounts.computeIfAbsent(held.person(), _ -> new TreeSet<>())
                                .addAll(byImport.getOrDefault(number, Set.of()))));
    }

    /** Those that somebody would stand in, account by account. */
    private Stream<List<Export>> exports(PersonId person) {
        var known = accounts.getOrDefault(person, Set.of());
        return byAccount.entrySet().stream().filter(one -> known.isEmpty() || known.contains(one.getKey()))
                .map(Map.Entry::getValue);
    }

    /** The newest day that the exports about somebody speak of; empty where there are none. */
    Optional<LocalDate> newest(PersonId person) {
        return exports(person).flatMap(List::stream).map(Export::dataDay).max(LocalDate::compareTo);
    }

    /**
     * Until which day it is sure that what is on file of somebody still stands in an export: the newest day of each of
     * their accounts, where the newest export of each claims to hold everything.
     */
    Optional<LocalDate> sureUntil(PersonId person) {
        var newest = exports(person).map(Reach::newestOf).toList();
        return newest.stream().allMatch(Export::holdsEverything)
                ? newest.stream().map(Export::dataDay).min(LocalDate::compareTo)
                : Optional.empty();
    }

    /** @param visibleBy the day by which the vendor shows what happened on the day */
    Answer of(PersonId person, LocalDate day, LocalDate visibleBy) {
        var answers = exports(person).map(exports -> answer(exports, day, visibleBy)).collect(Collectors.toSet());
        return answers.contains(Answer.NOT_YET) ? Answer.NOT_YET
                : answers.equals(Set.of(Answer.BEYOND)) ? Answer.BEYOND : Answer.NEVER;
    }

    private static Answer answer(List<Export> exports, LocalDate day, LocalDate visibleBy) {
        if (!newestOf(exports).dataDay().isAfter(visibleBy)) {
            return Answer.NOT_YET;
        }
        return exports.stream().anyMatch(export -> export.covers(day) && export.dataDay().isAfter(visibleBy))
                ? Answer.BEYOND
                : Answer.NEVER;
    }

    /** Of those with data to the same day one that claims to hold everything. */
    private static Export newestOf(List<Export> exports) {
        return exports.stream().max(Comparator.comparing(Export::dataDay).thenComparing(Export::holdsEverything))
                .orElseThrow();
    }
}
