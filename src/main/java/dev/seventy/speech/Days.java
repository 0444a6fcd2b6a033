package dev.seventy.speech;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads days as people write them. A day without a year is the latest that was. */
public final class Days {

    private static final int MOST_YEARS_OF_TWO_DIGITS = 40;
    private static final Set<String> OF = Set.of("of", "de", "di", "van", "the", "d");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er", "o", "a", "e");

    private final List<Token> tokens;
    private final LocalDate today;
    private final Locale locale;

    Days(List<Token> tokens, Occasion occasion) {
        this.tokens = tokens;
        today = occasion.today();
        locale = occasion.locale();
    }

    /**
     * What was found, and where it ends.
     *
     * @param to the first token behind it
     */
    record Found(SpokenDay day, int to) {
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
        return written(from).or(() -> spelled(from)).or(() -> ofMonth(from)).or(() -> relative(from))
                .or(() -> weekday(from)).or(() -> vague(from));
    }

    private String key(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).key() : "";
    }

    private boolean isNumber(int index) {
        return index < tokens.size() && tokens.get(index).is(Token.Kind.NUMBER);
    }

    private int skip(int index, String mark) {
        return key(index).equals(mark) ? index + 1 : index;
    }

    private static Found on(LocalDate day, int to) {
        return new Found(new SpokenDay.On(day), to);
    }

    private static Found unclear(Why why, List<LocalDate> choices, int to) {
        return new Found(new SpokenDay.Unclear(why, choices), to);
    }

    /** In digits: 2026-04-03, 3/4/2026, 03.04.26, 3-Apr-26. */
    private Optional<Found> written(int index) {
        if (!isNumber(index)) {
            return Optional.empty();
        }
        var parts = List.of(tokens.get(index).text().toLowerCase(Locale.ROOT).split("[./-]"));
        if (parts.size() != 3) {
            return Optional.empty();
        }
        var month = Optional.ofNullable(DayWords.MONTHS.get(Token.key(parts.get(1))));
        if (month.isPresent()) {
            return DayWords.digits(parts.get(0)).flatMap(day -> year(parts.get(2))
                    .map(year -> new Found(day(List.of(new Numbers(year, month.get(), day))), index + 1)));
        }
        var numbers = parts.stream().flatMap(part -> DayWords.digits(part).stream()).toList();
        if (numbers.size() != 3) {
            return Optional.empty();
        }
        if (parts.getFirst().length() == 4) {
            return Optional.of(
                    new Found(day(List.of(new Numbers(numbers.get(0), numbers.get(1), numbers.get(2)))), index + 1));
        }
        return year(parts.get(2)).map(year -> {
            var dayFirst = new Numbers(year, numbers.get(1), numbers.get(0));
            var monthFirst = new Numbers(year, numbers.get(0), numbers.get(1));
            return new Found(day(ordered(dayFirst, monthFirst)), index + 1);
        });
    }

    private List<Numbers> ordered(Numbers dayFirst, Numbers monthFirst) {
        var isEnglish = locale.getLanguage().equals("en");
        if (dayFirst.day().isEmpty() || monthFirst.day().isEmpty()) {
            return List.of(dayFirst.day().isEmpty() ? monthFirst : dayFirst);
        }
        if (locale.getLanguage().isEmpty() || isEnglish && Set.of("", "CA", "PH").contains(locale.getCountry())
                || Set.of("zh", "ja", "ko").contains(locale.getLanguage())) {
            return List.of(monthFirst, dayFirst);
        }
        return List.of(isEnglish && locale.getCountry().equals("US") ? monthFirst : dayFirst);
    }

    private record Numbers(int year, int month, int date) {

        Optional<LocalDate> day() {
            return month >= 1 && month <= 12 && date >= 1 && date <= YearMonth.of(year, month).lengthOfMonth()
                    ? Optional.of(LocalDate.of(year, month, date))
                    : Optional.empty();
        }
    }

    private static SpokenDay day(List<Numbers> readings) {
        var days = readings.stream().flatMap(reading -> reading.day().stream()).distinct().sorted().toList();
        return days.isEmpty() ? new SpokenDay.Unclear(Why.IMPOSSIBLE, List.of())
                : days.size() == 1 ? new SpokenDay.On(days.getFirst())
                        : new SpokenDay.Unclear(Why.AMBIGUOUS, days);
    }

    /** A year of four digits, or of two that is near. */
    private Optional<Integer> year(String written) {
        var text = Token.key(written);
        return DayWords.digits(text).flatMap(number -> text.length() == 4 ? Optional.of(number).filter(year -> year > 0)
                : text.length() == 2 && Math.abs(2000 + number - today.getYear()) < MOST_YEARS_OF_TWO_DIGITS
                        ? Optional.of(2000 + number)
                        : Optional.empty());
    }

    /** The number of a day, with or without the ending of an ordinal number. */
    private Optional<Integer> date(int index) {
        if (!isNumber(index) || tokens.get(index).text().startsWith("'")) {
            return Optional.empty();
        }
        var text = key(index);
        var digits = text.chars().takeWhile(letter -> letter >= '0' && letter <= '9').count();
        var ending = text.substring((int) digits);
        return digits > 2 || !ending.isEmpty() && !ORDINALS.contains(ending) ? Optional.empty()
                : DayWords.digits(text.substring(0, (int) digits));
    }

    /** With the month as a word: 3 March, March 3rd 2026, the 3rd of April, 3. März, 3 de abril de 2026. */
    private Optional<Found> spelled(int from) {
        var index = Set.of("the", "den", "am", "el", "le", "on").contains(key(from)) ? from + 1 : from;
        index = key(from).equals("on") && key(index).equals("the") ? index + 1 : index;
        var date = date(index);
        if (date.isPresent()) {
            var next = skip(index + 1, ".");
            next = OF.contains(key(next)) ? next + 1 : next;
            var month = Optional.ofNullable(DayWords.MONTHS.get(key(next)));
            if (month.isPresent()) {
                return Optional.of(withYear(month.get(), date.get(), skip(next + 1, ".")));
            }
            return ordinal(from, index, date.get());
        }
        var month = Optional.ofNullable(DayWords.MONTHS.get(key(index)));
        var number = OF.contains(key(index + 1)) ? index + 2 : skip(index + 1, ".");
        var to = number;
        return month.flatMap(found -> date(to).filter(day -> day <= 31).map(day -> withYear(found, day, to + 1)));
    }

    private Found withYear(int month, int date, int from) {
        var at = OF.contains(key(from)) && isNumber(from + 1) ? from + 1 : skip(from, ",");
        var year = isNumber(at) ? year(tokens.get(at).text()) : Optional.<Integer>empty();
        if (year.isPresent()) {
            return new Found(day(List.of(new Numbers(year.get(), month, date))), at + 1);
        }
        var last = new Numbers(today.getYear(), month, date);
        var isPast = last.day().filter(day -> !day.isAfter(today)).isPresent();
        var meant = isPast ? last : new Numbers(today.getYear() - 1, month, date);
        return new Found(day(List.of(meant)), from);
    }

    /** "the 3rd": the nearest that was. */
    private Optional<Found> ordinal(int from, int index, int date) {
        if (from == index || date < 1 || date > 31 || !Character.isLetter(key(index).charAt(key(index).length() - 1))) {
            return Optional.empty();
        }
        if (key(index + 1).equals("of") && Set.of("this", "last").contains(key(index + 2))
                && key(index + 3).equals("month")) {
            var month = YearMonth.from(today).minusMonths(key(index + 2).equals("last") ? 1 : 0);
            return Optional.of(new Found(day(List.of(new Numbers(month.getYear(), month.getMonthValue(), date))),
                    index + 4));
        }
        var month = YearMonth.from(today);
        while (!month.isValidDay(date) || month.atDay(date).isAfter(today)) {
            month = month.minusMonths(1);
        }
        return Optional.of(on(month.atDay(date), index + 1));
    }

    /** The name of a month without a day, or with a part of it. */
    private Optional<Found> ofMonth(int from) {
        var index = from;
        if (key(index).equals("last") && key(index + 1).equals("day") && key(index + 2).equals("of")) {
            return month(index + 3).map(found -> on(found.month().atEndOfMonth(), found.to()));
        }
        while (Set.of("the", "at", "in").contains(key(index)) || DayWords.PART_OF_MONTH.contains(key(index))
                || index > from && key(index).equals("of")) {
            index++;
        }
        var hasPart = index > from && DayWords.PART_OF_MONTH.contains(key(index).isEmpty() ? "" : key(from))
                || index > from + 1;
        var isSpoken = hasPart || DayWords.BEFORE_MONTH.contains(key(index - 1))
                || DayWords.BEFORE_MONTH.contains(key(from)) || year(index + 1).isPresent();
        if (key(index).equals("last") || key(index).equals("this")) {
            index++;
            isSpoken = true;
        }
        return isSpoken ? month(index).map(found -> unclear(Why.VAGUE, past(found.month()), found.to()))
                : Optional.empty();
    }

    private record Month(YearMonth month, int to) {
    }

    private Optional<Integer> year(int index) {
        return isNumber(index) && tokens.get(index).text().length() == 4 ? year(tokens.get(index).text())
                : Optional.empty();
    }

    private Optional<Month> month(int index) {
        return Optional.ofNullable(DayWords.MONTHS.get(key(index))).map(month -> {
            var year = year(index + 1);
            var meant = YearMonth.of(year.orElse(today.getYear()), month);
            return new Month(year.isEmpty() && meant.isAfter(YearMonth.from(today)) ? meant.minusYears(1) : meant,
                    year.isPresent() ? index + 2 : index + 1);
        });
    }

    private List<LocalDate> past(YearMonth month) {
        return span(month.atDay(1), month.atEndOfMonth());
    }

    private List<LocalDate> span(LocalDate first, LocalDate last) {
        var days = new ArrayList<LocalDate>();
        for (var day = first; !day.isAfter(last) && !day.isAfter(today); day = day.plusDays(1)) {
            days.add(day);
        }
        return days;
    }

    private Optional<Found> relative(int from) {
        var days = DayWords.DAYS_AGO.get(key(from));
        if (days != null) {
            var to = from + 1;
            to = key(from).equals("aujourd") && key(to).equals("hui") ? to + 1 : to;
            return Optional.of(on(today.minusDays(days), DayWords.PART_OF_DAY.contains(key(to)) ? to + 1 : to));
        }
        var start = key(from).equals("the") ? from + 1 : from;
        if (key(start).equals("day") && key(start + 1).equals("before") && key(start + 2).equals("yesterday")) {
            return Optional.of(on(today.minusDays(2), start + 3));
        }
        if (key(from).equals("just") && key(from + 1).equals("now")) {
            return Optional.of(on(today, from + 2));
        }
        if (Set.of("this", "last").contains(key(from)) && DayWords.PART_OF_DAY.contains(key(from + 1))) {
            return Optional.of(on(today.minusDays(key(from).equals("last") ? 1 : 0), from + 2));
        }
        return ago(from);
    }

    private Optional<Found> ago(int from) {
        var number = from < tokens.size() ? DayWords.number(tokens.get(from)) : Optional.<Integer>empty();
        if (number.isEmpty() || !Set.of("ago", "back").contains(key(from + 2))) {
            return Optional.empty();
        }
        var unit = key(from + 1);
        return switch (unit) {
            case "day", "days" -> Optional.of(on(today.minusDays(number.get()), from + 3));
            case "week", "weeks" -> Optional.of(on(today.minusWeeks(number.get()), from + 3));
            case "month", "months", "year", "years", "fortnight" ->
                Optional.of(unclear(Why.VAGUE, List.of(), from + 3));
            default -> DayWords.SHORT_TIMES.contains(unit) ? Optional.of(on(today, from + 3)) : Optional.empty();
        };
    }

    private Optional<Found> weekday(int from) {
        var index = from;
        while (Set.of("on", "last", "this", "next", "past", "the").contains(key(index))) {
            index++;
        }
        var day = DayWords.WEEKDAYS.get(key(index));
        if (day == null && DayWords.BEFORE_DAY.contains(key(index - 1))) {
            day = DayWords.SHORT_WEEKDAYS.get(key(index));
        }
        if (day == null) {
            return Optional.empty();
        }
        var to = DayWords.PART_OF_DAY.contains(key(index + 1)) ? index + 2 : index + 1;
        var named = spelled(skip(to, ",")).or(() -> written(skip(to, ",")));
        if (named.isPresent()) {
            var found = named.get();
            var expected = day;
            return Optional.of(found.day().meanings().stream().allMatch(date -> date.getDayOfWeek() == expected) ? found
                    : unclear(Why.AMBIGUOUS, found.day().meanings(), found.to()));
        }
        var words = tokens.subList(from, index).stream().map(Token::key).toList();
        var latest = today.with(TemporalAdjusters.previous(day));
        if (words.contains("next")) {
            return Optional.of(on(today.with(TemporalAdjusters.next(day)), to));
        }
        if (words.contains("this") && !words.contains("past") && day.compareTo(today.getDayOfWeek()) > 0) {
            return Optional.of(on(today.with(TemporalAdjusters.next(day)), to));
        }
        if (Set.of("week", "gone", "before", "after").contains(key(to))) {
            return Optional.of(unclear(Why.VAGUE, List.of(), to + 1));
        }
        if (day == today.getDayOfWeek() && !words.contains("last") && !words.contains("past")) {
            return Optional.of(unclear(Why.AMBIGUOUS, List.of(today, latest), to));
        }
        // On a Wednesday, last Monday is two days ago to some and nine to others.
        return Optional.of(words.contains("last") && day.compareTo(today.getDayOfWeek()) < 0
                ? unclear(Why.AMBIGUOUS, List.of(latest, latest.minusWeeks(1)), to)
                : on(latest, to));
    }

    private Optional<Found> vague(int from) {
        if (Set.of("over", "a").contains(key(from)) && Set.of("the", "few", "couple").contains(key(from + 1))) {
            return vague(from + 1);
        }
        var word = key(from);
        var next = key(from + 1);
        if (Set.of("last", "this", "next", "past", "the").contains(word) && DayWords.LONG_TIMES.contains(next)) {
            return Optional.of(switch (word) {
                case "next" -> unclear(Why.FUTURE, List.of(), from + 2);
                case "last" -> unclear(Why.VAGUE, next.equals("week") ? weekBefore()
                        : next.equals("month") ? past(YearMonth.from(today).minusMonths(1)) : List.of(), from + 2);
                default -> unclear(Why.VAGUE, List.of(), from + 2);
            });
        }
        if (word.equals("other") && next.equals("day")) {
            return Optional.of(unclear(Why.VAGUE, List.of(), from + 2));
        }
        if (word.equals("in") && year(from + 1).isPresent()) {
            return Optional.of(unclear(Why.VAGUE, List.of(), from + 2));
        }
        if (Set.of("few", "couple", "several", "some").contains(word)) {
            var unit = next.equals("of") ? from + 2 : from + 1;
            if (Set.of("days", "weeks", "months", "years").contains(key(unit)) && key(unit + 1).equals("ago")) {
                return Optional.of(unclear(Why.VAGUE, List.of(), unit + 2));
            }
        }
        return DayWords.VAGUELY.contains(word) && !next.equals("of") && !isNumber(from - 1)
                ? Optional.of(unclear(Why.VAGUE, List.of(), key(from + 1).equals("ago") ? from + 2 : from + 1))
                : Optional.empty();
    }

    private List<LocalDate> weekBefore() {
        var monday = today.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY)).minusWeeks(1);
        return span(monday, monday.plusDays(6));
    }
}
