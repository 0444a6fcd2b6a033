package dev.seventy.speech;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.speech.Days.Found;

/** Reads days of the calendar, in digits or with the name of the month. */
record CalendarDays(DayText text) {

    private static final int MOST_YEARS_OF_TWO_DIGITS = 40;
    private static final int MOST_ATTEMPTS = 6;
    static final int DAYS_OF_A_SLIP = 14;
    private static final Set<String> OF = Set.of("of", "de", "di", "van", "the", "d");
    /** Behind a number, these show that it is no year. */
    private static final Set<String> COUNTED = Set.of("of", "people", "points", "colleagues", "minutes", "questions",
            "others", "percent", "hours", "days", "exams");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er", "o", "a", "e");

    Optional<Found> at(int from) {
        var isAfterWord = Set.of("am", "vom").contains(text.key(from)) && text.isNumber(from + 1);
        return written(isAfterWord ? from + 1 : from).or(() -> fromYear(from)).or(() -> spelled(from))
                .or(() -> ofMonth(from));
    }

    /** In digits or with the name of the month, and nothing less than a day. */
    Optional<Found> wholly(int from) {
        return spelled(from).or(() -> written(from));
    }

    boolean isYear(int index) {
        return year(index).isPresent();
    }

    /** In digits: 2026-04-03, 3/4/2026, 03.04.26, 3-Apr-26. */
    private Optional<Found> written(int index) {
        if (!text.isNumber(index)) {
            return Optional.empty();
        }
        var parts = List.of(text.tokens().get(index).text().toLowerCase(Locale.ROOT).replace("日", "")
                .replaceFirst("(?<=^\\d{4}-\\d\\d-\\d\\d)t\\d\\d:\\d\\d(:\\d\\d)?$", "").split("[./年月-]"));
        if (parts.size() == 2) {
            return withPoints(index);
        }
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

    /** Day and month with a point behind both, where that is said of a day: "am 3.3.". */
    private Optional<Found> withPoints(int index) {
        var written = text.tokens().get(index).text();
        var isDay = Set.of("on", "am", "vom", "le", "den", "der").contains(text.key(index - 1))
                || !Set.of("", "en").contains(text.locale().getLanguage());
        if (!isDay || !written.matches("\\d{1,2}\\.\\d{1,2}") || !text.key(index + 1).equals(".")) {
            return Optional.empty();
        }
        var numbers = List.of(written.split("\\."));
        var first = DayWords.digits(numbers.getFirst()).orElseThrow();
        var last = DayWords.digits(numbers.getLast()).orElseThrow();
        var isMonthPossible = first <= 12 && !Set.of("am", "vom").contains(text.key(index - 1))
                && (text.locale().getLanguage().isEmpty()
                        || Set.of("US", "CA", "PH", "").contains(text.locale().getCountry())
                                && text.locale().getLanguage().equals("en"));
        var days = Stream
                .concat(Stream.of(withYear(last, first, index + 2)),
                        isMonthPossible ? Stream.of(withYear(first, last, index + 2)) : Stream.<Found>empty())
                .flatMap(found -> found.day().choices().stream()).distinct().toList();
        return last > 12 && !isMonthPossible || days.isEmpty() ? Optional.empty()
                : Optional.of(days.size() == 1 ? Found.on(days.getFirst(), index + 2)
                        : Found.unclear(Why.AMBIGUOUS, days, index + 2));
    }

    private List<Numbers> ordered(Numbers dayFirst, Numbers monthFirst) {
        var isEnglish = text.locale().getLanguage().equals("en");
        if (dayFirst.day().isEmpty() || monthFirst.day().isEmpty()) {
            return List.of(dayFirst.day().isEmpty() ? monthFirst : dayFirst);
        }
        if (text.locale().getLanguage().isEmpty()
                || isEnglish && Set.of("", "CA", "PH").contains(text.locale().getCountry())
                || Set.of("zh", "ja", "ko").contains(text.locale().getLanguage())) {
            return List.of(monthFirst, dayFirst);
        }
        return List.of(isEnglish && text.locale().getCountry().equals("US") ? monthFirst : dayFirst);
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
                : days.size() == 1 ? new SpokenDay.On(days.getFirst()) : new SpokenDay.Unclear(Why.AMBIGUOUS, days);
    }

    /** A year of four digits, or of two that is near. */
    private Optional<Integer> year(String written) {
        var year = Token.key(written);
        return DayWords.digits(year).flatMap(number -> year.length() == 4
                ? Optional.of(number).filter(found -> found > 0)
                : year.length() == 2 && Math.abs(2000 + number - text.today().getYear()) < MOST_YEARS_OF_TWO_DIGITS
                        ? Optional.of(2000 + number)
                        : Optional.empty());
    }

    /** The number of a day, with or without the ending of an ordinal number. */
    private Optional<Integer> date(int index) {
        if (!text.isNumber(index) || text.tokens().get(index).text().startsWith("'")) {
            return Optional.empty();
        }
        var word = text.key(index);
        var digits = word.chars().takeWhile(letter -> letter >= '0' && letter <= '9').count();
        var ending = word.substring((int) digits);
        return digits > 2 || !ending.isEmpty() && !ORDINALS.contains(ending) ? Optional.empty()
                : DayWords.digits(word.substring(0, (int) digits));
    }

    /** The year first: 2026. november 6., 2026 Nov 6. */
    private Optional<Found> fromYear(int from) {
        var month = text.skip(from + 1, ".");
        return year(from).flatMap(
                year -> Optional.ofNullable(DayWords.MONTHS.get(text.key(month))).flatMap(number -> date(month + 1).map(
                        date -> new Found(day(List.of(new Numbers(year, number, date))), text.skip(month + 2, ".")))));
    }

    /** With the month as a word: 3 March, March 3rd 2026, the 3rd of April, 3. März, 3 de abril de 2026. */
    private Optional<Found> spelled(int from) {
        var behind = Set.of("the", "den", "am", "el", "le", "on").contains(text.key(from)) ? from + 1 : from;
        var index = text.key(from).equals("on") && text.key(behind).equals("the") ? behind + 1 : behind;
        var date = date(index);
        if (date.isPresent()) {
            var month = month(date.get(), index + 1);
            return month.isPresent() ? month : ordinal(from, index, date.get());
        }
        var worded = text.ordinal(index);
        if (worded.isPresent() && from < index) {
            var month = month(worded.get().number(), worded.get().to());
            var isDay = text.key(from).equals("on") && text.key(index - 1).equals("the")
                    && !numbered().isOfSomethingElse(worded.get().to());
            return month.isPresent() ? month : isDay ? Optional.of(ofNumber(worded.get())) : Optional.empty();
        }
        var month = Optional.ofNullable(DayWords.MONTHS.get(text.key(index)));
        var number = OF.contains(text.key(index + 1)) ? index + 2 : text.skip(index + 1, ".");
        if (numbered().isOrdinal(number) && numbered().isAttempt(number + 1)) {
            // "on May 1st attempt"
            return month.flatMap(_ -> month(index))
                    .map(found -> Found.unclear(Why.VAGUE, text.past(found.month()), found.to()));
        }
        return month
                .flatMap(found -> date(number).filter(day -> day <= 31).map(day -> withYear(found, day, number + 1)));
    }

    private Optional<Found> month(int date, int from) {
        var next = text.skip(from, ".");
        var at = OF.contains(text.key(next)) ? next + 1 : next;
        return Optional.ofNullable(DayWords.MONTHS.get(text.key(at))).map(month -> withYear(month, date, at + 1));
    }

    private Numbered numbered() {
        return new Numbered(text);
    }

    private Found withYear(int month, int date, int from) {
        var next = text.skip(from, ".");
        var at = OF.contains(text.key(next)) && text.isNumber(next + 1) ? next + 1 : text.skip(next, ",");
        var year = text.isNumber(at) ? year(text.tokens().get(at).text()) : Optional.<Integer>empty();
        if (year.isPresent() && !COUNTED.contains(text.key(at + 1))) {
            return new Found(day(List.of(new Numbers(year.get(), month, date))), at + 1);
        }
        var named = yearInWords(from);
        if (named.isPresent()) {
            var found = named.get();
            return found.number() == 0 ? Found.unclear(Why.VAGUE, List.of(), found.to())
                    : new Found(day(List.of(new Numbers(found.number(), month, date))), found.to());
        }
        var last = new Numbers(text.today().getYear(), month, date);
        var isPast = last.day().filter(day -> !day.isAfter(text.today())).isPresent();
        var meant = isPast ? last : new Numbers(text.today().getYear() - 1, month, date);
        // So near ahead it is more likely a slip, or still to come, than of a year ago.
        var isNear = !isPast
                && last.day().filter(day -> !day.isAfter(text.today().plusDays(DAYS_OF_A_SLIP))).isPresent();
        return isNear ? Found.unclear(Why.AMBIGUOUS, meant.day().stream().toList(), from)
                : new Found(day(List.of(meant)), from);
    }

    /** "last year", "two years ago"; zero for one that is not read. */
    private Optional<DayText.Counted> yearInWords(int from) {
        var at = Set.of("of", "in").contains(text.key(from)) ? from + 1 : from;
        var year = text.today().getYear();
        if (text.key(at + 1).equals("year") && Set.of("last", "this").contains(text.key(at))) {
            return Optional.of(new DayText.Counted(text.key(at).equals("last") ? year - 1 : year, at + 2));
        }
        if (text.key(at).equals("the") && text.key(at + 1).equals("year")) {
            return Optional.of(new DayText.Counted(0, at + 2));
        }
        return text.count(at)
                .filter(counted -> Set.of("year", "years").contains(text.key(counted.to()))
                        && text.key(counted.to() + 1).equals("ago"))
                .map(counted -> new DayText.Counted(year - counted.number(), counted.to() + 2));
    }

    /** "the 3rd": the nearest that was. */
    private Optional<Found> ordinal(int from, int index, int date) {
        if (from == index || date < 1 || date > 31 || !numbered().isOrdinal(index)
                || numbered().isOfSomethingElse(index + 1)) {
            return Optional.empty();
        }
        if (text.key(index + 1).equals("of")) {
            var month = YearMonth.from(text.today()).minusMonths(text.key(index + 2).equals("last") ? 1 : 0);
            return Optional
                    .of(new Found(day(List.of(new Numbers(month.getYear(), month.getMonthValue(), date))), index + 4));
        }
        return Optional.of(Found.on(latest(date, text.today()), index + 1));
    }

    /** "On the second" may be of attempts. */
    private Found ofNumber(DayText.Counted counted) {
        var day = latest(counted.number(), text.today());
        return counted.number() <= MOST_ATTEMPTS ? Found.unclear(Why.AMBIGUOUS, List.of(day), counted.to())
                : Found.on(day, counted.to());
    }

    /** @param date of a month, from 1 to 31 */
    static LocalDate latest(int date, LocalDate today) {
        var month = YearMonth.from(today);
        while (!month.isValidDay(date) || month.atDay(date).isAfter(today)) {
            month = month.minusMonths(1);
        }
        return month.atDay(date);
    }

    /** The name of a month without a day, or with a part of it. */
    private Optional<Found> ofMonth(int from) {
        var index = from;
        if (text.key(index).equals("last") && text.key(index + 1).equals("day") && text.key(index + 2).equals("of")) {
            return month(index + 3).map(found -> Found.on(found.month().atEndOfMonth(), found.to()));
        }
        while (Set.of("the", "at", "in").contains(text.key(index)) || DayWords.PART_OF_MONTH.contains(text.key(index))
                || index > from && text.key(index).equals("of")) {
            index++;
        }
        var hasPart = index > from && DayWords.PART_OF_MONTH.contains(text.key(index).isEmpty() ? "" : text.key(from))
                || index > from + 1;
        var isSpoken = hasPart || DayWords.BEFORE_MONTH.contains(text.key(index - 1))
                || DayWords.BEFORE_MONTH.contains(text.key(from)) || year(index + 1).isPresent();
        if (text.key(index).equals("last") || text.key(index).equals("this")) {
            index++;
            isSpoken = true;
        }
        return isSpoken ? month(index).map(found -> Found.unclear(Why.VAGUE, text.past(found.month()), found.to()))
                : Optional.empty();
    }

    private record Month(YearMonth month, int to) {
    }

    private Optional<Integer> year(int index) {
        return text.isNumber(index) && text.tokens().get(index).text().length() == 4
                ? year(text.tokens().get(index).text())
                : Optional.empty();
    }

    private Optional<Month> month(int index) {
        return Optional.ofNullable(DayWords.MONTHS.get(text.key(index))).map(month -> {
            var year = year(index + 1);
            var meant = YearMonth.of(year.orElse(text.today().getYear()), month);
            return new Month(
                    year.isEmpty() && meant.isAfter(YearMonth.from(text.today())) ? meant.minusYears(1) : meant,
                    year.isPresent() ? index + 2 : index + 1);
        });
    }
}
