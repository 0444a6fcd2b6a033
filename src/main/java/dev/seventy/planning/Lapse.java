package dev.seventy.planning;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;

/**
 * A certification that ends on its own unless something is done, as it is known on a day, with the steps on the way
 * there.
 *
 * @param held what is held; of several the one that holds longest
 * @param mend what can be done
 * @param opens the first day on which it can be renewed; empty where it cannot be, ever or by its end
 */
public record Lapse(Certification held, Mend mend, Optional<LocalDate> opens) {

    /** The last step before which nobody but the holder is told. */
    private static final Step LAST_TWO = Step.DAYS_14;
    private static final Period YEAR = Period.ofYears(1);

    /** Steps on the way to the end, in their order. The numbers are ours, the first comes from the catalog. */
    public enum Step {
        /** It can be renewed. */
        OPENS(0),
        DAYS_60(60),
        DAYS_30(30),
        DAYS_14(14),
        DAYS_7(7);

        private final int days;

        Step(int days) {
            this.days = days;
        }

        /** How it is written down: {@code opens}, {@code 60}. */
        public String word() {
            return this == OPENS ? "opens" : String.valueOf(days);
        }

        /** How many days before the end it begins; 0 for the first, which the catalog tells. */
        public int days() {
            return days;
        }

        public static Optional<Step> of(String word) {
            return List.of(values()).stream().filter(step -> step.word().equals(word)).findFirst();
        }

        /** Whether it is one of the last two. */
        public boolean isLate() {
            return compareTo(LAST_TWO) >= 0;
        }
    }

    /** What can be done about it. */
    public sealed interface Mend {

        /** @param through the last day on which it can be renewed, inclusive */
        record Renewal(LocalDate through) implements Mend {
        }

        /** Its exam has to be passed again. */
        record Exam() implements Mend {
        }

        /** Its exam is gone, and another took its place. */
        record Successor(CredentialId successor) implements Mend {
        }
    }

    public PersonId holder() {
        return held.person();
    }

    public CredentialId credential() {
        return held.credential();
    }

    /** The last day on which it counts. */
    public LocalDate expires() {
        return held.expires().orElseThrow();
    }

    public long daysLeft(LocalDate day) {
        return ChronoUnit.DAYS.between(day, expires());
    }

    /** The first day of a step; empty where the way to this end has no such step. */
    public Optional<LocalDate> begins(Step step) {
        return step == Step.OPENS ? opens : Optional.of(expires().minusDays(step.days));
    }

    /** The newest step that a day has reached; empty before the first and after the end. */
    public Optional<Step> on(LocalDate day) {
        return day.isAfter(expires()) ? Optional.empty()
                : List.of(Step.values()).stream()
                        .filter(step -> begins(step).filter(first -> !first.isAfter(day)).isPresent())
                        .max(this::compare);
    }

    /** Whether another step is this one, or one that comes later on the way to this end. */
    public boolean isReachedBy(Step step, Step other) {
        return compare(other, step) >= 0;
    }

    /** By their days, and not by what they are called: a window may open late. */
    private int compare(Step one, Step other) {
        var days = begins(one).orElse(LocalDate.MIN).compareTo(begins(other).orElse(LocalDate.MIN));
        return days == 0 ? one.compareTo(other) : days;
    }

    /** The next step after a day, with its first day. */
    public Optional<Map.Entry<LocalDate, Step>> next(LocalDate day) {
        return List.of(Step.values()).stream()
                .flatMap(step -> begins(step).filter(day::isBefore).map(first -> Map.entry(first, step)).stream())
                .min(Map.Entry.comparingByKey());
    }

    /** The same, held for as long as it would be once renewed; at least a year more. */
    Certification renewed(Catalog catalog) {
        var adds = catalog.get(credential()).renewal().map(renewal -> renewal.adds()).orElse(YEAR);
        return new Certification(held.person(), held.credential(), held.earned(), Optional.of(expires().plus(adds)),
                true, held.link(), held.origin(), held.row());
    }

    private record Held(PersonId person, CredentialId credential) {
    }

    /**
     * All that is held on a day and ends, by day of the end. Left out is what its holder is gone for by then, and what
     * nothing can be done about.
     */
    public static List<Lapse> of(Evidence evidence, Catalog catalog, LocalDate today) {
        Map<Held, Certification> longest = new HashMap<>();
        Set<Held> forever = new HashSet<>();
        for (var held : evidence.certifications()) {
            if (held.active() && !held.earned().isAfter(today) && catalog.knows(held.credential())) {
                var which = new Held(held.person(), held.credential());
                held.expires().ifPresentOrElse(_ -> longest.merge(which, held, Lapse::longer),
                        () -> forever.add(which));
            }
        }
        var staff = evidence.staff().stream().collect(Collectors.groupingBy(Staff::person));
        List<Lapse> lapses = new ArrayList<>();
        longest.forEach((which, held) -> {
            var end = held.expires().orElseThrow();
            var times = staff.getOrDefault(which.person(), List.of());
            var stays = times.isEmpty() || times.stream().anyMatch(one -> one.holdsOn(today))
                    && times.stream().anyMatch(one -> one.holdsOn(end));
            if (stays && !end.isBefore(today) && !forever.contains(which)) {
                of(held, catalog.get(which.credential()), today).ifPresent(lapses::add);
            }
        });
        lapses.sort(Comparator.comparing(Lapse::expires).thenComparing(Lapse::holder)
                .thenComparing(lapse -> lapse.credential().value()));
        return lapses;
    }

    private static Certification longer(Certification one, Certification other) {
        return one.expires().orElseThrow().isBefore(other.expires().orElseThrow()) ? other : one;
    }

    private static Optional<Lapse> of(Certification held, Credential credential, LocalDate today) {
        var end = held.expires().orElseThrow();
        if (credential.isRetired(today)) {
            return credential.retirement().flatMap(Credential.Retirement::successor)
                    .map(successor -> new Lapse(held, new Mend.Successor(successor), Optional.empty()));
        }
        var retires = credential.retirement().flatMap(Credential.Retirement::on);
        var through = retires.filter(end::isAfter).orElse(end);
        var opens = credential.renewal().map(renewal -> renewal.opens(end)).filter(first -> !first.isAfter(through));
        return Optional.of(new Lapse(held, opens.isPresent() ? new Mend.Renewal(through) : new Mend.Exam(), opens));
    }
}
