package dev.seventy.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

    private static final LocalDate TODAY = Corpus.TODAY;

    private static String read(String text, String locale) {
        return Days.read(text, TODAY, locale.isEmpty() ? Locale.ROOT : Locale.forLanguageTag(locale))
                .map(day -> switch (day) {
                    case SpokenDay.On(var date) -> date.toString();
                    case SpokenDay.Unclear(var why, var _) -> why.name();
                }).orElse("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2026-04-03|2026-04-03", "2026/4/3|2026-04-03", "3 March|2026-03-03",
            "3 December|2025-12-03", "March 3rd|2026-03-03", "the 3rd of March 2025|2025-03-03", "3. März|2026-03-03",
            "3 mars 2026|2026-03-03", "3 de abril de 2026|2026-04-03", "3 aprile|2026-04-03", "3 mei|2026-05-03",
            "3 kwietnia|2026-04-03", "3 maj|2026-05-03", "1er avril|2026-04-01", "3-Mar-26|2026-03-03",
            "3 March '26|2026-03-03", "March 3, 2026|2026-03-03", "yesterday|2026-11-17", "gestern|2026-11-17",
            "hier|2026-11-17", "ayer|2026-11-17", "ontem|2026-11-17", "ieri|2026-11-17", "gisteren|2026-11-17",
            "wczoraj|2026-11-17", "igår|2026-11-17", "heute|2026-11-18", "last Friday|2026-11-13",
            "on Friday|2026-11-13", "Friday|2026-11-13", "this Monday|2026-11-16", "this Friday|2026-11-20",
            "two days ago|2026-11-16", "2 weeks ago|2026-11-04", "the 3rd|2026-11-03", "the 19th|2026-10-19",
            "the 31st|2026-10-31", "Friday 13 November|2026-11-13", "Friday, 13 November 2026|2026-11-13",
            "last day of March|2026-03-31", "31.12.|none", "day before yesterday|2026-11-16", "29 Feb|IMPOSSIBLE",
            "29 Feb 2024|2024-02-29", "the 3rd of last month|2026-10-03", "3 March last year|2025-03-03",
            "3 March this year|2026-03-03", "3 March two years ago|2024-03-03", "a year ago today|2025-11-18",
            "twenty-one days ago|2026-10-28", "48 hours ago|2026-11-16", "24h ago|2026-11-17", "an hour ago|2026-11-18",
            "20 hours ago|AMBIGUOUS", "600 minutes ago|AMBIGUOUS", "2-3 days ago|VAGUE", "30-40 days ago|VAGUE",
            "the nineteenth of October|2026-10-19", "2026-03-03T10:15|2026-03-03", "am 3.3.|2026-03-03",
            "the 2nd try|none", "on the 3rd attempt|none", "the 2nd of us|none"})
    void a_day_is_read_as_people_write_it(String text, String day) {
        assertThat(read(text, "")).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en-US|2026-03-04", "en-GB|2026-04-03", "de-DE|2026-04-03", "en-IN|2026-04-03",
            "fr|2026-04-03", "''|AMBIGUOUS", "en|AMBIGUOUS", "en-CA|AMBIGUOUS"})
    void which_number_is_the_month_is_decided_by_the_locale_or_asked(String locale, String day) {
        for (var text : List.of("3/4/2026", "03.04.26", "03-04-2026")) {
            assertThat(read(text, locale)).isEqualTo(day);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"last week", "last month", "end of March", "in April", "April 2026", "recently",
            "last year", "a few days ago", "the other day", "in 2025", "three months ago", "over the weekend"})
    void a_time_that_is_longer_than_a_day_is_none(String text) {
        assertThat(read(text, "en-GB")).isEqualTo("VAGUE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31 Feb", "31/04/2026", "2026-02-30", "0 March", "99 March 2026", "2026-13-01"})
    void a_day_that_does_not_exist_is_said_to_be_none(String text) {
        assertThat(read(text, "en-GB")).isEqualTo("IMPOSSIBLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"870", "912/1000", "89%", "4/5", "may", "march", "second", "AZ-305", "3 attempts", "",
            "1.000.000"})
    void other_numbers_and_words_are_no_days(String text) {
        assertThat(read(text, "en-GB")).isEqualTo("none");
    }

    @Test
    void every_day_is_read_as_it_is_written() {
        for (var day = LocalDate.of(2019, 1, 1); !day.isAfter(TODAY); day = day.plusDays(1)) {
            for (var pattern : List.of("uuuu-MM-dd", "d MMMM uuuu", "MMM d, uuuu", "d MMM ''yy", "dd/MM/uuuu", "d.M.uu",
                    "EEEE d MMMM uuuu")) {
                var text = DateTimeFormatter.ofPattern(pattern, Locale.UK).format(day);
                assertThat(Days.read(text, TODAY, Locale.UK)).as(text).isEqualTo(Optional.of(new SpokenDay.On(day)));
            }
        }
    }

    @Test
    void a_day_without_a_year_is_the_latest_that_was() {
        for (var day = TODAY.minusDays(350); !day.isAfter(TODAY); day = day.plusDays(1)) {
            var text = DateTimeFormatter.ofPattern("d MMMM", Locale.UK).format(day);
            assertThat(Days.read(text, TODAY, Locale.UK)).as(text).isEqualTo(Optional.of(new SpokenDay.On(day)));
        }
    }

    @Test
    void a_day_without_a_year_that_is_less_than_two_weeks_ahead_is_not_taken_for_a_year_ago() {
        for (var day = TODAY.plusDays(1); !day.isAfter(TODAY.plusDays(14)); day = day.plusDays(1)) {
            var text = DateTimeFormatter.ofPattern("d MMMM", Locale.UK).format(day);
            assertThat(Days.read(text, TODAY, Locale.UK)).as(text)
                    .isEqualTo(Optional.of(new SpokenDay.Unclear(Why.AMBIGUOUS, List.of(day.minusYears(1)))));
        }
    }
}
