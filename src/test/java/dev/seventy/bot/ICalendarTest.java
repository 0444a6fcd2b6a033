package dev.seventy.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.Test;

/** What is written is read again by a library that knows nothing of ours. */
class ICalendarTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-21T09:00:00Z");
    private static final String ODD = "Renew AZ-305, AZ-104; \\ then: \"Müller\" 東京 👩‍👩‍👧‍👦\nsecond line "
            + "x".repeat(200);

    private static final ICalendar.Entry EVENT = new ICalendar.Entry.Event("one@forecast.seventy",
            LocalDate.of(2027, 2, 28), ODD, ODD);
    private static final ICalendar.Entry TASK = new ICalendar.Entry.Task("two@forecast.seventy",
            Optional.of(LocalDate.of(2026, 9, 1)), LocalDate.of(2027, 3, 14), "Renew", "In time");

    private static final String TEXT = ICalendar.of("Forecast", WRITTEN, List.of(EVENT, TASK));

    private static Calendar read() throws Exception {
        return new CalendarBuilder().build(new StringReader(TEXT));
    }

    private static String value(Component component, String property) {
        return component.getRequiredProperty(property).getValue();
    }

    @Test
    void another_program_reads_every_entry_and_finds_nothing_wrong() throws Exception {
        var calendar = read();
        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(calendar.getComponents()).hasSize(2);
    }

    @Test
    void an_event_lasts_for_its_day_and_says_what_was_given_whatever_is_in_it() throws Exception {
        Component event = (Component) read().getComponents(Component.VEVENT).getFirst();
        assertThat(value(event, Property.DTSTART)).isEqualTo("20270228");
        assertThat(value(event, Property.DTEND)).isEqualTo("20270301");
        assertThat(value(event, Property.SUMMARY)).isEqualTo(ODD);
        assertThat(value(event, Property.UID)).isEqualTo("one@forecast.seventy");
        assertThat(value(event, Property.DTSTAMP)).isEqualTo("20261121T090000Z");
    }

    @Test
    void a_task_has_its_first_and_its_last_day() throws Exception {
        Component task = (Component) read().getComponents(Component.VTODO).getFirst();
        assertThat(value(task, Property.DTSTART)).isEqualTo("20260901");
        assertThat(value(task, Property.DUE)).isEqualTo("20270314");
    }

    @Test
    void no_line_is_longer_than_seventy_five_octets_and_each_ends_as_the_standard_says() {
        assertThat(TEXT).endsWith("\r\n");
        assertThat(TEXT.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(TEXT.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
    }
}
