package dev.seventy.bot;

import java.time.LocalDate;

/** Says what a forecast means for enrolment: which days have to be qualified, and how many are. */
final class ForecastWindow {

    private ForecastWindow() {
    }

    static String sentence(Outlook outlook) {
        return outlook.anniversary().map(day -> renewal(outlook, day)).orElseGet(
                () -> enrolment(outlook) + " If you are enrolled, settings anniversary DAY tells me when you renew.");
    }

    /** {@code Anniversary 15 May 2027: one qualified day from 1 Dec 2026 to 31 May 2027 is enough; you have 14.} */
    private static String renewal(Outlook outlook, LocalDate anniversary) {
        if (anniversary.isBefore(outlook.asOf())) {
            return enrolment(outlook) + " The anniversary that is set, " + Numbers.show(anniversary)
                    + ", has passed; settings anniversary DAY tells me the next one.";
        }
        var window = outlook.program().windowEnrolled(anniversary);
        var said = "Anniversary " + Numbers.show(anniversary) + ": one qualified day from "
                + Numbers.show(window.first()) + " to " + Numbers.show(window.last()) + " is enough; ";
        if (anniversary.isAfter(outlook.last())) {
            return said + "that lies beyond these twelve months.";
        }
        var days = outlook.forecast().qualifiedDays(window.first(), window.last());
        var due = outlook.program().renewalDueDays()
                .map(before -> " Renewal is due from " + Numbers.show(anniversary.minusDays(before.value())) + ".")
                .orElse("");
        if (days.isEmpty()) {
            return said + "by what is known you have none." + due;
        }
        var past = days.stream().filter(day -> !day.isAfter(outlook.asOf())).count();
        var number = Numbers.show(java.math.BigDecimal.valueOf(days.size()));
        return said + "you have " + number
                + (past == days.size() ? " already"
                        : past == 0 ? " ahead, by what is known" : ", of which " + past + " are past")
                + ", the last on " + Numbers.show(days.getLast()) + "." + due;
    }

    private static String enrolment(Outlook outlook) {
        var window = outlook.program().windowNotEnrolled(outlook.asOf());
        var days = outlook.forecast().qualifiedDays(window.first(), window.last());
        var said = "Qualification window " + Numbers.show(window.first()) + " to " + Numbers.show(window.last())
                + ": one qualified day is enough to enrol; you have " + (days.isEmpty() ? "none" : days.size())
                + (days.isEmpty() ? "." : ", the last on " + Numbers.show(days.getLast()) + ".");
        return said + outlook.windowHolds()
                .map(day -> (days.isEmpty() ? " By what is known the window has one" : " The window keeps one")
                        + " through " + Numbers.show(day) + ".")
                .orElse("");
    }
}
