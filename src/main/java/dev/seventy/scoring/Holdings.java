package dev.seventy.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Leaving;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Staff;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.Quantity.PeopleHolding;
import dev.seventy.scoring.Detail.LeftOut;
import dev.seventy.scoring.Observation.Remark;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Who holds which credentials on one day, and who is at the firm. */
final class Holdings {

    private static final int NOBODY = -1;

    private final Evidence evidence;
    private final LocalDate asOf;
    private final Rows rows;
    private final Map<Leaving, Set<String>> away = new HashMap<>();
    private final Map<PeopleHolding.Accepted, List<Judged>> judged = new HashMap<>();

    /**
     * What does not depend on the day: the rows by credential, and numbers for holders that were counted. Keys
     * are the bare texts of ids, because following one more reference for every row is what takes the time of a large firm.
     */
    private static final class Rows {
        private final Map<String, List<Certification>> certifications = new HashMap<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private Optional<LocalDate> newest = Optional.empty();

        Rows(List<Certification> all) {
            for (var certification : all) {
                certifications.computeIfAbsent(certification.credential().value(), _ -> new ArrayList<>())
                        .add(certification);
                var day = certification.origin().dataDay();
                if (newest.isEmpty() || day.isAfter(newest.get())) {
                    newest = Optional.of(day);
                }
            }
        }

        List<Certification> of(CredentialId credential) {
            return certifications.getOrDefault(credential.value(), List.of());
        }

        int number(String person) {
            return numbers.computeIfAbsent(person, _ -> numbers.size());
        }
    }

    /**
     * One row with what the day makes of it.
     *
     * @param person the holder's number where nothing is against it
     * @param against why it does not count, whoever else does; null where it may
     */
    private record Judged(Detail.Holder holder, int person, @Nullable Reason against) {
    }

    Holdings(Evidence evidence, LocalDate asOf) {
        this(evidence, asOf, new Rows(evidence.certifications()));
    }

    private Holdings(Evidence evidence, LocalDate asOf, Rows rows) {
        this.evidence = evidence;
        this.asOf = asOf;
        this.rows = rows;
    }

    /** The same rows on another day. */
    Holdings on(LocalDate day) {
        return new Holdings(evidence, day, rows);
    }

    private Set<String> away(Leaving leaving) {
        return away.computeIfAbsent(leaving, _ -> away(evidence.staff(), asOf, leaving));
    }

    /** A human with staff entries is away unless one of them holds on the day; one without any is not known to be. */
    static Set<String> away(List<Staff> entries, LocalDate day, Leaving leaving) {
        Set<String> away = new HashSet<>();
        for (var staff : entries) {
            if (!staff.holdsOn(day, leaving)) {
                away.add(staff.person().value());
            }
        }
        for (var staff : entries) {
            if (staff.holdsOn(day, leaving)) {
                away.remove(staff.person().value());
            }
        }
        return away;
    }

    /** Each row of a credential, looked at once however many quantities ask for it. */
    private List<Judged> judged(PeopleHolding.Accepted accepted) {
        return judged.computeIfAbsent(accepted, _ -> {
            List<Judged> all = new ArrayList<>();
            var gone = away(accepted.leaving());
            for (var certification : rows.of(accepted.credential())) {
                var against = reasonAgainst(certification, accepted, gone);
                all.add(new Judged(new Detail.Holder(certification),
                        against == null ? rows.number(certification.person().value()) : NOBODY, against));
            }
            return all;
        });
    }

    private @Nullable Reason reasonAgainst(Certification certification, PeopleHolding.Accepted accepted,
            Set<String> gone) {
        if (certification.earned().isAfter(asOf)) {
            return Reason.NOT_YET_EARNED;
        }
        if (!certification.active()) {
            return Reason.INACTIVE;
        }
        if (certification.expires().isPresent() && certification.expires().get().isBefore(asOf)) {
            return Reason.EXPIRED;
        }
        if (accepted.through().isPresent() && accepted.through().get().isBefore(asOf)) {
            return Reason.RETIRED;
        }
        return gone.contains(certification.person().value()) ? Reason.NOT_AT_THE_FIRM : null;
    }

    /** Different people, whichever of the credentials each holds. */
    Observation people(PeopleHolding wanted) {
        var found = new Found(Reason.SAME_PERSON);
        for (var accepted : wanted.anyOf()) {
            found.take(judged(accepted));
        }
        return found.as(wanted);
    }

    /** Every person's different credentials. */
    Observation certifications(Quantity quantity, PeopleHolding wanted) {
        var found = new Found(Reason.SAME_CERTIFICATION);
        for (var accepted : wanted.anyOf()) {
            found.seen.clear();
            found.take(judged(accepted));
        }
        return found.as(quantity);
    }

    /** What counts and what does not, while it is being gathered. */
    private final class Found {
        private final List<Detail> counted = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final BitSet seen = new BitSet();
        private final Reason again;

        /** @param again why somebody who was seen does not count once more */
        Found(Reason again) {
            this.again = again;
        }

        void take(List<Judged> rows) {
            for (var row : rows) {
                if (row.against() != null) {
                    leftOut.add(new LeftOut(row.holder(), row.against()));
                } else if (seen.get(row.person())) {
                    leftOut.add(new LeftOut(row.holder(), again));
                } else {
                    seen.set(row.person());
                    counted.add(row.holder());
                }
            }
        }

        Observation as(Quantity quantity) {
            return evidence.certifications().isEmpty() ? Observation.missing(quantity, Remark.NO_CERTIFICATIONS)
                    : Observation.of(quantity, BigFraction.of(counted.size()), rows.newest, counted, leftOut);
        }
    }
}
