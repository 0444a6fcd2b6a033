package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.rules.ProgramPath;
import dev.seventy.speech.Days;
import dev.seventy.speech.SpokenDay;

/**
 * What a line is about, and under which terms.
 *
 * @param rest the line without its terms
 */
record Asked(String rest, Terms terms) {

    private static final Pattern WEEKDAY = Pattern.compile("(?i)(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private static final Set<String> OPTIONS = Set.of("as", "known", "rules", "path", "location", "--json", "strict",
            "expected");

    /** Takes the terms out of a line; what stays is what the line is about. */
    static Asked of(Words line) throws NotUnderstood {
        var dated = days(line);
        var words = new Words(List.of(dated.rest().split(" ")), line.today());
        List<String> rest = new ArrayList<>();
        Optional<String> version = Optional.empty();
        Optional<ProgramPath> path = Optional.empty();
        Optional<String> location = Optional.empty();
        boolean json = false;
        boolean strict = false;
        for (int index = 0; index < words.all().size(); index++) {
            var word = words.at(index);
            var next = words.at(index + 1);
            if (word.equals("rules") && !next.isEmpty()) {
                version = Optional.of(next);
                index++;
            } else if (word.equals("path")) {
                path = Optional.of(ProgramPath.of(next)
                        .orElseThrow(() -> new NotUnderstood(
                                "There is no path '" + NotUnderstood.cut(next) + "': say path enterprise or path smb.",
                                List.of())));
                index++;
            } else if (word.equals("location") && !next.isEmpty()) {
                location = Optional.of(words.all().get(index + 1));
                index++;
            } else if (word.equals("--json")) {
                json = true;
            } else if (word.equals("strict") || word.equals("expected")) {
                strict = word.equals("strict");
            } else {
                rest.add(words.all().get(index));
            }
        }
        return new Asked(String.join(" ", rest),
                new Terms(dated.terms().asOf(), dated.terms().knownOn(), version, path, location, json, strict));
    }

    /** Takes only the days out of it, as of which and as known on which something is asked. */
    static Asked days(Words words) throws NotUnderstood {
        List<String> rest = new ArrayList<>();
        Optional<LocalDate> asOf = Optional.empty();
        Optional<LocalDate> knownOn = Optional.empty();
        for (int index = 0; index < words.all().size(); index++) {
            var word = words.at(index);
            var next = words.at(index + 1);
            if (word.equals("as") && next.equals("of") || word.equals("known") && next.equals("on")) {
                var date = dateAt(words, index + 2);
                var before = word.equals("as") ? asOf : knownOn;
                if (before.isPresent() && !before.get().equals(date.day())) {
                    throw new NotUnderstood(
                            "That names two days: " + before.get() + " and " + date.day() + ". Please say one of them.",
                            List.of());
                }
                if (word.equals("as")) {
                    asOf = Optional.of(date.day());
                } else {
                    knownOn = Optional.of(date.day());
                }
                index += 1 + date.words();
            } else {
                rest.add(words.all().get(index));
            }
        }
        return new Asked(String.join(" ", rest),
                new Terms(asOf, knownOn, Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    /** The day that all words from there on mean. */
    static LocalDate dayAtEnd(Words words, int from) throws NotUnderstood {
        var found = dateAt(words, from);
        if (from + found.words() < words.all().size()) {
            throw new NotUnderstood("There is more behind the day than I can read: '"
                    + NotUnderstood.cut(words.from(from + found.words()).text()) + "'.", List.of());
        }
        return found.day();
    }

    /** The same of a day to come: without a year it is the next of that name. */
    static LocalDate dayAhead(Words words, int from) throws NotUnderstood {
        var day = dayAtEnd(words, from);
        var said = words.from(from).text();
        var hasNoYear = said.chars().anyMatch(Character::isDigit) && !said.contains("ago")
                && !YEAR.matcher(said).find();
        // "Until monday" is the coming one.
        if (day.isBefore(words.today()) && WEEKDAY.matcher(said).matches()) {
            return day.plusWeeks(1);
        }
        return hasNoYear && day.isBefore(words.today()) && day.plusYears(1).isAfter(words.today()) ? day.plusYears(1)
                : day;
    }

    /** A day, and how many words it took. */
    record DateWords(LocalDate day, int words) {
    }

    /** The day that stands at a word. */
    static DateWords dateAt(Words words, int from) throws NotUnderstood {
        int to = from;
        while (to < words.all().size() && to < from + 3 && !OPTIONS.contains(words.at(to))) {
            to++;
        }
        if (to <= from) {
            throw new NotUnderstood("Which day? Please write it like 2026-08-31 or 31 Aug 2026.", List.of());
        }
        for (int end = to; end > from; end--) {
            var text = String.join(" ", words.all().subList(from, end));
            var meanings = Days.read(text, words.today(), Locale.ROOT).map(SpokenDay::meanings).orElse(List.of());
            if (meanings.size() == 1) {
                return new DateWords(meanings.getFirst(), end - from);
            }
            if (meanings.size() == 2) {
                throw new NotUnderstood("'" + NotUnderstood.cut(text) + "' can be " + Numbers.show(meanings.get(0))
                        + " or " + Numbers.show(meanings.get(1)) + ". Please write the day as " + meanings.get(0)
                        + " or " + meanings.get(1) + ".", List.of());
            }
        }
        throw new NotUnderstood(
                "I do not read '" + NotUnderstood.cut(String.join(" ", words.all().subList(Math.min(from, to), to)))
                        + "' as a day. Please write it like 2026-08-31 or 31 Aug 2026.",
                List.of());
    }
}
