package dev.seventy.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {

    private static final Calendar DAYS = new Calendar(Files.TODAY, Optional.of(DateOrder.DAY_FIRST));
    private static final Calendar MONTHS = new Calendar(Files.TODAY, Optional.of(DateOrder.MONTH_FIRST));

    @ParameterizedTest
    @ValueSource(strings = {"2018-12-25", "25/12/2018 23:07", "25/12/2018", "25.12.2018", "25-12-2018",
            "2018-12-25T23:07:00Z", "2018-12-25 23:07:00.123+01:00", "2018/12/25", "20181225", "43459", "43459.963",
            "25 Dec 2018", "25-Dec-18", "Dec 25, 2018", "25 December 2018 11:07 PM", "25/12/2018 11:07:12 PM",
            "2018-12-25T00:00:00.0000000"})
    void a_day_is_read_however_it_is_written(String text) {
        assertThat(DAYS.day(text)).isEqualTo(new Parsed.Good<>(LocalDate.of(2018, 12, 25)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12/25/2018 11:07 PM", "12/25/2018", "2018-12-25"})
    void a_day_is_read_month_first_where_the_file_writes_so(String text) {
        assertThat(MONTHS.day(text)).isEqualTo(new Parsed.Good<>(LocalDate.of(2018, 12, 25)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"soon|not a date", "2026-02-30|no such day", "31/02/2026|no such day",
            "25/12/18|four digits", "12/25/2018|written day first", "1989-12-31|before 1990",
            "2046-11-02|more than 20 years ahead", "2018-12-25 nonsense|not a date", "//|not a date",
            "99999999999999999999/1/2026|no such day", "2018-12-25T|not a date"})
    void what_is_no_day_is_refused_with_the_reason(String text, String why) {
        assertThat(DAYS.day(text)).isInstanceOfSatisfying(Parsed.Bad.class,
                bad -> assertThat(bad.rule()).contains(why));
    }

    @Test
    void the_last_day_of_twenty_years_ahead_is_still_taken() {
        assertThat(DAYS.day("2046-11-01")).isInstanceOf(Parsed.Good.class);
        assertThat(DAYS.day("1990-01-01")).isInstanceOf(Parsed.Good.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-01", "2026-10", "10/1/2026", "Oct-26", "Oct 2026", "October 2026", "10/2026",
            "202610", "2026-10-01T00:00:00", "10/1/2026 12:00:00 AM", "46296", "2026/10", "1-Oct-26"})
    void a_month_is_read_however_it_is_written(String text) {
        assertThat(MONTHS.month(text)).isEqualTo(new Parsed.Good<>(YearMonth.of(2026, 10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-13", "13/2026", "Okt-26", "26-Oct", "2026", "last month", "1970-01"})
    void what_is_no_month_is_refused(String text) {
        assertThat(MONTHS.month(text)).isInstanceOf(Parsed.Bad.class);
    }
}
