package dev.seventy.bot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.seventy.evidence.PersonId;
import dev.seventy.store.Account;
import dev.seventy.store.Nudges;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Organisations.Situation;

/**
 * Has people told of what ends when its time has come, and takes back what did not come. Whom, of what and when is found
 * each time from what is known then, so that whatever was done about it stops it.
 */
final class ReminderSending {

    private final ReminderDesk.Tools tools;

    /** Whose an account is, in its firm. */
    private record Whose(Situation situation, Account account, PersonId person) {
    }

    ReminderSending(ReminderDesk.Tools tools) {
        this.tools = tools;
    }

    private Instant now() {
        return tools.clock().instant();
    }

    /** Whom to remind now; nobody of the made-up firm. */
    List<Nudge> due(OrganisationId organisation) {
        var situation = tools.stores().get().organisations().situation(organisation)
                .filter(known -> !known.organisation().sample());
        if (situation.isEmpty() || !isWorkingTime(situation.get())) {
            return List.of();
        }
        var desk = ReminderDesk.ofAll(tools, situation.get());
        Set<PersonId> readers = new TreeSet<>();
        desk.lapses().stream().filter(
                lapse -> Stream.of(desk.today, desk.today.plusDays(1)).anyMatch(day -> lapse.on(day).isPresent()))
                .forEach(lapse -> Stream.concat(Stream.of(lapse.holder()), desk.manager(lapse.holder()).stream())
                        .forEach(readers::add));
        var reached = desk.reached();
        List<Nudge> due = new ArrayList<>();
        for (var id : readers) {
            Optional.ofNullable(reached.get(id)).filter(known -> ReminderHours.mayBeOrdered(now(), known.zone()))
                    .filter(_ -> !desk.message(id).isEmpty()).ifPresent(known -> {
                        var day = desk.day(known.zone());
                        due.add(new Nudge(known.member(), day, key(id, day, known.zone())));
                    });
        }
        return due;
    }

    /** One a day; a zone that turns out to be another is another day. */
    private static String key(PersonId reader, LocalDate day, ZoneId zone) {
        return "nudge:" + reader.value() + ":" + day + ":" + zone.getId();
    }

    /** Whether it is working time for anybody there, so that most looks read nothing. */
    private boolean isWorkingTime(Situation situation) {
        var organisation = situation.organisation();
        return tools.firm().settings(situation).reminders() > 0 && Stream
                .concat(Stream.of(organisation.zone()),
                        tools.stores().get().accounts().zones(organisation.id()).stream())
                .anyMatch(zone -> ReminderHours.mayBeOrdered(now(), zone));
    }

    /**
     * In the transaction that orders the message: what is told by it is written down with that.
     *
     * @param day of the speaker's for which it is; on another nothing is told
     */
    Answer tell(LocalDate day, Speaker speaker) {
        if (speaker.person().isEmpty() || speaker.organisation().sample()) {
            return Answer.SILENT;
        }
        var id = speaker.person().get();
        var desk = ReminderDesk.of(tools, speaker.situation(), id);
        var message = desk.message(id);
        if (message.isEmpty() || !desk.dayOf(id).equals(day) || !ReminderHours.mayBeOrdered(now(), desk.zone(id))) {
            return Answer.SILENT;
        }
        tools.nudges().tell(speaker.organisation().id(),
                new Nudges.Sent(id, ReminderHours.week(day), day, !message.team().isEmpty()),
                ReminderRound.told(message, day));
        return Answer.of(desk.wording().reminder(message, day));
    }

    /**
     * Whether all that somebody was told on a day of theirs would be told now that it can be sent. Where not, it is taken
     * back, so that whatever of it still holds is told another time.
     *
     * @param told empty for the last day on which they were told anything
     */
    boolean isStillDue(Sender.Member reader, Optional<LocalDate> told) {
        var whose = whose(reader);
        if (whose.isEmpty()) {
            return false;
        }
        var known = whose.get();
        var day = told.orElseGet(() -> last(known));
        var isDue = known.account().standing() == Account.Standing.MEMBER
                && ReminderDesk.of(tools, known.situation(), known.person()).isStillDue(known.person(), day);
        if (!isDue) {
            takeBack(known, day);
        }
        return isDue;
    }

    /** What somebody was told on a day did not come, so that it is told another time. */
    void untold(Sender.Member reader, Optional<LocalDate> told) {
        whose(reader).ifPresent(known -> takeBack(known, told.orElseGet(() -> last(known))));
    }

    /** The last day on which somebody was told anything; their own today where that never was. */
    private LocalDate last(Whose whose) {
        var ids = tools.ids(whose.person(), whose.situation());
        return tools.nudges().of(whose.situation().organisation().id(), ids).sent().stream().map(Nudges.Sent::day)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> ReminderDesk.of(tools, whose.situation(), whose.person()).dayOf(whose.person()));
    }

    private void takeBack(Whose whose, LocalDate told) {
        tools.nudges().takeBack(whose.situation().organisation().id(), tools.ids(whose.person(), whose.situation()),
                told);
    }

    private Optional<Whose> whose(Sender.Member reader) {
        return tools.stores().get().organisations().situation(reader.platform(), reader.workspace(), reader.grid())
                .flatMap(situation -> tools.stores().get().accounts()
                        .of(situation.organisation().id(), reader.platform(), reader.workspace(), reader.user())
                        .flatMap(account -> tools.firm().owner(account, situation)
                                .map(person -> new Whose(situation, account, person))));
    }
}
