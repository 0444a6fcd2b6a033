package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.seventy.reply.Block.Button;

/** Reads the lines that ask what becomes of the points: {@code forecast data-ai as of 2027-01-01}. */
final class ForecastLines {

    private static final Set<String> AROUND = Set.of("for", "of", "in", "on", "the", "our", "about", "as", "a", "an");
    private static final Set<String> EVERYTHING = Set.of("all", "all designations", "everything", "overall", "us");
    private static final Set<String> CALENDAR = Set.of("ics", "ical", "icalendar", "calendar");
    private static final Set<String> WHOLE = Set.of("all", "whole", "full");

    private final Vocabulary vocabulary;

    ForecastLines(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void addTo(Map<String, Function<Words, Command>> verbs) {
        verbs.put("forecast", this::forecast);
        verbs.put("outlook", this::forecast);
    }

    private Command forecast(Words words) {
        try {
            var asked = Asked.of(words);
            var rest = new ArrayList<>(List.of(asked.rest().toLowerCase(java.util.Locale.ROOT).split(" ")));
            var calendar = rest.removeIf(CALENDAR::contains);
            var said = about(rest);
            if (said.equals("databricks") || vocabulary.databricks(said).isPresent()) {
                return new General.Unclear(
                        "The forecast is of Microsoft's designations. Of the Databricks tier any day can be asked for,"
                                + " such as: score databricks as of " + words.today().plusMonths(6) + ".",
                        List.of(new Button("In six months", "score databricks as of " + words.today().plusMonths(6),
                                true), new Button("Forecast", "forecast", false)));
            }
            if (said.isEmpty() || EVERYTHING.contains(said)) {
                return calendar ? new Measuring.ForecastCalendar(Optional.empty(), asked.terms())
                        : new Measuring.Forecast(Optional.empty(), asked.terms(), false);
            }
            var whole = vocabulary.area(said).isEmpty() && WHOLE.contains(rest.getLast());
            var area = vocabulary.named(whole ? about(rest.subList(0, rest.size() - 1)) : said, "forecast ");
            return calendar ? new Measuring.ForecastCalendar(Optional.of(area), asked.terms())
                    : new Measuring.Forecast(Optional.of(area), asked.terms(), whole);
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    private String about(List<String> words) {
        var said = String.join(" ", words);
        if (vocabulary.area(said).isPresent()) {
            return said;
        }
        var plain = new ArrayList<>(words);
        plain.removeIf(AROUND::contains);
        return String.join(" ", plain);
    }
}
