package dev.seventy.bot;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;
import dev.seventy.speech.Claim;
import dev.seventy.speech.Slot;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Why;

/** Holds what is told against what is on file: what is likelier a slip is asked before it is recorded. */
final class TellChecks {

    /** What is looked at, in the order in which it is asked. */
    private static final List<Why> ALL = List.of(Why.LEFT, Why.LONG_LIFE, Why.HELD);

    /** What is said of somebody's record where it is asked. */
    private static final Set<Why> OF_THE_RECORD = Set.of(Why.LEFT, Why.HELD);

    private final Catalog catalog;
    private final Evidence onFile;

    /** @param onFile who holds what and works here */
    TellChecks(Catalog catalog, Evidence onFile) {
        this.catalog = catalog;
        this.onFile = onFile;
    }

    /**
     * The same, or with its day to be confirmed. What stands on file of somebody is asked only of who may see it.
     *
     * @param confirmed what was confirmed of that day already; what is asked before it was so too
     */
    Telling checked(Telling telling, PersonId person, Optional<Why> confirmed, boolean isCorrecting, LocalDate today) {
        var day = telling.day().known();
        var credential = telling.credential().known().map(catalog::get);
        if (day.isEmpty() || credential.isEmpty()
                || telling.kind() != Claim.Kind.EARNED && telling.kind() != Claim.Kind.RENEWED) {
            return telling;
        }
        return ALL.stream().skip(confirmed.map(ALL::indexOf).orElse(-1) + 1L)
                .filter(why -> why == Why.LEFT || telling.kind() == Claim.Kind.EARNED)
                .filter(why -> why != Why.HELD || !isCorrecting)
                .flatMap(why -> said(why, telling, person, credential.get(), day.get(), today)
                        .map(said -> telling.on(new Slot.Open<>(why, said.toString(), List.of(day.get())))).stream())
                .findFirst().orElse(telling);
    }

    /** Whether asking it says what is on file of somebody. */
    static boolean saysWhatIsOnFile(Why why) {
        return OF_THE_RECORD.contains(why);
    }

    private Optional<LocalDate> said(Why why, Telling telling, PersonId person, Credential credential, LocalDate day,
            LocalDate today) {
        return switch (why) {
            case LEFT -> leftOn(person, day, onFile.staff());
            case LONG_LIFE ->
                telling.expires().filter(end -> longest(credential, day, today).filter(end::isAfter).isPresent());
            case HELD -> held(person, credential, day, telling.expires()).map(Certification::earned);
            default -> Optional.empty();
        };
    }

    /** The last day of whoever had left before a day; empty where they belong to the firm on it, or nobody knows. */
    static Optional<LocalDate> leftOn(PersonId person, LocalDate day, Collection<Staff> staff) {
        var own = staff.stream().filter(one -> one.person().equals(person)).toList();
        return own.stream().allMatch(one -> one.until().filter(day::isAfter).isPresent())
                ? own.stream().flatMap(one -> one.until().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** The last day until which something can hold, renewed as often as it could be by now; empty where there is none. */
    static Optional<LocalDate> longest(Credential credential, LocalDate day, LocalDate today) {
        return credential.lifetime().end(day).map(usual -> {
            var end = usual;
            while (credential.renewal().isPresent() && !credential.renewal().get().opens(end).isAfter(today)) {
                end = end.plus(credential.renewal().get().adds());
            }
            return end;
        });
    }

    /** What the same person holds of the same credential, of another day, that neither ended nor could be renewed by then. */
    Optional<Certification> held(PersonId person, Credential credential, LocalDate day, Optional<LocalDate> expires) {
        return onFile.certifications().stream().filter(
                held -> held.active() && held.person().equals(person) && held.credential().equals(credential.id()))
                .filter(held -> held.earned().isBefore(day) && isEarly(credential, day, held.expires())
                        || held.earned().isAfter(day)
                                && isEarly(credential, held.earned(), expires.or(() -> credential.lifetime().end(day))))
                .max(Comparator.comparing(Certification::earned));
    }

    /** Whether a day is before the end of something, and before it can be renewed. */
    private static boolean isEarly(Credential credential, LocalDate day, Optional<LocalDate> end) {
        return end
                .map(last -> day.isBefore(
                        credential.renewal().map(renewal -> renewal.opens(last)).orElseGet(() -> last.plusDays(1))))
                .orElse(true);
    }
}
