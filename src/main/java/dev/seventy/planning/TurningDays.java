package dev.seventy.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Leaving;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.rules.PathChoice;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.RuleVersion;

/**
 * The days of a span on which what a designation counts may be another than on the day before: scoring the days between
 * two of them gives the same.
 */
final class TurningDays {

    private final LocalDate first;
    private final LocalDate last;
    private final NavigableSet<LocalDate> days = new TreeSet<>();
    private final Map<CredentialId, Set<Optional<LocalDate>>> accepted = new HashMap<>();
    private final Set<Leaving> leavings = new HashSet<>();

    private TurningDays(LocalDate first, LocalDate last) {
        this.first = first;
        this.last = last;
    }

    /** @param versions the rules that hold on some day of the span */
    static NavigableSet<LocalDate> of(Evidence evidence, List<RuleVersion> versions, LocalDate first, LocalDate last) {
        var found = new TurningDays(first, last);
        found.add(first);
        for (var month = first.withDayOfMonth(1); !month.isAfter(last); month = month.plusMonths(1)) {
            found.add(month);
        }
        for (var version : versions) {
            version.validity().from().ifPresent(found::add);
            quantities(version).forEach(found::look);
        }
        found.people(evidence);
        evidence.measures().forEach(measure -> found.add(measure.asOf()));
        evidence.achievements().forEach(told -> found.add(told.since()));
        return found.days;
    }

    /** The credentials that versions count. */
    static Set<CredentialId> accepted(List<RuleVersion> versions) {
        var found = new TurningDays(LocalDate.MIN, LocalDate.MIN);
        versions.forEach(version -> quantities(version).forEach(found::look));
        return found.accepted.keySet();
    }

    private void add(LocalDate day) {
        if (!day.isBefore(first) && !day.isAfter(last)) {
            days.add(day);
        }
    }

    private static List<Quantity> quantities(RuleVersion version) {
        List<Quantity> quantities = new ArrayList<>();
        version.paths().values().forEach(ruleset -> ruleset.metrics().forEach(metric -> metric.parts()
                .forEach(part -> part.options().forEach(option -> quantities.add(option.quantity())))));
        if (version.pathChoice() instanceof PathChoice.FirstMatch(var conditions, var _)) {
            conditions.forEach(condition -> quantities.add(condition.when().quantity()));
        }
        return quantities;
    }

    /** Of people the day on which each stops counting follows from what is accepted; all else turns with the month. */
    private void look(Quantity quantity) {
        switch (quantity) {
            case Quantity.PeopleHolding(var _, var anyOf, var _) -> anyOf.forEach(this::look);
            case Quantity.CertificationsHeld(var people) -> look(people);
            case Quantity.Share(var part, var whole) -> look(part, whole);
            case Quantity.GrowthPercent(var current, var baseline) -> look(current, baseline);
            case Quantity.Increase(var current, var baseline) -> look(current, baseline);
            case Quantity.Newer(var reported, var fromRows) -> look(reported, fromRows);
            case Quantity.Greater(var reported, var fromRows) -> look(reported, fromRows);
            case Quantity.Sum(var addends) -> addends.forEach(this::look);
            case Quantity.Reported _,Quantity.Attested _,Quantity.Achieved _,Quantity.NetCustomers _,Quantity.Consumption _,Quantity.DistinctServices _,Quantity.CustomerShare _,Quantity.ConsumptionValue _ ->
                {
                }
        }
    }

    private void look(Quantity one, Quantity other) {
        look(one);
        look(other);
    }

    private void look(Quantity.Accepted credential) {
        accepted.computeIfAbsent(credential.credential(), _ -> new HashSet<>()).add(credential.through());
        leavings.add(credential.leaving());
    }

    private void people(Evidence evidence) {
        Set<PersonId> holders = new HashSet<>();
        for (var held : evidence.certifications()) {
            var through = accepted.get(held.credential());
            if (through != null) {
                holders.add(held.person());
                add(held.earned());
                held.expires().ifPresent(end -> add(end.plusDays(1)));
                through.forEach(end -> end.ifPresent(day -> add(day.plusDays(1))));
            }
        }
        for (var staff : evidence.staff()) {
            if (holders.contains(staff.person())) {
                staff.from().ifPresent(this::add);
                staff.until().ifPresent(left -> leavings.forEach(leaving -> add(leaving.lastDay(left).plusDays(1))));
            }
        }
    }
}
