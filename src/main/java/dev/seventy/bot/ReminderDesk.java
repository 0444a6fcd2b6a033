package dev.seventy.bot;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.seventy.bot.ReminderReaders.Reader;
import dev.seventy.bot.ReminderRound.Message;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Lapse;
import dev.seventy.store.Nudges;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/**
 * A firm on its today, as far as reminding goes: what ends, what was told, who is reached, what it costs. All but what
 * was told is found once for all desks of a firm of which the same is known.
 */
final class ReminderDesk {

    final Situation situation;
    private final Tools tools;
    final LocalDate today;
    private final Endings endings;
    private final Map<PersonId, Person> people;
    final FirmSettings settings;
    final ReminderRound round;
    private final Map<PersonId, Reader> reached;
    private final LapseCosts costs;

    /** What every desk is made with. */
    record Tools(Knowledge knowledge, Supplier<Store> stores, InstantSource clock, Firm firm, TierFigures tiers) {

        Nudges nudges() {
            return stores.get().nudges();
        }

        /** The ids by which somebody is or was known. */
        Set<PersonId> ids(PersonId id, Situation situation) {
            var ids = new TreeSet<>(Set.of(id));
            Optional.ofNullable(firm.people(situation).get(id)).ifPresent(person -> ids.addAll(person.alsoKnownAs()));
            return ids;
        }
    }

    private ReminderDesk(Tools tools, Situation situation, Nudges.Book book) {
        this.tools = tools;
        this.situation = situation;
        today = day(situation.organisation().zone());
        endings = Endings.of(tools.firm(), situation, tools.knowledge().catalog(), today);
        people = tools.firm().people(situation);
        settings = tools.firm().settings(situation);
        round = new ReminderRound(book, endings::human, settings.reminders());
        reached = ReminderReaders.of(tools.stores().get(), tools.firm(), situation);
        costs = LapseCosts.of(tools.knowledge(), tools.tiers(), tools.firm(), situation, today);
    }

    /** With all that was told anybody there. */
    static ReminderDesk ofAll(Tools tools, Situation situation) {
        return new ReminderDesk(tools, situation, tools.nudges().of(situation.organisation().id()));
    }

    /** With what was told one of them, which is all that it takes to tell them. */
    static ReminderDesk of(Tools tools, Situation situation, PersonId reader) {
        return new ReminderDesk(tools, situation,
                tools.nudges().of(situation.organisation().id(), tools.ids(reader, situation)));
    }

    /** Where it does not matter what was told. */
    static ReminderDesk asIfUntold(Tools tools, Situation situation) {
        return new ReminderDesk(tools, situation, Nudges.Book.EMPTY);
    }

    Map<PersonId, Reader> reached() {
        return reached;
    }

    /** The reader's own day; that of the made-up firm stands still. */
    LocalDate day(ZoneId zone) {
        return situation.organisation().fixedToday()
                .orElseGet(() -> LocalDate.ofInstant(tools.clock().instant(), zone));
    }

    LocalDate dayOf(PersonId reader) {
        return day(zone(reader));
    }

    /** The first day of the reader's on which they can still be reminded. */
    LocalDate soonest(PersonId reader) {
        return situation.organisation().fixedToday()
                .orElseGet(() -> ReminderHours.soonest(tools.clock().instant(), zone(reader)));
    }

    ZoneId zone(PersonId reader) {
        return Optional.ofNullable(reached.get(reader)).map(Reader::zone)
                .orElseGet(() -> situation.organisation().zone());
    }

    /** Whether their manager is told: it costs something, or nobody else can tell them. */
    boolean matters(Lapse lapse) {
        return !reached.containsKey(lapse.holder()) || !costs.of(lapse).isNone();
    }

    List<Lapse> lapses() {
        return endings.all();
    }

    /** What has not ended on the holder's own day. */
    List<Lapse> of(PersonId holder) {
        return ahead(endings.of(holder), holder);
    }

    /** The same of those whom somebody manages, on the manager's own day. */
    List<Lapse> ofTheirPeople(PersonId manager) {
        return ahead(endings.ofPeopleOf(manager), manager);
    }

    private List<Lapse> ahead(List<Lapse> lapses, PersonId reader) {
        var day = dayOf(reader);
        return lapses.stream().filter(lapse -> !day.isAfter(lapse.expires())).toList();
    }

    Optional<PersonId> manager(PersonId holder) {
        return Endings.manager(holder, people);
    }

    /** What somebody is to be told now, whatever the hour is. */
    Message message(PersonId reader) {
        return message(reader, round);
    }

    private Message message(PersonId reader, ReminderRound told) {
        var day = dayOf(reader);
        return told.mayHear(reader, day) && !endings.gone().contains(reader)
                ? new Message(reader, told.own(reader, of(reader), day),
                        told.team(reader, ofTheirPeople(reader), day, this::matters))
                : new Message(reader, List.of(), List.of());
    }

    /** Whether all that somebody was told on a day would be told now, had it not been told. */
    boolean isStillDue(PersonId reader, LocalDate day) {
        return dayOf(reader).equals(day) && ReminderHours.mayBeSent(tools.clock().instant(), zone(reader))
                && round.isAllOf(message(reader, round.without(reader, day)), reader, day);
    }

    ReminderLists lists() {
        return new ReminderLists(wording());
    }

    ReminderWording wording() {
        return new ReminderWording(tools.knowledge().catalog(), costs::of, reached::containsKey,
                id -> Optional.ofNullable(people.get(id)).map(PeopleNamed::name).orElse("somebody"),
                id -> manager(id).isPresent(), situation.organisation());
    }
}
