package dev.seventy.speech;

import java.util.regex.Pattern;

/** What is a day only where one was asked for: "Thu", "19/11", "19.11". In a sentence it may be anything else. */
final class BareDay {

    private static final Pattern DAY_AND_MONTH = Pattern.compile("([0-9]{1,2})[./]([0-9]{1,2})[.!]?");

    private BareDay() {
    }

    /** An answer as a sentence would say that day; any other as it is. */
    static String spoken(String answer) {
        var said = answer.strip();
        var numbers = DAY_AND_MONTH.matcher(said);
        if (numbers.matches()) {
            return "on " + numbers.group(1) + "." + numbers.group(2) + ".";
        }
        var keys = Tokens.keys(said);
        return keys.size() == 1 && DayWords.SHORT_WEEKDAYS.containsKey(keys.getFirst()) ? "on " + said : answer;
    }
}
