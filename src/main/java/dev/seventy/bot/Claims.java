package dev.seventy.bot;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Renewal;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import dev.seventy.store.ImportId;
import dev.seventy.store.Person;
import dev.seventy.store.Retraction;
import dev.seventy.store.Store;

/**
 * Records what people say of certifications, each as an import of its own that {@code undo} takes back. Who may say it of
 * whom is decided before.
 */
final class Claims {

    private static final int EARLIEST_YEAR = 1990;

    private final Supplier<Store> stores;

    Claims(Supplier<Store> stores) {
        this.stores = stores;
    }

    /** What became of it. */
    sealed interface Told {

        /**
         * @param id the import by which it is taken back
         * @param held what holds now
         */
        record Recorded(ImportId id, Entry.Earned held) implements Told {
        }

        /** It was on file already, so nothing was recorded. */
        record Known(Entry.Earned held) implements Told {
        }

        /** @param why in one sentence, which says that nothing was recorded */
        record Refused(String why) implements Told {
        }
    }

    /**
     * Somebody passed something.
     *
     * @param expires empty where nobody said; it then holds as long as its kind does
     * @param link where it can be seen
     */
    Told earned(Speaker speaker, PersonClues who, Credential what, LocalDate day, Optional<LocalDate> expires,
            Optional<String> link) {
        var until = expires.or(() -> what.lifetime().end(day));
        return against(speaker, what, day, until).<Told>map(Told.Refused::new)
                .orElseGet(() -> record(speaker, new Entry.Earned(who, what.id(), day, until, true, link, 0)));
    }

    private static Optional<String> against(Speaker speaker, Credential what, LocalDate day,
            Optional<LocalDate> until) {
        if (day.isAfter(speaker.today())) {
            return Optional.of(Numbers.show(day) + " is still to come. Nothing was recorded.");
        }
        if (day.getYear() < EARLIEST_YEAR) {
            return Optional.of(Numbers.show(day) + " is too long ago for a certification. Nothing was recorded.");
        }
        if (until.filter(end -> end.isBefore(day)).isPresent()) {
            return Optional.of("It cannot expire before it is earned. Nothing was recorded.");
        }
        if (until.isEmpty() && what.lifetime() instanceof Credential.Lifetime.OnTheBadge) {
            return Optional.of("Only the badge knows until when " + what.name()
                    + " holds: say the day that stands on it. Nothing was recorded.");
        }
        return what.retirement().flatMap(Credential.Retirement::on).filter(day::isAfter).map(
                last -> what.title() + " could last be passed on " + Numbers.show(last) + ". Nothing was recorded.");
    }

    /** Somebody renewed what they hold: what its vendor adds is added to the expiry that is on file. */
    Told renewed(Speaker speaker, Person who, Credential what, LocalDate on, Optional<String> link) {
        var held = longest(speaker, who, what);
        if (held.isEmpty() || held.get().expires().isEmpty() || what.renewal().isEmpty()) {
            return new Told.Refused(held.isEmpty()
                    ? what.title()
                            + " is not on file for them, so there is no expiry to add to: say the day on which it"
                            + " was passed first. Nothing was recorded."
                    : what.title() + " is not renewed: "
                            + (what.renewal().isEmpty() ? "it is passed anew" : "it never expires")
                            + ". Nothing was recorded.");
        }
        if (on.isAfter(speaker.today())) {
            return new Told.Refused(Numbers.show(on) + " is still to come. Nothing was recorded.");
        }
        return switch (what.renewal().get().on(on, held.get().expires().get())) {
            case Renewal.Outcome.Renewed(var until) -> again(speaker, who, held.get(), Optional.of(until), true, link);
            case Renewal.Outcome.TooEarly(var opens) ->
                new Told.Refused("It holds until " + Numbers.show(held.get().expires().get())
                        + " and can be renewed from " + Numbers.show(opens) + " on. Nothing was recorded.");
            case Renewal.Outcome.TooLate() ->
                new Told.Refused("It expired on " + Numbers.show(held.get().expires().get())
                        + ", so it has to be passed again: say the day of that. Nothing was recorded.");
        };
    }

    /** What somebody held is no longer theirs, or never was: the newest that is claimed of it is taken out of force. */
    Told revoked(Speaker speaker, Person who, Credential what) {
        var claimed = held(speaker, who, what).stream().filter(Certification::isClaimed).filter(Certification::active)
                .max(Comparator.comparing(Certification::earned));
        return claimed.map(held -> again(speaker, who, held, held.expires(), false, Optional.empty()))
                .orElseGet(() -> new Told.Refused("Nobody said that they hold " + what.title()
                        + "; what an export shows is taken back with its import or the next export. Nothing was"
                        + " recorded."));
    }

    /** Takes back what was recorded before and records what is right instead, both or neither. */
    Told corrected(Speaker speaker, ImportId before, PersonClues who, Credential what, LocalDate day,
            Optional<LocalDate> expires, Optional<String> link) {
        var until = expires.or(() -> what.lifetime().end(day));
        var against = against(speaker, what, day, until);
        if (against.isPresent()) {
            return new Told.Refused(against.get());
        }
        return stores.get().together(
                () -> switch (stores.get().imports().retract(speaker.organisation().id(), before, speaker.actor())) {
                    case Retraction.Retracted() ->
                        record(speaker, new Entry.Earned(who, what.id(), day, until, true, link, 0));
                    case Retraction.SupersededBy(var later) -> new Told.Refused(
                            "Import " + later.value() + " has built on that since. Take it back first: undo "
                                    + later.value() + ". Nothing was changed.");
                    case Retraction.NotVisible() ->
                        new Told.Refused("That was taken back already. Nothing was changed.");
                });
    }

    private Told again(Speaker speaker, Person who, Certification held, Optional<LocalDate> until, boolean active,
            Optional<String> link) {
        return PeopleNamed.clues(who)
                .<Told>map(clues -> record(speaker,
                        new Entry.Earned(clues, held.credential(), held.earned(), until, active, link.or(held::link),
                                0)))
                .orElseGet(() -> new Told.Refused("There is nothing by which that person could be found again. Give an"
                        + " address in the people file first. Nothing was recorded."));
    }

    private Told record(Speaker speaker, Entry.Earned held) {
        if (speaker.onTour()) {
            return new Told.Refused("The sample firm is made up and stays as it is. Nothing was recorded.");
        }
        return stores.get().imports()
                .told(speaker.organisation().id(), speaker.actor(),
                        held.active() ? "a certification" : "a certification taken back", List.of(held), false)
                .<Told>map(id -> new Told.Recorded(id, held)).orElseGet(() -> new Told.Known(held));
    }

    private Optional<Certification> longest(Speaker speaker, Person who, Credential what) {
        return held(speaker, who, what).stream().filter(Certification::active)
                .max(Comparator.comparing((Certification held) -> held.expires().orElse(LocalDate.MAX))
                        .thenComparing(Certification::isClaimed));
    }

    /** What the transaction that this is part of has written is among it. */
    private List<Certification> held(Speaker speaker, Person who, Credential what) {
        return stores.get().evidence().of(speaker.organisation().id()).certifications().stream()
                .filter(held -> held.person().equals(who.id()) && held.credential().equals(what.id())).toList();
    }
}
