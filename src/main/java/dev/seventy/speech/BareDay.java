package dev.seventy.speech;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.speech.Understanding.Change;

/**
 * What is a day only where one was asked for: "Thu", "19/11", "19.11", "19". In a sentence it may be anything else, and
 * a number alone is asked once more.
 */
final class BareDay {

    private static final Pattern WITH_POINT = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})[.!]?");
    private static final Pattern WITH_SLASH = Pattern.compile("([0-9]{1,2}/[0-9]{1,2})[.!]?");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,2})[.!]?");
    private static final Pattern ORDINAL = Pattern.compile("(?i)[0-9]{1,2}(?:st|nd|rd|th)[.!]?");
    private static final int MOST_DAYS = 31;
    private static final Set<Why> AGREED = Set.of(Why.UNEXPLAINED, Why.NUMBER);

    private BareDay() {
    }

    /** An answer as a sentence would say that day; any other as it is. */
    static String spoken(Draft draft, String answer, List<Part> parts) {
        var said = answer.strip();
        var numbers = WITH_POINT.matcher(said);
        if (numbers.matches()) {
            return "on " + numbers.group(1) + "." + numbers.group(2) + ".";
        }
        if (ORDINAL.matcher(said).matches()) {
            return "the " + said;
        }
        if (AGREED.contains(draft.question().open().why()) && isYesBut(parts)) {
            return "no, on " + parts.stream().filter(Part.When.class::isInstance).map(part -> ((Part.When) part).said())
                    .findFirst().orElseThrow();
        }
        var keys = Tokens.keys(said);
        return keys.size() == 1 && DayWords.SHORT_WEEKDAYS.containsKey(keys.getFirst()) ? "on " + said : answer;
    }

    /** "Yes, but on 3 March": agreed to but for the day, and nothing else is said. */
    private static boolean isYesBut(List<Part> parts) {
        var keys = parts.stream().filter(part -> !part.isPause() && !part.isEnd()).map(Part::key).toList();
        var pieces = Pieces.of(parts);
        return keys.size() > 2 && PlainAnswer.isYes(keys.getFirst()) && keys.get(1).equals("but")
                && pieces.days().size() == 1 && pieces.people().isEmpty() && pieces.credentials().isEmpty()
                && pieces.others().equals(List.of("but"));
    }

    /**
     * The latest such day for a day and month with a slash between them, in the order of the locale, or for a number alone;
     * open again where that was not meant.
     */
    static Optional<Change> supposed(Draft draft, String answer, Occasion occasion) {
        var why = draft.question().open().why();
        if (why == Why.NUMBER && PlainAnswer.isNo(answer)) {
            return Optional.of(day(Slot.missing()));
        }
        var slashed = WITH_SLASH.matcher(answer.strip());
        if (slashed.matches()) {
            return withSlash(slashed.group(1), occasion);
        }
        var number = NUMBER.matcher(answer.strip());
        return why.isConfirmedByPicking() || !number.matches() ? Optional.empty()
                : Optional.of(Integer.parseInt(number.group(1))).filter(date -> date >= 1 && date <= MOST_DAYS)
                        .map(date -> CalendarDays.latest(date, occasion.today()))
                        .map(day -> day(new Slot.Open<>(Why.NUMBER, "", List.of(day))));
    }

    private static Optional<Change> withSlash(String said, Occasion occasion) {
        var today = occasion.today();
        var days = Days.read(said + "/" + today.getYear(), today, occasion.locale()).stream()
                .flatMap(day -> day.meanings().stream()).toList();
        var past = days.stream().map(day -> day.isAfter(today) ? day.minusYears(1) : day).distinct().sorted().toList();
        var isNear = days.stream()
                .anyMatch(day -> day.isAfter(today) && !day.isAfter(today.plusDays(CalendarDays.DAYS_OF_A_SLIP)));
        return past.isEmpty() ? Optional.empty()
                : Optional.of(day(past.size() == 1 && !isNear ? Slot.of(past.getFirst())
                        : new Slot.Open<>(Why.AMBIGUOUS, said, past)));
    }

    private static Change day(Slot<LocalDate> day) {
        return new Change(Optional.empty(), Optional.empty(), Optional.of(day));
    }
}
