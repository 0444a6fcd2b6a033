package dev.seventy.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.bot.ICalendar.Entry;
import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Cause;
import dev.seventy.planning.Forecast.Change;
import dev.seventy.scoring.Reason;
import dev.seventy.store.Organisation;

/** The days of a forecast that belong into a calendar: losses, last safe days, renewals, windows and anniversaries. */
final class ForecastDates {

    private static final int UID_BYTES = 16;

    private final Catalog catalog;
    private final CauseWords words;
    private final Organisation organisation;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private ForecastDates(Catalog catalog, CauseWords words, Organisation organisation) {
        this.catalog = catalog;
        this.words = words;
        this.organisation = organisation;
    }

    /** What several designations need is there once. */
    static List<Entry> of(List<Outlook> outlooks, Catalog catalog, CauseWords words, Organisation organisation) {
        var dates = new ForecastDates(catalog, words, organisation);
        outlooks.forEach(dates::add);
        return new ArrayList<>(dates.entries.values());
    }

    private void add(Outlook outlook) {
        var name = outlook.area().name();
        var id = outlook.area().id();
        outlook.lastSafeDay().filter(day -> day.isBefore(outlook.last())).ifPresent(day -> event("safe " + id, day,
                name + ": last safe day", "Through this day it is qualified, by what is known. " + about(outlook)));
        outlook.losses().forEach(change -> loss(outlook, change));
        var coming = outlook.anniversary().filter(day -> !day.isBefore(outlook.asOf()));
        if (coming.isPresent()) {
            var window = outlook.program().windowEnrolled(coming.get());
            event("anniversary", coming.get(), "Anniversary of the enrolment with Microsoft",
                    "One qualified day from " + Numbers.show(window.first()) + " to " + Numbers.show(window.last())
                            + " is enough to renew a designation.");
            task("renew " + id, Optional.of(window.first()), window.last(), name + ": be qualified on one day",
                    ForecastWindow.sentence(outlook));
        } else {
            outlook.windowHolds().ifPresent(day -> task("enrol " + id, Optional.of(outlook.asOf()), day,
                    name + ": the qualification window has a qualified day", ForecastWindow.sentence(outlook)));
        }
    }

    private static String about(Outlook outlook) {
        return ForecastAnswers.assumptions(outlook) + " Our estimate of " + Numbers.show(outlook.asOf()) + ".";
    }

    private void loss(Outlook outlook, Change change) {
        var because = words.all(change.causes());
        event("loss " + outlook.area().id() + " " + change.day(), change.day(),
                outlook.area().name() + ": " + ForecastAnswers.signed(change) + " points"
                        + (change.loses() ? ", no longer qualified" : ""),
                "Because " + because + ". Then " + change.after().map(after -> Numbers.show(after.total())).orElse("no")
                        + " points. " + about(outlook));
        for (var cause : change.causes()) {
            if (cause instanceof Cause.Ended(var why, var credential, var people) && why == Reason.EXPIRED) {
                var end = change.day().minusDays(1);
                catalog.get(credential).renewal()
                        .ifPresent(renewal -> task("renewal " + credential.value() + " " + ids(people) + " " + end,
                                Optional.of(renewal.opens(end)), end,
                                "Renew " + words.shortly(credential) + ": " + words.whose(people),
                                "Otherwise " + outlook.area().name() + " changes by " + ForecastAnswers.signed(change)
                                        + " points on the next day."));
            }
        }
    }

    private static String ids(List<PersonId> people) {
        return people.stream().map(PersonId::value).sorted().collect(Collectors.joining(" "));
    }

    private void event(String key, LocalDate day, String summary, String description) {
        entries.putIfAbsent(key, new Entry.Event(uid(key), day, summary, description));
    }

    private void task(String key, Optional<LocalDate> from, LocalDate due, String summary, String description) {
        entries.merge(key, new Entry.Task(uid(key), from, due, summary, description),
                (before, more) -> new Entry.Task(before.uid(), from, due, before.summary(),
                        before.description() + "\n" + more.description()));
    }

    /** The same for the same thing of the same firm; it tells nobody whom it is about. */
    private String uid(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((organisation.id().value() + " " + organisation.created() + " " + key).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, UID_BYTES) + "@forecast.seventy";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
