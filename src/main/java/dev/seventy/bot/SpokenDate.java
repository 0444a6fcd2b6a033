package dev.seventy.bot;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a day as people write it. */
final class SpokenDate {

    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
            "oct", "nov", "dec");

    private SpokenDate() {
    }

    /** Every day that the words can mean: none, one, or two where day and month can be swapped. */
    static List<LocalDate> meanings(String words, LocalDate today) {
        var text = words.toLowerCase(Locale.ROOT).strip();
        switch (text) {
            case "today" -> {
                return List.of(today);
            }
            case "yesterday" -> {
                return List.of(today.minusDays(1));
            }
            case "tomorrow" -> {
                return List.of(today.plusDays(1));
            }
            default -> {
            }
        }
        var parts = text.split("[ ,./-]+");
        if (parts.length != 3) {
            return List.of();
        }
        List<LocalDate> meanings = new ArrayList<>();
        if (parts[0].length() == 4) {
            add(meanings, parts[0], parts[1], parts[2]);
        } else {
            add(meanings, parts[2], parts[1], parts[0]);
            add(meanings, parts[2], parts[0], parts[1]);
        }
        return meanings;
    }

    private static void add(List<LocalDate> meanings, String year, String month, String day) {
        var monthNumber = month.length() >= 3 ? MONTHS.indexOf(month.substring(0, 3)) + 1 : number(month);
        var dayNumber = number(day.replaceFirst("(st|nd|rd|th)$", ""));
        if (year.length() != 4 || monthNumber < 1 || dayNumber < 1) {
            return;
        }
        try {
            var date = LocalDate.of(number(year), monthNumber, dayNumber);
            if (!meanings.contains(date)) {
                meanings.add(date);
            }
        } catch (DateTimeException noSuchDay) {
            // The other order may still be a day.
        }
    }

    private static int number(String digits) {
        return !digits.isEmpty() && digits.length() <= 4
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9') ? Integer.parseInt(digits) : -1;
    }
}
