package dev.seventy.speech;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads days as people write them. A day without a year is the latest that was; one that is to come within two weeks may be a
 * slip, and is left open.
 */
public final class Days {

    private static final int HOURS_OF_A_DAY = 24;
    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int MOST_HOURS_OF_TODAY = 4;

    private final DayText text;
    private final CalendarDays calendar;

    Days(List<Token> tokens, Occasion occasion) {
        text = new DayText(tokens, occasion.today(), occasion.locale());
        calendar = new CalendarDays(text);
    }

    /**
     * What was found, and where it ends.
     *
     * @param to the first token behind it
     */
    record Found(SpokenDay day, int to) {

        static Found on(LocalDate day, int to) {
            return new Found(new SpokenDay.On(day), to);
        }

        static Found unclear(Why why, List<LocalDate> choices, int to) {
            return new Found(new SpokenDay.Unclear(why, choices), to);
        }
    }

    /**
     * What a text means that is a day and nothing else; empty where it is none.
     *
     * @param locale decides which of day and month is written first; with {@link Locale#ROOT} both are meant
     */
    public static Optional<SpokenDay> read(String text, LocalDate today, Locale locale) {
        var tokens = Tokens.of(text);
        return new Days(tokens, new Occasion(today, locale, People.NONE)).at(0)
                .filter(found -> found.to() == tokens.size()).map(Found::day);
    }

    /** The day that is said at a place of the line. */
    Optional<Found> at(int from) {
        return calendar.at(from).map(this::withWeekday).or(() -> relative(from)).or(() -> weekday(from))
                .or(() -> vague(from));
    }

    private Optional<Found> relative(int from) {
        var days = DayWords.DAYS_AGO.get(text.key(from));
        if (days != null) {
            var to = from + 1;
            to = text.key(from).equals("aujourd") && text.key(to).equals("hui") ? to + 1 : to;
            return Optional.of(
                    Found.on(text.today().minusDays(days), DayWords.PART_OF_DAY.contains(text.key(to)) ? to + 1 : to));
        }
        var start = text.key(from).equals("the") ? from + 1 : from;
        if (text.key(start).equals("day") && text.key(start + 1).equals("before")
                && text.key(start + 2).equals("yesterday")) {
            return Optional.of(Found.on(text.today().minusDays(2), start + 3));
        }
        if (text.key(from).equals("just") && text.key(from + 1).equals("now")) {
            return Optional.of(Found.on(text.today(), from + 2));
        }
        if (Set.of("this", "last").contains(text.key(from)) && DayWords.PART_OF_DAY.contains(text.key(from + 1))) {
            return Optional.of(Found.on(text.today().minusDays(text.key(from).equals("last") ? 1 : 0), from + 2));
        }
        return ago(from);
    }

    private Optional<Found> ago(int from) {
        var compact = text.isNumber(from) && text.key(from).matches("\\d{1,3}h(rs)?") && isAgo(from + 1);
        if (compact) {
            return DayWords.digits(text.key(from).replaceAll("\\D", "")).map(hours -> hoursAgo(hours, from + 2));
        }
        if (text.isRange(from) && isAgo(from + 2)) {
            return Optional.of(Found.unclear(Why.VAGUE, List.of(), from + 3));
        }
        return text.count(from).filter(counted -> isAgo(counted.to() + 1))
                .flatMap(counted -> ago(counted.number(), text.key(counted.to()), counted.to() + 2));
    }

    private boolean isAgo(int index) {
        return Set.of("ago", "back").contains(text.key(index));
    }

    private Optional<Found> ago(int number, String unit, int to) {
        var isToTheDay = text.key(to).equals("today");
        var isFromAnother = DayWords.DAYS_AGO.containsKey(text.key(to)) && !isToTheDay;
        var end = isToTheDay ? to + 1 : to;
        if (isFromAnother) {
            return Optional.of(Found.unclear(Why.VAGUE, List.of(), to + 1));
        }
        return switch (unit) {
            case "day", "days" -> Optional.of(Found.on(text.today().minusDays(number), end));
            case "week", "weeks" -> Optional.of(Found.on(text.today().minusWeeks(number), end));
            case "year", "years" -> Optional.of(isToTheDay ? Found.on(text.today().minusYears(number), end)
                    : Found.unclear(Why.VAGUE, List.of(), end));
            case "month", "months", "fortnight" -> Optional.of(Found.unclear(Why.VAGUE, List.of(), end));
            case "hour", "hours", "hrs", "hr" -> Optional.of(hoursAgo(number, end));
            case "minute", "minutes", "mins", "min" -> Optional.of(hoursAgo(number / MINUTES_OF_AN_HOUR, end));
            default ->
                DayWords.SHORT_TIMES.contains(unit) ? Optional.of(Found.on(text.today(), end)) : Optional.empty();
        };
    }

    /** Some hours ago it was the same day; more are of two days, unless they are whole days. */
    private Found hoursAgo(int hours, int to) {
        var days = hours / HOURS_OF_A_DAY;
        if (hours <= MOST_HOURS_OF_TODAY || hours % HOURS_OF_A_DAY == 0) {
            return Found.on(text.today().minusDays(days), to);
        }
        return Found.unclear(Why.AMBIGUOUS, List.of(text.today().minusDays(days), text.today().minusDays(days + 1L)),
                to);
    }

    /** "9 Nov (Mon)": the weekday behind a day of the calendar says which of several it is, and else nothing more. */
    private Found withWeekday(Found found) {
        var at = apart(found.to());
        var day = Optional.ofNullable(DayWords.WEEKDAYS.get(text.key(at)))
                .or(() -> Optional.ofNullable(at > found.to() ? DayWords.SHORT_WEEKDAYS.get(text.key(at)) : null));
        var meant = day.map(weekday -> ofWeekday(found, weekday)).orElse(List.of());
        return meant.size() == 1 ? Found.on(meant.getFirst(), at + 1) : found;
    }

    private static List<LocalDate> ofWeekday(Found found, DayOfWeek weekday) {
        return found.day().meanings().stream().filter(date -> date.getDayOfWeek() == weekday).toList();
    }

    /** Behind what may keep two words for one day apart. */
    private int apart(int from) {
        return text.skip(text.skip(from, ","), "(");
    }

    private Optional<Found> weekday(int from) {
        var index = from;
        while (Set.of("on", "last", "this", "next", "past", "the", "am").contains(text.key(index))) {
            index++;
        }
        var day = DayWords.WEEKDAYS.get(text.key(index));
        if (day == null && (DayWords.BEFORE_DAY.contains(text.key(index - 1))
                || calendar.wholly(text.skip(index + 1, ",")).isPresent())) {
            day = DayWords.SHORT_WEEKDAYS.get(text.key(index));
        }
        if (day == null) {
            return Optional.empty();
        }
        var part = DayWords.PART_OF_DAY.contains(text.key(index + 1)) ? index + 2 : index + 1;
        var isOfLastWeek = text.key(part).equals("last") && text.key(part + 1).equals("week");
        var to = isOfLastWeek ? part + 2 : part;
        var named = calendar.wholly(apart(to));
        if (named.isPresent()) {
            var found = named.get();
            var meant = ofWeekday(found, day);
            return Optional.of(meant.size() == 1 ? Found.on(meant.getFirst(), found.to())
                    : Found.unclear(Why.AMBIGUOUS, found.day().meanings(), found.to()));
        }
        if (isOfLastWeek) {
            return Optional.of(Found.on(weekBefore().getFirst().with(TemporalAdjusters.nextOrSame(day)), to));
        }
        var words = text.tokens().subList(from, index).stream().map(Token::key).toList();
        var latest = text.today().with(TemporalAdjusters.previous(day));
        if (words.contains("next")) {
            return Optional.of(Found.on(text.today().with(TemporalAdjusters.next(day)), to));
        }
        if (words.contains("this") && !words.contains("past") && day.compareTo(text.today().getDayOfWeek()) > 0) {
            return Optional.of(Found.on(text.today().with(TemporalAdjusters.next(day)), to));
        }
        if (Set.of("week", "gone", "before", "after").contains(text.key(to))) {
            return Optional.of(Found.unclear(Why.VAGUE, List.of(), to + 1));
        }
        if (day == text.today().getDayOfWeek() && !words.contains("last") && !words.contains("past")) {
            return Optional.of(Found.unclear(Why.AMBIGUOUS, List.of(text.today(), latest), to));
        }
        // On a Wednesday, last Monday is two days ago to some and nine to others.
        return Optional.of(words.contains("last") && day.compareTo(text.today().getDayOfWeek()) < 0
                ? Found.unclear(Why.AMBIGUOUS, List.of(latest, latest.minusWeeks(1)), to)
                : Found.on(latest, to));
    }

    private Optional<Found> vague(int from) {
        if (Set.of("over", "a", "the").contains(text.key(from))
                && Set.of("the", "few", "couple", "other").contains(text.key(from + 1))) {
            return vague(from + 1);
        }
        var word = text.key(from);
        var next = text.key(from + 1);
        if (Set.of("last", "this", "next", "past", "the", "in", "during").contains(word)
                && DayWords.LONG_TIMES.contains(next)) {
            return Optional.of(switch (word) {
                case "next" -> Found.unclear(Why.FUTURE, List.of(), from + 2);
                case "last" -> Found.unclear(Why.VAGUE, next.equals("week") ? weekBefore()
                        : next.equals("month") ? text.past(YearMonth.from(text.today()).minusMonths(1)) : List.of(),
                        from + 2);
                default -> Found.unclear(Why.VAGUE, List.of(), from + 2);
            });
        }
        if (word.equals("other") && Set.of("day", "week", "month").contains(next)) {
            return Optional.of(Found.unclear(Why.VAGUE, List.of(), from + 2));
        }
        if (word.equals("in") && calendar.isYear(from + 1)) {
            return Optional.of(Found.unclear(Why.VAGUE, List.of(), from + 2));
        }
        if (Set.of("few", "couple", "several", "some").contains(word)) {
            var unit = next.equals("of") ? from + 2 : from + 1;
            if (Set.of("days", "weeks", "months", "years").contains(text.key(unit))
                    && text.key(unit + 1).equals("ago")) {
                return Optional.of(Found.unclear(Why.VAGUE, List.of(), unit + 2));
            }
        }
        return DayWords.VAGUELY.contains(word) && !next.equals("of") && !text.isNumber(from - 1)
                ? Optional
                        .of(Found.unclear(Why.VAGUE, List.of(), text.key(from + 1).equals("ago") ? from + 2 : from + 1))
                : Optional.empty();
    }

    private List<LocalDate> weekBefore() {
        var monday = text.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(1);
        return text.span(monday, monday.plusDays(6));
    }
}
