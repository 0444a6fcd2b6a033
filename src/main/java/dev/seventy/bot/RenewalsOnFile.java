package dev.seventy.bot;

import java.time.LocalDate;
import java.util.Optional;

import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Renewal;
import dev.seventy.evidence.Certification;
import dev.seventy.store.Person;

/** Whether what is on file can be renewed on a day, and until when it holds then. */
final class RenewalsOnFile {

    private final DaysToCome days;

    RenewalsOnFile(DaysToCome days) {
        this.days = days;
    }

    /** What becomes of a renewal. */
    sealed interface Renewed {

        record Until(Certification held, Optional<LocalDate> until) implements Renewed {
        }

        record Not(String why) implements Renewed {
        }
    }

    /** @param held what lasts longest of it on file, where there is any */
    Renewed renewed(Speaker speaker, Person who, Optional<Certification> held, Credential what, LocalDate on) {
        if (what.renewal().isEmpty()) {
            return new Renewed.Not(what.title() + " is not renewed: it is passed anew.");
        }
        var outcome = onFile(speaker, who, held, what, on);
        return outcome instanceof Renewed.Not && !speaker.sees(who.id()) && !days.isToCome(on, who, speaker)
                ? new Renewed.Not("By what is on file it cannot be renewed on " + Numbers.show(on)
                        + ". Whoever holds it sees why, and a manager does.")
                : outcome;
    }

    private Renewed onFile(Speaker speaker, Person who, Optional<Certification> held, Credential what, LocalDate on) {
        if (held.isEmpty() || held.get().expires().isEmpty()) {
            return new Renewed.Not(held.isEmpty()
                    ? what.title() + " is not on file for " + (speaker.is(who.id()) ? "you" : TellEcho.name(who))
                            + ", so there is no expiry to add to: say the day on which it was passed first."
                    : what.title() + " is not renewed: it never expires.");
        }
        if (days.isToCome(on, who, speaker)) {
            return new Renewed.Not(Numbers.show(on) + " is still to come.");
        }
        return switch (what.renewal().orElseThrow().on(on, held.get().expires().get())) {
            case Renewal.Outcome.Renewed(var until) -> new Renewed.Until(held.get(), Optional.of(until));
            case Renewal.Outcome.TooEarly(var opens) ->
                new Renewed.Not("It holds until " + Numbers.show(held.get().expires().get())
                        + " and can be renewed from " + Numbers.show(opens) + " on.");
            case Renewal.Outcome.TooLate() ->
                new Renewed.Not("It expired on " + Numbers.show(held.get().expires().get())
                        + ", so it has to be passed again: say the day of that.");
        };
    }
}
