package dev.seventy.speech;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Days of one line that were not said alike: "on the 3rd and ... on the 4th of March" leaves open whether the first is of March
 * as well, and "3 March and ... 4 March 2025" of which year it is. What may be shared is asked.
 */
final class SharedDays {

    private static final Pattern PARTED = Pattern.compile("\\d[./年月-]");

    private static final Set<String> APART_IN_TIME = Set.of("already", "had", "after", "before", "because", "now",
            "since", "then", "once", "when", "earlier", "previously", "later");

    private SharedDays() {
    }

    static List<Part> settled(List<Part> parts) {
        var days = parts.stream()
                .filter(part -> part instanceof Part.When(SpokenDay.On _, var _, var isExpiry) && !isExpiry)
                .map(Part.When.class::cast).toList();
        var ofMonth = days.stream().filter(SharedDays::hasMonth).toList();
        var ofYear = ofMonth.stream().filter(SharedDays::hasYear).toList();
        return parts.stream().map(part -> part instanceof Part.When when && days.contains(when)
                ? hasMonth(when) ? either(when, hasYear(when) ? List.of() : ofYear, false)
                        : either(when, isOnlyNumber(when) ? ofMonth : List.of(), true)
                : part).toList();
    }

    /** With one day for all: "yesterday Ada passed this and Tom that", "both yesterday". */
    static List<Clause> ofAll(List<Clause> clauses, List<Part> parts) {
        var days = parts.stream().filter(part -> part instanceof Part.When when && !when.isExpiry()).toList();
        if (days.size() != 1 || clauses.stream().filter(Clause::names).count() < 2
                || !isForAll(parts, parts.indexOf(days.getFirst()))) {
            return clauses;
        }
        return clauses.stream()
                .map(clause -> clause.names() && !clause.all().contains(days.getFirst()) ? clause.with(days.getFirst())
                        : clause)
                .toList();
    }

    private static boolean isForAll(List<Part> parts, int at) {
        int before = at > 0 && parts.get(at - 1).key().equals("on") ? at - 2 : at - 1;
        var isSaid = at == 0 || before >= 0 && Set.of("both", "all").contains(parts.get(before).key());
        return isSaid && parts.stream().noneMatch(part -> APART_IN_TIME.contains(part.key()));
    }

    private static boolean isOnlyNumber(Part.When when) {
        return keys(when).anyMatch(key -> Character.isDigit(key.codePointAt(0)) || DayWords.ORDINALS.containsKey(key))
                && keys(when).noneMatch(key -> key.equals("ago") || key.equals("back") || key.equals("month"))
                && !hasMonth(when);
    }

    private static boolean hasMonth(Part.When when) {
        return keys(when).anyMatch(DayWords.MONTHS::containsKey) || isInDigits(when);
    }

    /** "3/4/2026", "3.3.", "3-Apr-26". */
    private static boolean isInDigits(Part.When when) {
        return Stream.of(when.said().split(" ")).anyMatch(SharedDays::isParted);
    }

    private static boolean isParted(String word) {
        var parted = PARTED.matcher(word);
        return parted.find() && word.substring(parted.end()).chars().anyMatch(Character::isDigit);
    }

    private static boolean hasYear(Part.When when) {
        return keys(when).anyMatch(key -> key.matches("\\d{4}") || key.equals("year") || key.equals("years"))
                || isInDigits(when) && !when.said().matches(".*\\b\\d{1,2}\\.\\d{1,2}\\W*") || when.said().contains("'")
                || keys(when).filter(key -> key.matches("\\d+(st|nd|rd|th)?")).count() > 1;
    }

    private static Stream<String> keys(Part.When when) {
        return Tokens.keys(when.said()).stream();
    }

    /** The day as it was read, or with the month or year of others. */
    private static Part.When either(Part.When when, List<Part.When> others, boolean isMonthShared) {
        var read = when.day().choices().getFirst();
        var shared = others.stream()
                .flatMap(other -> shared(read, other.day().choices().getFirst(), isMonthShared).stream());
        var choices = Stream.concat(shared, Stream.of(read)).distinct().toList();
        return choices.size() == 1 ? when
                : new Part.When(new SpokenDay.Unclear(Why.AMBIGUOUS, choices), when.said(), when.isExpiry());
    }

    private static Optional<LocalDate> shared(LocalDate read, LocalDate other, boolean isMonthShared) {
        try {
            return Optional
                    .of(isMonthShared ? other.withDayOfMonth(read.getDayOfMonth()) : read.withYear(other.getYear()));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
