package dev.seventy.bot;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.seventy.bot.ReminderReaders.Reader;
import dev.seventy.bot.ReminderRound.Message;
import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Lapse;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** A firm on its today, as far as reminding goes: what ends, what was told, who is reached, what it costs. */
final class ReminderDesk {

    final Situation situation;
    private final Tools tools;
    private final Evidence evidence;
    final LocalDate today;
    final List<Lapse> lapses;
    final Map<PersonId, Person> people;
    final FirmSettings settings;
    final ReminderRound round;
    private Optional<Map<PersonId, Reader>> reached = Optional.empty();

    /** What every desk is made with. */
    record Tools(Catalog catalog, Supplier<Store> stores, InstantSource clock, Firm firm, LapseCosts costs,
            ReminderReaders readers) {
    }

    ReminderDesk(Tools tools, Situation situation) {
        this.tools = tools;
        this.situation = situation;
        evidence = tools.firm().evidence(situation, Terms.NONE);
        today = day(situation.organisation().zone());
        lapses = Lapse.of(evidence, tools.catalog(), today);
        people = tools.firm().people(situation);
        settings = tools.firm().settings(situation);
        Map<PersonId, PersonId> humans = new HashMap<>();
        people.forEach((id, person) -> person.alsoKnownAs().forEach(other -> humans.put(other, id)));
        round = new ReminderRound(tools.stores().get().nudges().of(situation.organisation().id()),
                id -> humans.getOrDefault(id, id), settings.reminders());
    }

    Map<PersonId, Reader> reached() {
        if (reached.isEmpty()) {
            reached = Optional.of(tools.readers().of(situation));
        }
        return reached.get();
    }

    /** The reader's own day; that of the made-up firm stands still. */
    LocalDate day(ZoneId zone) {
        return situation.organisation().fixedToday()
                .orElseGet(() -> LocalDate.ofInstant(tools.clock().instant(), zone));
    }

    ZoneId zone(PersonId reader) {
        return Optional.ofNullable(reached().get(reader)).map(Reader::zone)
                .orElseGet(() -> situation.organisation().zone());
    }

    LapseCosts.Cost cost(Lapse lapse) {
        return tools.costs().of(lapse, evidence, today, settings);
    }

    boolean matters(Lapse lapse) {
        return !reached().containsKey(lapse.holder())
                || tools.costs().isRisk(lapse, evidence, today, settings, situation);
    }

    List<Lapse> of(PersonId holder) {
        return lapses.stream().filter(lapse -> lapse.holder().equals(holder)).toList();
    }

    Optional<PersonId> manager(PersonId holder) {
        return Optional.ofNullable(people.get(holder)).flatMap(Person::manager)
                .filter(manager -> !manager.equals(holder));
    }

    List<Lapse> ofTheirPeople(PersonId manager) {
        return lapses.stream().filter(lapse -> manager(lapse.holder()).filter(manager::equals).isPresent()).toList();
    }

    /** What somebody is to be told now, whatever the hour is. */
    Message message(PersonId reader) {
        var day = day(zone(reader));
        return round.mayHear(reader, day) && isHere(reader)
                ? new Message(reader, round.own(reader, of(reader), day),
                        round.team(reader, ofTheirPeople(reader), day, this::matters))
                : new Message(reader, List.of(), List.of());
    }

    private boolean isHere(PersonId reader) {
        var times = evidence.staff().stream().filter(one -> one.person().equals(reader)).toList();
        return times.isEmpty() || times.stream().anyMatch(one -> one.holdsOn(today));
    }

    /** The ids by which somebody is or was known. */
    Set<PersonId> ids(PersonId id) {
        var ids = new TreeSet<>(Set.of(id));
        Optional.ofNullable(people.get(id)).ifPresent(person -> ids.addAll(person.alsoKnownAs()));
        return ids;
    }

    ReminderLists lists() {
        return new ReminderLists(wording());
    }

    ReminderWording wording() {
        return new ReminderWording(tools.catalog(), this::cost, reached()::containsKey,
                id -> Optional.ofNullable(people.get(id)).map(PeopleNamed::name).orElse("somebody"),
                id -> manager(id).isPresent(), situation.organisation());
    }
}
