package dev.seventy.bot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Level;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.PersonId;
import dev.seventy.rules.Bench;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.Rulebook;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Detail;
import dev.seventy.scoring.Observation;
import dev.seventy.scoring.Reason;
import dev.seventy.scoring.Tally;

/** What people hold of Databricks' credentials, and what of it counts on a day. */
final class HeldCredentials {

    private final Catalog catalog;
    private final Rulebook rules;

    HeldCredentials(Knowledge knowledge) {
        catalog = knowledge.catalog();
        rules = knowledge.rules();
    }

    /**
     * One credential of one person.
     *
     * @param against why it does not count on the day; empty where it holds
     */
    record Held(Certification certification, Credential credential, Optional<Reason> against) {

        boolean holds() {
            return against.isEmpty() || against.get() == Reason.SAME_CERTIFICATION;
        }

        LocalDate end() {
            return certification.expires().orElse(LocalDate.MAX);
        }

        Optional<Long> daysLeft(LocalDate day) {
            return certification.expires().map(end -> ChronoUnit.DAYS.between(day, end));
        }

        boolean isSoon(LocalDate day) {
            return against.isEmpty() && daysLeft(day).filter(days -> days <= HolderAnswers.SOON_DAYS).isPresent();
        }

        int order(LocalDate day) {
            return isSoon(day) ? 0 : against.isEmpty() ? 1 : 2;
        }
    }

    /** All that is on file, with why it does not count on the day. */
    List<Held> of(Tally tally) {
        var found = observe(tally, new Quantity.CertificationsHeld(group(List.of(Level.values()))));
        return longestFirst(Stream
                .concat(found.counted().stream().flatMap(detail -> held(detail, Optional.empty())),
                        found.leftOut().stream().flatMap(left -> held(left.what(), Optional.of(left.reason()))))
                .toList());
    }

    /** Of what one person holds twice, the one that lasts longer is said to count, since it keeps counting. */
    private static List<Held> longestFirst(List<Held> all) {
        record Whose(PersonId person, Credential credential) {
        }
        Map<Whose, Held> longest = new HashMap<>();
        for (var held : all) {
            if (held.holds()) {
                longest.merge(new Whose(held.certification().person(), held.credential()), held,
                        (one, other) -> other.end().isAfter(one.end()) ? other : one);
            }
        }
        var lasting = Set.copyOf(longest.values());
        return all.stream()
                .map(held -> !held.holds() ? held
                        : new Held(held.certification(), held.credential(),
                                lasting.contains(held) ? Optional.empty() : Optional.of(Reason.SAME_CERTIFICATION)))
                .toList();
    }

    private Stream<Held> held(Detail detail, Optional<Reason> against) {
        return detail instanceof Detail.Holder(var certification)
                ? Stream.of(new Held(certification, catalog.get(certification.credential()), against))
                : Stream.empty();
    }

    Quantity.PeopleHolding group(Collection<Level> levels) {
        return Quantity.PeopleHolding.of(catalog.of(Vendor.DATABRICKS, levels));
    }

    static Observation observe(Tally tally, Quantity quantity) {
        return tally.observe(quantity, Climb.AREA, ProgramPath.SINGLE);
    }

    static int number(Observation found) {
        return found.orZero().intValue();
    }

    Bench benchOn(LocalDate day) {
        return rules.benchOn(day);
    }

    static boolean isOf(Quantity.PeopleHolding group, Held held) {
        return group.anyOf().stream().anyMatch(accepted -> accepted.credential().equals(held.credential().id()));
    }
}
