package dev.seventy.intake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes the numbers of a workbook as text: days in ISO form, other numbers as the spreadsheet shows them.
 *
 * @param dateStyles for each cell style, whether it shows a number as a date
 * @param from1904 whether days are counted from 1904 on, as old Macintosh workbooks do
 */
record CellText(List<Boolean> dateStyles, boolean from1904) {

    private static final int SECONDS_OF_A_DAY = 24 * 60 * 60;
    private static final BigDecimal LAST_SERIAL = new BigDecimal(2_958_465);
    /** A spreadsheet keeps binary fractions and shows no more digits than these. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    String number(String value, int style) {
        if (value.isEmpty() || value.length() > 40) {
            return value;
        }
        try {
            var number = new BigDecimal(value);
            if (Math.abs((long) number.scale()) > 330) {
                return value;
            }
            boolean day = style < dateStyles.size() && dateStyles.get(style);
            return day && number.signum() >= 0 && number.compareTo(LAST_SERIAL) <= 0 ? day(number) : plain(number);
        } catch (NumberFormatException other) {
            return value;
        }
    }

    private static String plain(BigDecimal number) {
        var shown = number.round(SHOWN);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private String day(BigDecimal serial) {
        long whole = serial.longValue();
        var date = from1904 ? LocalDate.of(1904, 1, 1).plusDays(whole) : ofSerial(whole);
        int seconds = serial.subtract(BigDecimal.valueOf(whole)).multiply(BigDecimal.valueOf(SECONDS_OF_A_DAY))
                .setScale(0, RoundingMode.HALF_UP).intValue();
        if (seconds == 0) {
            return date.toString();
        }
        return seconds >= SECONDS_OF_A_DAY ? date.plusDays(1).toString()
                : TIME.format(LocalDateTime.of(date, LocalTime.ofSecondOfDay(seconds)));
    }

    /** The day of a serial number; the day that spreadsheets think there was in February 1900 is jumped over. */
    static LocalDate ofSerial(long serial) {
        return LocalDate.of(1899, 12, serial < 60 ? 31 : 30).plusDays(serial);
    }

    static boolean builtInDate(String format) {
        if (format.isEmpty() || format.length() > 3) {
            return false;
        }
        int id = whole(format);
        return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    }

    /** Whether a format code has a letter of a date outside quotes and brackets. */
    static boolean showsDate(String format) {
        char closing = 0;
        for (int index = 0; index < format.length(); index++) {
            char letter = format.charAt(index);
            if (closing != 0) {
                closing = letter == closing ? 0 : closing;
            } else if (letter == '"') {
                closing = '"';
            } else if (letter == '[') {
                closing = ']';
            } else if (letter == '\\' || letter == '_' || letter == '*') {
                index++;
            } else if ("yYdDmMhH".indexOf(letter) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The column of a reference such as AB12, the first being 0; a column that no sheet has is a very high one. */
    static int column(String reference) {
        int column = 0;
        int index = 0;
        while (index < reference.length() && reference.charAt(index) >= 'A' && reference.charAt(index) <= 'Z') {
            column = Math.min(1 << 20, column * 26 + reference.charAt(index) - 'A' + 1);
            index++;
        }
        if (index == 0) {
            throw Zip.damaged();
        }
        return column - 1;
    }

    static int whole(String digits) {
        try {
            int number = Integer.parseInt(digits);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            throw Zip.damaged();
        }
        throw Zip.damaged();
    }
}
