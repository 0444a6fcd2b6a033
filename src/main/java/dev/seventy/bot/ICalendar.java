package dev.seventy.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All-day events and tasks as an iCalendar file. https://www.rfc-editor.org/rfc/rfc5545 */
final class ICalendar {

    /** Octets of a line without its line break. https://www.rfc-editor.org/rfc/rfc5545#section-3.1 */
    private static final int LONGEST_LINE = 75;
    private static final String END = "\r\n";
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ICalendar() {
    }

    /** @param uid the same whenever the same thing is written anew, so that it takes the place of what was there */
    sealed interface Entry {

        String uid();

        String summary();

        String description();

        /** Something that happens on a day. */
        record Event(String uid, LocalDate day, String summary, String description) implements Entry {
        }

        /**
         * Something to be done.
         *
         * @param from the first day on which it can be done; empty for any
         * @param due the last day on which it can, inclusive
         */
        record Task(String uid, Optional<LocalDate> from, LocalDate due, String summary,
                String description) implements Entry {
        }
    }

    /** @param written when the file is made, which is said of every entry */
    static String of(String name, Instant written, List<Entry> entries) {
        var text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Seventy//Forecast//EN");
        line(text, "CALSCALE:GREGORIAN");
        line(text, "X-WR-CALNAME:" + escaped(name));
        entries.forEach(entry -> entry(text, entry, UTC.format(written)));
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    private static void entry(StringBuilder text, Entry entry, String stamp) {
        var kind = switch (entry) {
            case Entry.Event _ -> "VEVENT";
            case Entry.Task _ -> "VTODO";
        };
        line(text, "BEGIN:" + kind);
        line(text, "UID:" + entry.uid());
        line(text, "DTSTAMP:" + stamp);
        switch (entry) {
            case Entry.Event(var _, var day, var _, var _) -> {
                line(text, "DTSTART;VALUE=DATE:" + DATE.format(day));
                // The end is exclusive. https://www.rfc-editor.org/rfc/rfc5545#section-3.6.1
                line(text, "DTEND;VALUE=DATE:" + DATE.format(day.plusDays(1)));
                line(text, "TRANSP:TRANSPARENT");
            }
            case Entry.Task(var _, var from, var due, var _, var _) -> {
                from.filter(day -> day.isBefore(due))
                        .ifPresent(day -> line(text, "DTSTART;VALUE=DATE:" + DATE.format(day)));
                line(text, "DUE;VALUE=DATE:" + DATE.format(due));
                line(text, "STATUS:NEEDS-ACTION");
            }
        }
        line(text, "SUMMARY:" + escaped(entry.summary()));
        line(text, "DESCRIPTION:" + escaped(entry.description()));
        line(text, "END:" + kind);
    }

    /** https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11 */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(character);
                case '\n' -> escaped.append("\\n");
                default -> escaped.appendCodePoint(Character.isISOControl(character) ? ' ' : character);
            }
        });
        return escaped.toString();
    }

    /** A longer line goes on behind a line break and a space; no character is torn apart. */
    private static void line(StringBuilder text, String content) {
        int room = LONGEST_LINE;
        for (int at = 0; at < content.length();) {
            var character = content.codePointAt(at);
            var octets = Character.toString(character).getBytes(UTF_8).length;
            if (octets > room) {
                text.append(END).append(' ');
                room = LONGEST_LINE - 1;
            }
            text.appendCodePoint(character);
            room -= octets;
            at += Character.charCount(character);
        }
        text.append(END);
    }
}
