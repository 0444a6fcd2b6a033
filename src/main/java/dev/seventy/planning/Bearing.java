package dev.seventy.planning;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;

/** What of the evidence bears on a designation in a span of days: scoring a day of it by the rest gives the same points. */
final class Bearing {

    private Bearing() {
    }

    /** @param accepted the credentials that any of the rules of those days counts */
    static Evidence on(Evidence evidence, Set<CredentialId> accepted, LocalDate first, LocalDate last) {
        var held = evidence.certifications().stream().filter(one -> accepted.contains(one.credential())
                && one.active() && !one.earned().isAfter(last)
                && one.expires().map(end -> !end.isBefore(first)).orElse(true)).toList();
        Set<PersonId> holders = new HashSet<>();
        held.forEach(one -> holders.add(one.person()));
        return new Evidence(orAny(held, evidence.certifications()), evidence.usage(), evidence.measures(),
                evidence.officialScores(),
                evidence.staff().stream().filter(staff -> holders.contains(staff.person())).toList(),
                evidence.achievements());
    }

    /** None that bears is known to be none, unlike nothing being on file. */
    private static List<Certification> orAny(List<Certification> held, List<Certification> all) {
        return held.isEmpty() && !all.isEmpty() ? List.of(all.getFirst()) : held;
    }
}
