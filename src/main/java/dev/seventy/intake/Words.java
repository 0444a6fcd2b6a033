package dev.seventy.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * The runs of digits and of letters that a date begins with, at most three.
 *
 * @param parts each all digits or all letters
 * @param dotted whether the first two are parted by a point
 * @param rest what follows
 */
record Words(List<String> parts, boolean dotted, String rest) {

    private static final int LONGEST = 40;

    static Words of(String text) {
        if (text.length() > LONGEST) {
            return new Words(List.of(), false, text);
        }
        List<String> parts = new ArrayList<>(3);
        boolean dotted = false;
        int at = 0;
        while (at < text.length() && parts.size() < 3) {
            int from = at;
            boolean digits = isDigit(text.charAt(at));
            while (at < text.length() && (digits ? isDigit(text.charAt(at)) : isLetter(text.charAt(at)))) {
                at++;
            }
            if (at == from) {
                return new Words(List.of(), false, text);
            }
            parts.add(text.substring(from, at));
            if (parts.size() < 3) {
                int separator = at;
                while (at < text.length() && at < separator + 2 && "-/. ,".indexOf(text.charAt(at)) >= 0) {
                    dotted |= parts.size() == 1 && text.charAt(at) == '.';
                    at++;
                }
            }
        }
        return new Words(List.copyOf(parts), dotted, text.substring(at));
    }

    boolean number(int index) {
        return index < parts.size() && isDigit(parts.get(index).charAt(0));
    }

    /** A part as a number; a part that is too long for one is higher than any day or year. */
    int value(int index) {
        var part = parts.get(index);
        return part.length() > 8 ? Integer.MAX_VALUE : Integer.parseInt(part);
    }

    int length(int index) {
        return parts.get(index).length();
    }

    /** The month that a part names in English, in full or by its first three letters; 0 when it names none. */
    int month(int index) {
        if (index >= parts.size() || number(index)) {
            return 0;
        }
        var word = parts.get(index);
        for (var month : java.time.Month.values()) {
            var name = month.name();
            if (word.equalsIgnoreCase(name) || word.equalsIgnoreCase(name.substring(0, 3))
                    || (word.equalsIgnoreCase("sept") && name.startsWith("SEPT"))) {
                return month.getValue();
            }
        }
        return 0;
    }

    /** Whether nothing or a time of day follows; which time does not matter. */
    boolean endsWithTime() {
        var time = rest.strip();
        if (time.startsWith("T") || time.startsWith(",")) {
            time = time.substring(1).strip();
        }
        if (time.isEmpty()) {
            return rest.isBlank();
        }
        for (int index = 0; index < time.length(); index++) {
            char letter = time.charAt(index);
            if (!isDigit(letter) && "+-.: \u202fAPMZapm".indexOf(letter) < 0) {
                return false;
            }
        }
        return isDigit(time.charAt(0)) && time.indexOf(':') > 0;
    }

    static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isLetter(char letter) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    }
}
